import { describe, expect, it } from 'vitest';

import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import type { Comment } from '../design/design.ts';
import { pinComments, pinsIn } from './commentPins.ts';
import { layoutScene } from './layoutScene.ts';
import { markScene, type SceneMark } from './marks.ts';
import { textsOutside } from './sceneLaws.testing.ts';

const evaluation = evaluate(agents1000, awsPriceBook);
const scene = layoutScene(agents1000, evaluation);
const { 'ecs-b': gone, ...subnets } = agents1000.subnets;
const without = layoutScene({ ...agents1000, subnets }, evaluation);
const words = (marked: typeof scene) =>
  marked.texts.slice(marked === scene ? 0 : scene.texts.length).map(({ text }) => text);

const comment = (changes: Partial<Comment>): Comment => ({
  ...{
    subject: 'subnet:ecs-a',
    about: 'ECS a',
    place: null,
    kind: 'comment',
    severity: null,
    assignee: null,
  },
  ...{ text: 'x', by: 'Ada', at: '2026-11-22T10:00:00Z', edited: null, resolved: null, replyTo: null },
  ...changes,
});

describe('markScene', () => {
  it('leaves a scene without marks as it is', () => {
    expect(markScene(scene, [])).toBe(scene);
  });

  it('says in a word what became of a thing, in a frame around it', () => {
    const marks: readonly SceneMark[] = [
      { ref: 'subnet:ecs-a', what: 'added', name: 'ECS a' },
      { ref: 'group:rds', what: 'changed', name: 'rds-sg' },
    ];
    const marked = markScene(scene, marks);
    expect(words(marked)).toEqual(['added', 'changed']);
    expect(marked.boxes.filter(({ role }) => role === 'mark').map(({ ref }) => ref)).toEqual([
      'subnet:ecs-a',
      'group:rds',
    ]);
    expect(textsOutside(marked)).toEqual([]);
  });

  it('shows a subnet that is gone in its empty place, and anything else that is below the drawing', () => {
    if (gone === undefined) throw new Error('The template has ecs-b.');
    const marked = markScene(without, [
      { ref: 'subnet:ecs-b', what: 'removed', name: 'ECS b', cell: { zone: gone.zone, tier: gone.tier } },
      { ref: 'rule:x', what: 'removed', name: 'rds-sg lets tcp 5432 in' },
    ]);
    const texts = marked.texts.slice(without.texts.length);
    expect(texts.map(({ text }) => text)).toEqual(['removed: ECS b', 'removed: rds-sg lets tcp 5432 in']);
    expect(texts[0]?.y).toBeLessThan(without.height);
    expect(texts[1]?.y).toBeGreaterThan(without.height);
    expect(marked.height).toBeGreaterThan(without.height);
  });
});

describe('pinComments', () => {
  it('says how much is open, and that what is settled is', () => {
    const resolved = { by: 'Ada', at: '2026-11-22T10:00:00Z' };
    const pinned = pinComments(scene, {
      a: comment({}),
      b: comment({ kind: 'issue', severity: 'high' }),
      c: comment({ replyTo: 'a' }),
      d: comment({ subject: 'zone:a', resolved }),
      e: comment({ subject: 'figure:total' }),
    });
    expect(words(pinned)).toEqual(['1 issue · 1 open', '1 resolved']);
    expect(textsOutside(pinned)).toEqual([]);
  });

  it('leads from a pin to its first open thread, also from one at a point', () => {
    const resolved = { by: 'Ada', at: '2026-11-22T10:00:00Z' };
    const comments = {
      a: comment({ resolved }),
      b: comment({ subject: 'region', place: { x: 30, y: 40 } }),
      c: comment({}),
    };
    const pins = pinsIn(pinComments(scene, comments), comments);

    expect(pins.map(({ subject, words, thread }) => [subject, words, thread])).toEqual([
      ['subnet:ecs-a', '1 open', 'c'],
      ['region', '1 open', 'b'],
    ]);
    expect(pinsIn(scene, {})).toEqual([]);
  });
});
