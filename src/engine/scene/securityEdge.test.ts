import { describe, expect, it } from 'vitest';

import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { defaultSceneOptions, type Scene } from './scene.ts';
import { layoutScene } from './layoutScene.ts';

const EDGE = 'edge:group:ecs-worker>group:rds';
const sceneOf = (design: Design): Scene =>
  layoutScene(design, evaluate(design, awsPriceBook), { ...defaultSceneOptions, legend: true });
const edgeIn = ({ edges }: Scene) => edges.find(({ ref }) => ref === EDGE);
const without = (id: string): Design => {
  const { [id]: gone, ...rules } = agents1000.rules;
  expect(gone).toBeDefined();
  return { ...agents1000, rules };
};
const explains = ({ texts }: Scene) => texts.some(({ text }) => text.startsWith('Half a rule'));

describe('an edge of the security graph', () => {
  it('folds a rule and its mirror into one arrow', () => {
    const scene = sceneOf(agents1000);
    expect(edgeIn(scene)).toMatchObject({ dash: 'solid', arrow: 'end', label: { text: 'tcp 5432' } });
    expect(scene.edges.filter(({ ref }) => ref === EDGE)).toHaveLength(1);
    expect(explains(scene)).toBe(false);
  });

  it('is dashed and says which half is missing, as the legend does', () => {
    const half = sceneOf(without('ecs-worker-to-rds'));
    expect(edgeIn(half)).toMatchObject({ dash: 'dashed', label: { text: 'tcp 5432 · no egress' } });
    expect(explains(half)).toBe(true);
    expect(edgeIn(sceneOf(without('rds-from-ecs-worker')))?.label?.text).toBe('tcp 5432 · no ingress');
  });
});
