import { describe, expect, it } from 'vitest';

import { formatCidr } from '../../engine/cidr/cidr.ts';
import { block } from '../../engine/cidr/literal.ts';
import { applyCommand, type Command } from '../../engine/commands/command.ts';
import type { Design } from '../../engine/design/design.ts';
import { agents1000 } from '../../engine/templates/agents1000.ts';
import { landingOf, landingRanges, movable, nextPlace, otherHalf, resized, snap } from './mapMoves.ts';

const after = (design: Design, command: Command): Design => {
  const edit = applyCommand(design, command);
  if (!edit.ok) throw new Error(edit.error.message);
  return edit.value;
};

const free = landingRanges(agents1000, 'subnet:ecs-b');
const at = (text: string) => block(`${text}/32`).base;

describe('carrying a block on the address map', () => {
  it('is for placed subnets and held ranges alone', () => {
    expect(movable(agents1000, 'subnet:ecs-b')).toEqual(block('10.0.4.0/22'));
    expect(movable(agents1000, 'held:peering')).toEqual(block('10.0.192.0/18'));
    expect(movable(agents1000, 'tier:ecs')).toBeNull();
    expect(movable(agents1000, null)).toBeNull();
  });

  it('snaps to what is aligned and free near the hand, and else stays where the hand is', () => {
    expect(snap(at('10.0.12.90'), 22, free, 64)).toEqual({ cidr: block('10.0.12.0/22'), free: true });
    expect(snap(at('10.0.10.200'), 22, free, 64)).toEqual({ cidr: block('10.0.12.0/22'), free: true });
    expect(snap(at('10.0.20.0'), 22, free, 64)).toEqual({ cidr: block('10.0.20.0/22'), free: false });
    expect(snap(at('10.0.5.0'), 22, free, 64).cidr).toEqual(block('10.0.4.0/22'));
  });

  it('goes from free place to free place by key', () => {
    const on = nextPlace(block('10.0.4.0/22'), free, 'on');
    expect(on).toEqual(block('10.0.12.0/22'));
    expect(nextPlace(block('10.0.12.0/22'), free, 'on')).toEqual(block('10.0.28.0/22'));
    expect(nextPlace(block('10.0.12.0/22'), free, 'back')).toEqual(block('10.0.4.0/22'));
    expect(nextPlace(block('10.0.4.0/22'), free, 'back')).toBeUndefined();
  });

  it('is one edit, which says what it would give or why it may not', () => {
    const landing = landingOf(agents1000, 'subnet:ecs-b', block('10.0.12.0/22'));
    expect(landing).toEqual({
      command: { type: 'setSubnetCidr', id: 'ecs-b', cidr: '10.0.12.0/22' },
      cidr: block('10.0.12.0/22'),
      said: '10.0.12.0/22 · 1,024 addresses · pins it here',
    });
    expect(landingOf(agents1000, 'subnet:ecs-b', block('10.0.20.0/22'))).toMatchObject({
      command: null,
      said: '10.0.20.0/22 overlaps subnet Data a (10.0.20.0/24); 10.0.12.0/22 is free.',
    });
    expect(landingOf(agents1000, 'subnet:ecs-b', block('10.0.4.0/22')).command).toBeNull();
    expect(landingOf(agents1000, 'held:peering', block('10.0.64.0/18')).command).toEqual({
      type: 'setHeldRange',
      id: 'peering',
      cidr: '10.0.64.0/18',
    });
  });

  it('says that a deployed or pinned subnet is replaced', () => {
    const deployed = after(agents1000, {
      type: 'recordDeployment',
      deployment: {
        stack: 'Vpc',
        vpcId: 'vpc-0a1b2c3d',
        subnetIds: { 'ecs-b': 'subnet-0a1b2c3d' },
        on: '2026-11-22',
      },
    });
    expect(landingOf(deployed, 'subnet:ecs-b', block('10.0.12.0/22')).said).toMatch(
      /replaces subnet-0a1b2c3d: AWS cannot move a subnet$/,
    );
    expect(landingOf(deployed, 'subnet:ecs-b', block('10.0.4.0/23'))).toMatchObject({
      command: null,
      said: 'ECS b is deployed as subnet-0a1b2c3d, and AWS cannot shrink a subnet where it is; add another subnet beside it.',
    });
    const pinned = after(agents1000, { type: 'setSubnet', id: 'ecs-b', pinned: true });
    expect(landingOf(pinned, 'subnet:ecs-b', block('10.0.12.0/22')).said).toMatch(/pinned; once deployed/);
  });
});

describe('pulling an edge on the address map', () => {
  it('goes in powers of two from the end that stays', () => {
    const from = block('10.0.4.0/22');
    expect(formatCidr(resized(from, 'end', at('10.0.6.10')))).toBe('10.0.4.0/23');
    expect(formatCidr(resized(from, 'start', at('10.0.6.10')))).toBe('10.0.6.0/23');
    expect(formatCidr(resized(from, 'end', at('10.0.12.0')))).toBe('10.0.0.0/21');
    expect(formatCidr(resized(block('10.0.8.0/22'), 'end', at('10.0.16.0')))).toBe('10.0.8.0/21');
    expect(formatCidr(resized(from, 'end', at('10.0.3.0')))).toBe('10.0.4.0/28');
  });

  it('leaves an automatic subnet automatic when it stays where it begins', () => {
    expect(landingOf(agents1000, 'subnet:ecs-c', block('10.0.8.0/21')).command).toEqual({
      type: 'resizeSubnet',
      id: 'ecs-c',
      prefix: 21,
    });
    expect(landingOf(agents1000, 'subnet:ecs-b', block('10.0.6.0/23')).command).toEqual({
      type: 'setSubnetCidr',
      id: 'ecs-b',
      cidr: '10.0.6.0/23',
    });
    expect(landingOf(agents1000, 'subnet:ecs-a', block('10.0.0.0/21'))).toMatchObject({
      command: null,
      said: '10.0.0.0/21 overlaps subnet ECS b (10.0.4.0/22); 10.0.32.0/21 is free.',
    });
  });
});

describe('the other half of a subnet', () => {
  it('stands in the same zone and tier', () => {
    expect(otherHalf(agents1000, 'subnet:ecs-b')).toBeNull();
    const halves = after(agents1000, { type: 'splitSubnet', id: 'ecs-b' });
    expect(otherHalf(halves, 'subnet:ecs-b')).toBe('subnet:ecs-b-2');
    expect(otherHalf(halves, 'subnet:ecs-b-2')).toBe('subnet:ecs-b');
  });
});
