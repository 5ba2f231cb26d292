import { describe, expect, it } from 'vitest';

import { shownScene } from './canvasScene.testing.ts';
import { litBy } from './lit.ts';
import { cidrOf, endsOf, nameOf } from './names.ts';

const { design, evaluation, prepared } = shownScene();

describe('nameOf', () => {
  it.each([
    ['subnet:ecs-b', 'Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b'],
    ['zone:a', 'Availability Zone us-east-1a, use1-az1'],
    ['vpc', 'VPC agents-vpc, 10.0.0.0/16'],
    ['group:alb', 'Security group alb-sg'],
    ['edge:group:alb>group:ecs-supervisor', 'Rule alb-sg to ecs-supervisor-sg, tcp 8080'],
    ['internet-gateway', 'Internet gateway'],
  ])('of %s is %j', (ref, name) => {
    expect(nameOf(ref, design, evaluation)).toBe(name);
  });

  it('never shows an id of anything that can be selected', () => {
    for (const { ref } of prepared.things) {
      expect(nameOf(ref, design, evaluation)).not.toMatch(/\b(group|subnet|zone|tier|edge|nat|endpoint):/);
    }
  });

  it('says so when a subnet has no address yet', () => {
    const subnet = { ...design.subnets['ecs-b']!, cidr: '/22' };
    const next = { ...design, subnets: { ...design.subnets, new: subnet } };

    expect(cidrOf(next, evaluation, 'new')).toBeNull();
    expect(nameOf('subnet:new', next, evaluation)).toBe('Subnet ECS b, ECS tasks, no address, us-east-1b');
  });
});

describe('endsOf', () => {
  it('reads both ends, also where one is an address range', () => {
    expect(endsOf('edge:cidr:0.0.0.0/0>group:alb')).toEqual({ from: 'cidr:0.0.0.0/0', to: 'group:alb' });
    expect(endsOf('group:alb')).toBeNull();
  });
});

describe('litBy', () => {
  it('lights a group with its rules and the subnets where it is used', () => {
    const lit = litBy('group:rds', design, evaluation)!;

    expect(lit.has('subnet:data-a')).toBe(true);
    expect(lit.has('subnet:public-a')).toBe(false);
    expect(lit.has('edge:group:ecs-worker>group:rds')).toBe(true);
    expect(lit.has('group:mq')).toBe(false);
  });

  it('lights the subnets that leave through a NAT gateway', () => {
    const lit = litBy('nat:a', design, evaluation)!;

    expect(lit.has('subnet:ecs-a')).toBe(true);
    expect(lit.has('subnet:ecs-b')).toBe(false);
  });

  it('leaves everything as it is while the pointer crosses cards', () => {
    expect(litBy('subnet:ecs-a', design, evaluation)).toBeNull();
    expect(litBy(null, design, evaluation)).toBeNull();
  });
});
