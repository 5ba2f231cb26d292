import { describe, expect, it } from 'vitest';

import type { DataFlow, Design } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { evaluate } from '../evaluate.ts';

const found = (design: Design) =>
  evaluate(design, awsPriceBook).findings.filter(({ rule }) => rule === 'flowBlocked');

describe('flowBlocked', () => {
  it('tells what is merely assumed once for each tier, as a fact to know', () => {
    const design: Design = { ...agents1000, nat: { mode: 'none', zone: null }, endpoints: {} };

    expect(found(agents1000)).toEqual([]);
    expect(found(design)).toMatchObject([
      {
        key: 'flowBlocked/tier:ecs',
        severity: 'info',
        title:
          'ECS tasks has no way for 7 assumed data flows, to Internet, Amazon S3, Amazon ECR API and 4 more: ECS tasks in us-east-1a has no route to the internet.',
        subjects: ['tier:ecs'],
      },
    ]);
  });

  it('keeps its key whatever the order of the tiers', () => {
    const { public: tier } = agents1000.tiers;
    const { 'public-a': subnet } = agents1000.subnets;
    const { alb } = agents1000.workloads;
    if (tier === undefined || subnet === undefined || alb === undefined)
      throw new Error('The template is another.');
    const design: Design = {
      ...agents1000,
      vpc: { ...agents1000.vpc, internetGateway: false },
      tiers: { ...agents1000.tiers, edge: tier },
      subnets: { ...agents1000.subnets, 'edge-a': { ...subnet, tier: 'edge', cidr: '10.0.200.0/24' } },
      workloads: { ...agents1000.workloads, other: { ...alb, tier: 'edge' } },
    };
    const turned = { ...design, tiers: Object.fromEntries(Object.entries(design.tiers).reverse()) };
    const keys = (of: Design) => found(of).map(({ key }) => key);
    expect(keys(design)).toContain('flowBlocked/edge-internet');
    expect(keys(turned)).toEqual(keys(design));
  });

  it('says nothing of a flow without data', () => {
    const none = { gb: 0, per: 'month' } as const;
    const flow: DataFlow = {
      name: 'Nothing',
      from: { kind: 'tier', tier: 'ecs' },
      to: { kind: 'internet' },
      sent: none,
      received: none,
      crossZoneShare: null,
      notes: '',
    };
    const dataTransfer = { ...agents1000.dataTransfer, flows: { 'ecs-internet': flow } };

    expect(found({ ...agents1000, nat: { mode: 'none', zone: null }, dataTransfer })).toEqual([]);
  });
});
