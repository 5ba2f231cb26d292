import { describe, expect, it } from 'vitest';

import { agents1000 } from '../../engine/templates/agents1000.ts';
import { missingServices, placingCommand, unusedName } from './placePaletteItem.ts';

describe('placing from the palette', () => {
  it('fills the hole of a tier in the zone where it is dropped', () => {
    const subnets = Object.entries(agents1000.subnets).filter(([id]) => id !== 'ecs-b');
    const design = { ...agents1000, subnets: Object.fromEntries(subnets) };
    expect(placingCommand(design, 'tier-private', { zone: 'b' })).toEqual({
      type: 'addSubnet',
      zone: 'b',
      tier: 'ecs',
    });
    expect(placingCommand(design, 'tier-private', { zone: 'a' })).toMatchObject({
      type: 'addTier',
      access: 'private',
    });
  });

  it('puts a subnet into the tier it is dropped on only where the access agrees', () => {
    expect(placingCommand(agents1000, 'tier-isolated', { zone: 'b', tier: 'data' })).toEqual({
      type: 'addSubnet',
      zone: 'b',
      tier: 'data',
    });
    expect(placingCommand(agents1000, 'tier-isolated', { zone: 'b', tier: 'ecs' })).toMatchObject({
      type: 'addTier',
      access: 'isolated',
    });
  });

  it('gives a new tier a name that none has', () => {
    expect(placingCommand(agents1000, 'tier-public', {})).toMatchObject({ name: 'Public 2' });
    expect(unusedName('a', ['a', 'a-2'], '-')).toBe('a-3');
  });

  it('gives the zone its NAT gateway where there is none at all, and otherwise one to each', () => {
    const without = { ...agents1000, nat: { mode: 'none', zone: null } } as const;
    expect(placingCommand(without, 'nat', { zone: 'b' })).toEqual({
      type: 'setNat',
      mode: 'single',
      zone: 'b',
    });
    expect(placingCommand(agents1000, 'nat', { zone: 'b' })).toEqual({ type: 'setNat', mode: 'per-zone' });
  });

  it('asks for what it cannot know', () => {
    for (const item of ['gateway-endpoint', 'interface-endpoint', 'range'] as const) {
      expect(placingCommand(agents1000, item, {})).toBeNull();
    }
  });

  it('offers the services that are not there yet', () => {
    expect(missingServices(agents1000, 'gateway')).toEqual(['dynamodb']);
    const offered = missingServices(agents1000, 'interface');
    expect(offered).toContain('kms');
    expect(offered).not.toContain('ecr.api');
  });
});
