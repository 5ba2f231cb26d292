import { describe, expect, it } from 'vitest';

import { perform } from '../commands/command.testing.ts';
import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import type { Scene } from '../scene/scene.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { comparisonOf } from './changedThings.ts';
import { comparedScenes } from './comparedScenes.ts';

const evaluated = (design: Design) => ({ design, evaluation: evaluate(design, awsPriceBook) });
const removed = [
  { type: 'removeSubnet', id: 'ecs-b' },
  { type: 'removeRule', id: 'rds-from-ecs-worker' },
  { type: 'removeRule', id: 'ecs-worker-to-rds' },
  { type: 'setSubnet', id: 'ecs-a', name: 'Agents a' },
] as const;
const [before, after] = [
  evaluated(agents1000),
  evaluated(removed.reduce<Design>((design, command) => perform(design, command), agents1000)),
];
const { marks } = comparisonOf(before, after);

const tags = ({ boxes, texts }: Scene) =>
  texts.flatMap(({ box, text }) => (boxes[box]?.role === 'mark-tag' ? [text] : [])).sort();

describe('comparedScenes', () => {
  it('marks in the earlier drawing what goes, in the later one where it stood', () => {
    const scenes = comparedScenes(before, after, marks);

    expect(tags(scenes.before)).toEqual(['changed', 'removed', 'removed']);
    expect(tags(scenes.after)).toEqual(['changed', 'removed: ECS b']);
  });

  it('marks the way back as added', () => {
    const back = comparisonOf(after, before).marks;
    const scenes = comparedScenes(after, before, back);

    expect(tags(scenes.after)).toEqual(['added', 'added', 'changed']);
    expect(tags(scenes.before)).toEqual(['changed']);
  });

  it('marks an arrow once, and as changed while one of its rules stays', () => {
    const half = evaluated(perform(agents1000, { type: 'removeRule', id: 'rds-from-ecs-worker' }));
    const arrow = 'edge:group:ecs-worker>group:rds';

    expect(comparisonOf(before, half).marks).toMatchObject([{ ref: arrow, what: 'changed' }]);
    expect(marks.filter(({ ref }) => ref === arrow)).toMatchObject([{ what: 'removed' }]);
  });
});
