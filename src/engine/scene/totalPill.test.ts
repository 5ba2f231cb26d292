import { describe, expect, it } from 'vitest';

import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { layoutScene, pictureScene } from './layoutScene.ts';
import { buildScene } from './sceneBuilder.ts';
import { drawTotal } from './totalPill.ts';

const evaluation = evaluate(agents1000, awsPriceBook);

/** What the pill says in this much room. */
function said(room: number): string | undefined {
  const scene = buildScene();
  const parent = scene.box({ ref: 'vpc', role: 'vpc', parent: -1, x: 0, y: 0, width: 900, height: 400 });
  drawTotal(scene, evaluation, { right: 800, y: 0, room }, parent);
  return scene.finish({ width: 900, height: 400 }, null).texts[0]?.text;
}

describe('the total on the VPC', () => {
  it('says what the hours and the traffic cost, or less where there is less room, but never a part of a figure', () => {
    expect(said(400)).toMatch(/^\$219\.00 \+ \$\d+\.\d\d traffic \/ month$/);
    expect(said(140)).toMatch(/^\$\d{3}\.\d\d \/ month$/);
    expect(said(80)).toMatch(/^\$\d{3}\.\d\d$/);
    expect(said(40)).toBeUndefined();
  });

  it('stands on the canvas and not in the picture, whose title has it', () => {
    const roles = ({ boxes }: ReturnType<typeof layoutScene>) => boxes.map(({ role }) => role);

    expect(roles(layoutScene(agents1000, evaluation))).toContain('cost-total');
    expect(roles(pictureScene(agents1000, evaluation))).not.toContain('cost-total');
  });
});
