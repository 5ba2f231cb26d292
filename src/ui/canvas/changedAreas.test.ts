import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../../engine/commands/command.ts';
import type { Rect } from '../../engine/scene/scene.ts';
import { colorSchemes } from '../../engine/scene/tokens.ts';
import { agents1000 } from '../../engine/templates/agents1000.ts';
import { shownScene } from './canvasScene.testing.ts';
import { textRect } from './dirty.ts';
import { differInWords, type Painted, partsToPaint } from './changedAreas.ts';
import type { PaintOptions } from './paint.ts';
import { none } from './picture.ts';
import { edgeBounds } from './preparedScene.ts';
import { touches } from './sceneIndex.ts';

const options: PaintOptions = {
  palette: colorSchemes.light,
  textless: none,
  moving: none,
  lit: null,
  onTheWay: null,
  lagging: false,
};

function after(command: Command, look: Partial<PaintOptions> = {}): Painted {
  const edit = applyCommand(agents1000, command);
  if (!edit.ok) throw new Error(edit.error.message);
  return { prepared: shownScene(edit.value).prepared, options: { ...options, ...look } };
}

const before: Painted = { prepared: shownScene().prepared, options };
const frameOf = (ref: string) => before.prepared.scene.frames[ref]!;
const isCovered = (areas: readonly Rect[] | null, { x, y, width, height }: Rect) =>
  areas!.some((area) => touches(area, { x: x + width / 2, y: y + height / 2, width: 0, height: 0 }));

describe('partsToPaint', () => {
  it('are none for a drawing that says the same', () => {
    expect(partsToPaint(before, { prepared: shownScene().prepared, options })).toEqual([]);
  });

  it('are no other card than that of the subnet whose address changed', () => {
    const readdressed: Command = { type: 'setSubnetCidr', id: 'ecs-b', cidr: '10.0.40.0/22' };
    const areas = partsToPaint(before, after(readdressed))!;

    expect(areas.some((area) => touches(area, frameOf('subnet:ecs-b')))).toBe(true);
    expect(areas.some((area) => touches(area, frameOf('subnet:ecs-a')))).toBe(false);
    expect(areas.some((area) => touches(area, frameOf('subnet:data-b')))).toBe(false);
  });

  it('leave out words that are real elements before and after', () => {
    const renamed: Command = { type: 'setSubnet', id: 'ecs-b', name: 'Tasks b' };
    const textless = { textless: new Set(['subnet:ecs-b']) };

    expect(partsToPaint(before, after(renamed))!.length).toBeGreaterThan(0);
    expect(
      partsToPaint({ ...before, options: { ...options, ...textless } }, after(renamed, textless)),
    ).toEqual([]);
  });

  it('hold a box where it stood and where it stands', () => {
    const moved = after({ type: 'placeBox', ref: 'group:alb', x: 1500, y: 1200 });
    const areas = partsToPaint(before, moved);

    expect(isCovered(areas, frameOf('group:alb'))).toBe(true);
    expect(isCovered(areas, moved.prepared.scene.frames['group:alb']!)).toBe(true);
  });

  it('reach to the end of the longer of two names, the old or the new', () => {
    const short = after({ type: 'setSubnet', id: 'ecs-b', name: 'E' });
    const name = before.prepared.scene.texts.find(
      ({ ref, text }) => ref === 'subnet:ecs-b' && text === 'ECS b',
    )!;
    const { x, y, width, height } = textRect(name);
    const end = { x: x + width - 2, y, width: 2, height };

    expect(isCovered(partsToPaint(before, short), end)).toBe(true);
    expect(isCovered(partsToPaint(short, before), end)).toBe(true);
  });

  it.each<readonly [string, Command, readonly string[]]>([
    ['gateways that go', { type: 'setNat', mode: 'single' }, ['subnet:data-a', 'group:rds']],
    ['an endpoint that goes', { type: 'removeEndpoint', id: 'xray' }, ['subnet:data-a', 'subnet:public-b']],
    ['a card that goes', { type: 'removeSubnet', id: 'data-b' }, ['subnet:ecs-a', 'subnet:public-b']],
  ])('are little of the drawing for %s, there and back', (_, command, untouched) => {
    const other = after(command);

    for (const areas of [partsToPaint(before, other)!, partsToPaint(other, before)!])
      for (const ref of untouched) expect(areas.some((area) => touches(area, frameOf(ref)))).toBe(false);
  });

  it.each<Command>([
    { type: 'setNat', mode: 'single' },
    { type: 'removeEndpoint', id: 'xray' },
    { type: 'removeSubnet', id: 'data-b' },
    { type: 'removeRule', id: 'ecs-worker-to-rds' },
    { type: 'addSecurityGroup', name: 'cache-sg' },
  ])('hold all that only one of two drawings shows: %j', (command) => {
    const other = after(command);
    const [there, back] = [partsToPaint(before, other), partsToPaint(other, before)];

    expect(there === null).toBe(back === null);
    for (const rect of there === null ? [] : shownByOne(before, other)) {
      expect(isCovered(there, rect)).toBe(true);
      expect(isCovered(back, rect)).toBe(true);
    }
  });

  it('are all of a drawing in which nearly everything moves', () => {
    const stretched = after({ type: 'moveSubnet', id: 'ecs-b', zone: 'c' });

    expect(partsToPaint(before, stretched)).toBeNull();
  });
});

describe('differInWords', () => {
  const looking = (look: Partial<PaintOptions>): Painted => ({ ...before, options: { ...options, ...look } });

  it('holds where the same drawing has other words as real elements, and for nothing else', () => {
    expect(differInWords(before, looking({ textless: new Set(['subnet:ecs-b']) }))).toBe(true);
    expect(differInWords(before, looking({ moving: new Set(['subnet:ecs-b']) }))).toBe(false);
    expect(differInWords(before, looking({ lit: new Set(['group:alb']) }))).toBe(false);
    expect(differInWords(before, looking({ lagging: true }))).toBe(false);
    expect(differInWords(before, after({ type: 'setSubnet', id: 'ecs-b', name: 'Other' }))).toBe(false);
  });
});

/** By content alone, whatever the order: where boxes, texts and edges stand that only one of two drawings has. */
function shownByOne(one: Painted, other: Painted): readonly Rect[] {
  const [here, there] = [one, other].map(({ prepared: { scene } }) => {
    const things: readonly (readonly [object, Rect])[] = [
      ...scene.boxes.map((box) => [{ ...box, parent: null }, box] as const),
      ...scene.texts.map((text) => [{ ...text, box: null }, textRect(text)] as const),
      ...scene.edges.map((edge) => [edge, edgeBounds(edge)] as const),
    ];
    return new Map(things.map(([thing, rect]) => [JSON.stringify(thing), rect]));
  });
  return [...here!, ...there!].flatMap(([key, rect]) => (here!.has(key) && there!.has(key) ? [] : [rect]));
}
