import { describe, expect, it } from 'vitest';

import { applyCommand } from '../../engine/commands/command.ts';
import { shownScene } from './canvasScene.testing.ts';
import { paletteLanding } from './paletteLanding.ts';

const { design, prepared } = shownScene();
const { scene } = prepared;
const cellOf = (zone: string, tier: string) =>
  scene.cells.find((cell) => cell.zone === zone && cell.tier === tier) ?? null;

describe('paletteLanding', () => {
  it('shows a zone beside the last one, with the addresses it would get', () => {
    const { rect, badge } = paletteLanding('zone', cellOf('a', 'ecs'), design, scene);

    expect(rect?.x).toBeGreaterThan(scene.frames['zone:c']!.x);
    expect(badge.text).toMatch(/^us-east-1d · .*10\.0\.12\.0\/22/);
  });

  it('shows a subnet in the free cell of its kind', () => {
    const freed = applyCommand(design, { type: 'removeSubnet', id: 'ecs-b' });
    if (!freed.ok) throw new Error(freed.error.message);
    const cell = cellOf('b', 'ecs');
    const { rect, badge } = paletteLanding('tier-private', cell, freed.value, scene);

    expect(rect).toEqual(cell?.rect);
    expect(badge).toEqual({ text: 'ECS tasks, us-east-1b: 10.0.4.0/22', refused: false });
  });

  it('shows a new tier below the last where no cell is free', () => {
    const { rect, badge } = paletteLanding('tier-private', null, design, scene);

    expect(rect?.y).toBeGreaterThan(scene.frames['tier:messaging']!.y);
    expect(badge.text).toMatch(/^Private, a new tier · 10\.0\.\d+\.0\/22/);
  });

  it('shows the zone that a single NAT gateway would stand in', () => {
    const without = applyCommand(design, { type: 'setNat', mode: 'none' });
    if (!without.ok) throw new Error(without.error.message);

    expect(paletteLanding('nat', cellOf('b', 'ecs'), without.value, scene)).toEqual({
      rect: scene.frames['zone:b'],
      badge: { text: 'A single NAT gateway in us-east-1b', refused: false },
    });
  });

  it('says that it will ask where something must be known', () => {
    expect(paletteLanding('gateway-endpoint', null, design, scene).badge.text).toContain(
      'let go to say which',
    );
  });

  it('says why an item cannot be placed', () => {
    const full = {
      ...design,
      zones: Object.fromEntries(
        'abcdef'.split('').map((letter) => [letter, { name: `us-east-1${letter}`, zoneId: null }]),
      ),
    };

    expect(paletteLanding('zone', null, full, scene).badge.refused).toBe(true);
  });
});
