import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { blockIn } from '../planning/plan.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { type Command, labelOf } from './command.ts';
import { perform, refusalOf } from './command.testing.ts';

const split: Command = { type: 'splitSubnet', id: 'ecs-b' };
const deployed = perform(agents1000, {
  type: 'recordDeployment',
  deployment: {
    stack: 'Vpc',
    vpcId: 'vpc-0a1b2c3d',
    subnetIds: { 'ecs-b': 'subnet-0a1b2c3d' },
    on: '2026-11-22',
  },
});

describe('splitSubnet', () => {
  it('leaves the lower half where it was and gives the upper one to a new subnet beside it', () => {
    const halves = perform(agents1000, split).subnets;
    expect(halves['ecs-b']).toEqual({ ...agents1000.subnets['ecs-b'], cidr: '10.0.4.0/23' });
    expect(halves['ecs-b-2']).toEqual({
      ...agents1000.subnets['ecs-b'],
      name: 'ECS b 2',
      cidr: '10.0.6.0/23',
    });
    expect(labelOf(agents1000, split)).toBe('Split ECS b in two');
  });

  it('refuses the smallest subnet there is, one without addresses, and one that is deployed', () => {
    const small = perform(agents1000, { type: 'resizeSubnet', id: 'data-a', prefix: 28 });
    expect(refusalOf(small, { type: 'splitSubnet', id: 'data-a' })).toMatchObject({
      type: 'splitSubnet/too-small',
      message: 'Data a is a /28, and a /28 is the smallest subnet in AWS; enlarge it first.',
    });
    expect(refusalOf(deployed, split).message).toBe(
      'ECS b is deployed as subnet-0a1b2c3d, and AWS cannot shrink a subnet where it is; add another subnet beside it.',
    );
    expect(refusalOf(agents1000, { ...split, newId: 'ecs-a' })).toMatchObject({
      type: 'splitSubnet/id-taken',
      suggestion: 'ecs-a-2',
    });
    expect(refusalOf(agents1000, { ...split, id: 'esc-b' }).type).toBe('splitSubnet/unknown-subnet');
  });
});

describe('joinSubnets', () => {
  const halves = perform(agents1000, split);

  it('takes a split back, whichever half stays', () => {
    const joined = perform(halves, { type: 'joinSubnets', id: 'ecs-b', other: 'ecs-b-2' });
    expect(joined.subnets).toEqual(agents1000.subnets);
    const other = perform(halves, { type: 'joinSubnets', id: 'ecs-b-2', other: 'ecs-b' });
    expect(other.subnets['ecs-b-2']).toMatchObject({ name: 'ECS b 2', cidr: '10.0.4.0/22' });
  });

  it('is the inverse of a split for every subnet of every size', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(agents1000.subnets)),
        fc.integer({ min: 22, max: 27 }),
        (id, prefix) => {
          const design = perform(agents1000, { type: 'resizeSubnet', id, prefix });
          const two = perform(design, { type: 'splitSubnet', id, newId: 'new' });
          expect(blockIn(two.subnets['new']?.cidr ?? '')?.prefix).toBe(prefix + 1);
          expect(perform(two, { type: 'joinSubnets', id, other: 'new' }).subnets).toEqual(design.subnets);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps what people wrote about both, and that one was pinned', () => {
    const noted = perform(halves, {
      type: 'setSubnet',
      id: 'ecs-b-2',
      notes: 'For batch jobs',
      pinned: true,
    });
    const joined = perform(noted, { type: 'joinSubnets', id: 'ecs-b', other: 'ecs-b-2' });
    expect(joined.subnets['ecs-b']).toMatchObject({ notes: 'For batch jobs', pinned: true });
  });

  it('refuses what is not two halves of a block in one zone and tier, and says what would be', () => {
    const join = (id: string, other: string) => refusalOf(halves, { type: 'joinSubnets', id, other });
    expect(join('ecs-a', 'ecs-b')).toMatchObject({
      type: 'joinSubnets/other-zone',
      message: 'ECS a and ECS b stand in us-east-1a and us-east-1b, and a subnet lies in one zone.',
    });
    expect(join('ecs-b', 'data-b').type).toBe('joinSubnets/other-tier');
    expect(join('ecs-b', 'ecs-b').type).toBe('joinSubnets/same');
    const apart = perform(halves, { type: 'setSubnetCidr', id: 'ecs-b-2', cidr: '10.0.12.0/23' });
    expect(refusalOf(apart, { type: 'joinSubnets', id: 'ecs-b', other: 'ecs-b-2' })).toMatchObject({
      type: 'joinSubnets/not-halves',
      message: '10.0.4.0/23 and 10.0.12.0/23 do not make up one block; its other half would be 10.0.6.0/23.',
    });
  });

  it('refuses to widen what is deployed', () => {
    const beside = perform(deployed, { type: 'setSubnetCidr', id: 'ecs-a', cidr: '10.0.32.0/22' });
    const both = perform(beside, { type: 'addSubnet', zone: 'b', tier: 'ecs', cidr: '10.0.0.0/22' });
    expect(refusalOf(both, { type: 'joinSubnets', id: 'ecs-b', other: 'ecs-b-2' })).toMatchObject({
      type: 'joinSubnets/deployed',
      message:
        'ECS b is deployed as subnet-0a1b2c3d, and AWS cannot widen a subnet where it is; add another subnet beside it.',
    });
  });
});

describe('setHeldRange', () => {
  it('moves, resizes and renames a held range, over its own addresses too', () => {
    const moved = perform(agents1000, { type: 'setHeldRange', id: 'peering', cidr: '10.0.128.0/17' });
    expect(moved.vpc.held['peering']).toEqual({
      name: agents1000.vpc.held['peering']?.name,
      cidr: '10.0.128.0/17',
    });
    const renamed = perform(moved, { type: 'setHeldRange', id: 'peering', name: 'Partners' });
    expect(renamed.vpc.held['peering']).toEqual({ name: 'Partners', cidr: '10.0.128.0/17' });
    expect(labelOf(moved, { type: 'setHeldRange', id: 'peering', cidr: '10.0.64.0/18' })).toBe(
      'Keep 10.0.64.0/18 free (held for VPC peering)',
    );
  });

  it('refuses what is taken or outside, naming the nearest free block', () => {
    const move = (cidr: string) => refusalOf(agents1000, { type: 'setHeldRange', id: 'peering', cidr });
    expect(move('10.0.0.0/18')).toMatchObject({ type: 'setHeldRange/overlap', suggestion: '10.0.64.0/18' });
    expect(move('10.1.0.0/18').type).toBe('setHeldRange/outside-vpc');
    expect(move('10.0.0.1/18').type).toBe('setHeldRange/not-a-block');
    expect(refusalOf(agents1000, { type: 'setHeldRange', id: 'peers', cidr: '10.0.64.0/18' })).toMatchObject({
      type: 'setHeldRange/unknown-held-range',
    });
  });
});
