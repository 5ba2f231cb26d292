import { describe, expect, it } from 'vitest';

import type { Design } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { type Command, labelOf } from './command.ts';
import { perform, refusalOf } from './command.testing.ts';

const cidrsOf = ({ subnets }: Design) =>
  Object.fromEntries(Object.entries(subnets).map(([id, { cidr }]) => [id, cidr]));

describe('addZone', () => {
  it('takes the region’s next zone with a subnet for every tier, and changes no address that exists', () => {
    const design = perform(agents1000, { type: 'addZone' });
    expect(design.zones['d']?.name).toBe('us-east-1d');
    expect(cidrsOf(design)).toEqual({
      ...cidrsOf(agents1000),
      'public-d': '10.0.19.0/24',
      'ecs-d': '10.0.12.0/22',
      'data-d': '10.0.23.0/24',
      'messaging-d': '10.0.27.0/24',
    });
    expect(design.subnets['ecs-d']?.name).toBe('ECS d');
    expect(labelOf(agents1000, { type: 'addZone' })).toBe('Add zone us-east-1d');
  });

  it('leaves out tiers that are not in every zone, and all of them on request', () => {
    const partial = perform(agents1000, { type: 'removeSubnet', id: 'data-b' });
    expect(perform(partial, { type: 'addZone' }).subnets).not.toHaveProperty('data-d');
    const bare = perform(agents1000, { type: 'addZone', withSubnets: false });
    expect(cidrsOf(bare)).toEqual(cidrsOf(agents1000));
  });

  it('is refused when the region has no more zones or the name is another region’s', () => {
    const four = perform(agents1000, { type: 'addZone' });
    const six = perform(perform(four, { type: 'addZone' }), { type: 'addZone' });
    expect(refusalOf(six, { type: 'addZone' }).type).toBe('addZone/no-more-zones');
    expect(refusalOf(agents1000, { type: 'addZone', name: 'eu-west-1d' })).toMatchObject({
      type: 'addZone/other-region',
      suggestion: 'us-east-1d',
    });
    expect(refusalOf(agents1000, { type: 'addZone', name: 'us-east-1a' }).type).toBe('addZone/name-taken');
  });

  it('is refused as a whole when one of its subnets finds no room', () => {
    const small: Design = { ...agents1000, vpc: { ...agents1000.vpc, blocks: ['10.0.0.0/19'], held: {} } };
    const spare = perform(small, { type: 'holdRange', name: 'later', cidr: '10.0.28.0/22' });
    const packed = perform(spare, { type: 'addSubnet', zone: 'a', tier: 'ecs' });
    expect(refusalOf(packed, { type: 'addZone' })).toEqual({
      type: 'addZone/no-room',
      message:
        'There is no room for a /22 (1,024 addresses) for ECS d: nothing is free; add a VPC block or release a held range.',
    });
  });
});

describe('moveSubnet', () => {
  it('gives the subnet addresses of its own beside the old ones, and its zone’s slot again on the way back', () => {
    const command: Command = { type: 'moveSubnet', id: 'ecs-b', zone: 'c' };
    const there = perform(agents1000, command);
    expect(there.subnets['ecs-b']).toMatchObject({ zone: 'c', cidr: '10.0.12.0/22' });
    expect(labelOf(agents1000, command)).toBe('Move ECS b to us-east-1c');
    const back = perform(there, { type: 'moveSubnet', id: 'ecs-b', zone: 'b' });
    expect(back.subnets['ecs-b']).toEqual(agents1000.subnets['ecs-b']);
  });

  it('takes the size of another tier, and keeps a block that a person chose', () => {
    const automatic = perform(agents1000, { type: 'moveSubnet', id: 'ecs-b', tier: 'data' });
    expect(automatic.subnets['ecs-b']).toMatchObject({ tier: 'data', cidr: '10.0.23.0/24' });
    const pinned = perform(agents1000, { type: 'setSubnet', id: 'ecs-b', pinned: true });
    const moved = perform(pinned, { type: 'moveSubnet', id: 'ecs-b', zone: 'c' });
    expect(moved.subnets['ecs-b']).toMatchObject({ zone: 'c', cidr: '10.0.4.0/22', pinned: true });
  });

  it('names the nearest zone when there is none of that id', () => {
    expect(refusalOf(agents1000, { type: 'moveSubnet', id: 'esc-b', zone: 'c' })).toEqual({
      type: 'moveSubnet/unknown-subnet',
      message: 'There is no subnet "esc-b"; the nearest is "ecs-b".',
      suggestion: 'ecs-b',
    });
  });
});

describe('resizeSubnet', () => {
  it('stays where it is when it shrinks, and grows in place when nothing is in the way', () => {
    expect(
      perform(agents1000, { type: 'resizeSubnet', id: 'ecs-b', prefix: 23 }).subnets['ecs-b']?.cidr,
    ).toBe('10.0.4.0/23');
    expect(
      perform(agents1000, { type: 'resizeSubnet', id: 'ecs-c', prefix: 21 }).subnets['ecs-c']?.cidr,
    ).toBe('10.0.8.0/21');
  });

  it('goes where there is room when its neighbours are in the way, and when it is deployed', () => {
    expect(
      perform(agents1000, { type: 'resizeSubnet', id: 'ecs-a', prefix: 21 }).subnets['ecs-a']?.cidr,
    ).toBe('10.0.32.0/21');
    const deployment = {
      stack: 'Vpc',
      vpcId: 'vpc-0a1b2c3d',
      subnetIds: { 'ecs-b': 'subnet-0a1b2c3d' },
      on: '2026-11-22',
    };
    const deployed = perform(agents1000, { type: 'recordDeployment', deployment });
    expect(perform(deployed, { type: 'resizeSubnet', id: 'ecs-b', prefix: 23 }).subnets['ecs-b']?.cidr).toBe(
      '10.0.12.0/23',
    );
  });

  it('says how much is short and what would fit', () => {
    expect(refusalOf(agents1000, { type: 'resizeSubnet', id: 'ecs-a', prefix: 16 })).toEqual({
      type: 'resizeSubnet/no-room',
      message:
        'There is no room for a /16 (65,536 addresses) for ECS a: the largest free block is a /18 (16,384 addresses), 49,152 too few; use a /18 or add a VPC block.',
      suggestion: '/18',
    });
  });
});

describe('setSubnetCidr', () => {
  it('pins a block that a person chose, and gives the subnet back to the plan', () => {
    const pinned = perform(agents1000, { type: 'setSubnetCidr', id: 'data-a', cidr: '10.0.64.0/23' });
    expect(pinned.subnets['data-a']).toMatchObject({ cidr: '10.0.64.0/23', pinned: true });
    const sized = perform(pinned, { type: 'setSubnetCidr', id: 'data-a', cidr: '/24' });
    expect(sized.subnets['data-a']).toEqual(agents1000.subnets['data-a']);
    const given = perform(pinned, { type: 'setSubnetCidr', id: 'data-a', cidr: null });
    expect(given.subnets['data-a']).toMatchObject({ cidr: '10.0.28.0/23', pinned: false });
  });

  it.each([
    ['10.0.64.1/24', 'setSubnetCidr/not-a-block', '10.0.64.0/24'],
    ['10.0.4.0/24', 'setSubnetCidr/overlap', '10.0.20.0/24'],
    ['10.0.200.0/24', 'setSubnetCidr/held', '10.0.191.0/24'],
    ['10.1.0.0/24', 'setSubnetCidr/outside-vpc', '10.0.191.0/24'],
    ['10.0.64.0/29', 'setSubnetCidr/aws', '10.0.64.0/28'],
    ['/29', 'setSubnetCidr/aws', '/28'],
  ])('refuses %s and offers what works', (cidr, type, suggestion) => {
    const refusal = refusalOf(agents1000, { type: 'setSubnetCidr', id: 'data-a', cidr });
    expect(refusal).toMatchObject({ type, suggestion });
    perform(agents1000, { type: 'setSubnetCidr', id: 'data-a', cidr: suggestion });
  });

  it('names the subnet in the way', () => {
    const { message } = refusalOf(agents1000, { type: 'setSubnetCidr', id: 'data-a', cidr: '10.0.4.0/24' });
    expect(message).toBe('10.0.4.0/24 overlaps subnet ECS b (10.0.4.0/22); 10.0.20.0/24 is free.');
  });
});

describe('addTier and removeTier', () => {
  it('gives a new tier one block with a slot to spare, and takes everything of it away again', () => {
    const added = perform(agents1000, { type: 'addTier', name: 'Cache', access: 'isolated', prefix: 26 });
    expect(added.tiers['cache']).toMatchObject({ block: '10.0.28.0/24' });
    expect(cidrsOf(added)).toMatchObject({ 'cache-a': '10.0.28.0/26', 'cache-c': '10.0.28.128/26' });
    const { subnets, tiers } = perform(added, { type: 'removeTier', id: 'cache' });
    expect({ subnets, tiers }).toEqual({ subnets: agents1000.subnets, tiers: agents1000.tiers });
  });

  it('is not removed while interface endpoints stand in it', () => {
    expect(refusalOf(agents1000, { type: 'removeTier', id: 'ecs' })).toMatchObject({
      type: 'removeTier/endpoints',
    });
    expect(perform(agents1000, { type: 'removeTier', id: 'data' }).workloads).not.toHaveProperty('database');
  });
});

describe('VPC blocks and held ranges', () => {
  it('move everything inside along with the block', () => {
    const moved = perform(agents1000, { type: 'setVpcBlock', from: '10.0.0.0/16', to: '10.20.0.0/16' });
    expect(moved.subnets['ecs-b']?.cidr).toBe('10.20.4.0/22');
    expect(moved.tiers['ecs']?.block).toBe('10.20.0.0/20');
    expect(moved.vpc.held['peering']?.cidr).toBe('10.20.192.0/18');
  });

  it('refuse a block that leaves something out, that AWS would not take, or that is still in use', () => {
    expect(
      refusalOf(agents1000, { type: 'setVpcBlock', from: '10.0.0.0/16', to: '10.0.0.0/19' }).message,
    ).toBe(
      '10.0.0.0/19 has no room for 10.0.192.0/18 (held for VPC peering); choose a larger block, or move or release what lies in the way.',
    );
    expect(refusalOf(agents1000, { type: 'addVpcBlock', cidr: '192.168.0.0/16' }).type).toBe(
      'addVpcBlock/aws',
    );
    expect(refusalOf(agents1000, { type: 'removeVpcBlock', cidr: '10.0.0.0/16' }).type).toBe(
      'removeVpcBlock/primary',
    );
    const two = perform(agents1000, { type: 'addVpcBlock', cidr: '10.1.0.0/16' });
    const used = perform(two, { type: 'setSubnetCidr', id: 'data-a', cidr: '10.1.0.0/24' });
    expect(refusalOf(used, { type: 'removeVpcBlock', cidr: '10.1.0.0/16' }).type).toBe(
      'removeVpcBlock/in-use',
    );
    expect(perform(two, { type: 'removeVpcBlock', cidr: '10.1.0.0/16' }).vpc).toEqual(agents1000.vpc);
  });

  it('keep a range free and give it back', () => {
    const held = perform(agents1000, { type: 'holdRange', name: 'Partner', cidr: '10.0.28.0/22' });
    expect(
      perform(held, { type: 'addTier', id: 't', name: 'T', access: 'isolated', prefix: 24 }).tiers['t']
        ?.block,
    ).toBe('10.0.32.0/22');
    expect(refusalOf(held, { type: 'holdRange', name: 'x', cidr: '10.0.12.0/22' })).toMatchObject({
      type: 'holdRange/overlap',
      suggestion: '10.0.32.0/22',
    });
    expect(perform(held, { type: 'releaseRange', id: 'partner' }).vpc).toEqual(agents1000.vpc);
  });
});

describe('removeZone', () => {
  it('takes its subnets along and leaves nothing that names it', () => {
    const placed = perform(agents1000, { type: 'setEndpoint', id: 'logs', changes: { zones: ['b'] } });
    const single = perform(placed, { type: 'setNat', mode: 'single', zone: 'b' });
    const design = perform(single, { type: 'removeZone', id: 'b' });
    expect(Object.keys(design.subnets)).toHaveLength(8);
    expect(design.nat).toEqual({ mode: 'single', zone: null });
    expect(design.endpoints['logs']).toMatchObject({ zones: null });
  });
});
