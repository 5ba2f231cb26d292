import { describe, expect, it } from 'vitest';

import type { Command } from '../../commands/command.ts';
import { perform } from '../../commands/command.testing.ts';
import type { Design } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { evaluate } from '../evaluate.ts';
import { findingRules } from '../findings/findings.ts';
import type { BoundaryId } from './boundaries.ts';
import { reviewedRules } from './boundaryRules.ts';
import { securityReviewOf } from './securityReview.ts';

const review = (design: Design) => securityReviewOf(design, evaluate(design, awsPriceBook));

function boundary(id: BoundaryId, ...commands: readonly Command[]) {
  const found = review(commands.reduce(perform, agents1000)).boundaries.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no boundary ${id}.`);
  return found;
}

const lines = ({ crossings }: ReturnType<typeof boundary>) =>
  crossings.map(({ from, to, traffic }) => `${from} > ${to}: ${traffic}`);

describe('securityReviewOf', () => {
  it('shows the one way in from the internet, and proves that there is no other', () => {
    expect(lines(boundary('internet'))).toEqual(['cidr:0.0.0.0/0 > workload:alb: tcp 443']);
    expect(boundary('internet').proof).toBe(
      'Proved for 13 pairs, every address and every port: this gets through and nothing else.',
    );
  });

  it('shows what passes between tiers, and nothing within one', () => {
    expect(lines(boundary('tiers'))).toEqual([
      'workload:alb > workload:supervisor: tcp 8080',
      'workload:supervisor > workload:database: tcp 5432',
      'workload:supervisor > workload:broker: tcp 61614',
      'workload:workers > workload:database: tcp 5432',
      'workload:workers > workload:broker: tcp 61614',
      'workload:services > workload:database: tcp 5432',
      'workload:services > workload:broker: tcp 61614',
    ]);
  });

  it('shows who calls AWS through which endpoint', () => {
    const crossings = lines(boundary('aws'));

    expect(crossings).toContain('workload:workers > endpoint:s3: tcp 443');
    expect(crossings).toContain('workload:supervisor > endpoint:secretsmanager: tcp 443');
    expect(crossings.filter((line) => line.startsWith('workload:database'))).toEqual([]);
    expect(lines(boundary('aws', { type: 'removeRule', id: 'ecs-worker-to-s3' }))).not.toContain(
      'workload:workers > endpoint:s3: tcp 443',
    );
  });

  it('shows what leaves over what, once a rule lets it out', () => {
    const out = boundary('out', {
      ...{ type: 'allowFlow', from: 'group:ecs-worker', to: 'cidr:0.0.0.0/0' },
      traffic: { protocol: 'tcp', ports: { from: 443, to: 443 } },
    });

    expect(boundary('out').crossings).toEqual([]);
    expect(out.crossings[0]).toMatchObject({ from: 'workload:workers', traffic: 'tcp 443' });
    expect(out.crossings[0]?.through).toContain('NAT gateway us-east-1a');
  });

  it('reads the intents and the findings of each boundary where they belong', () => {
    const open: Command = {
      ...{ type: 'addRule', group: 'rds', direction: 'ingress' },
      traffic: { protocol: 'tcp', ports: { from: 5432, to: 5432 } },
      peer: { kind: 'cidr', cidr: '0.0.0.0/0' },
    };

    expect(boundary('internet').intents.map(({ id }) => id)).toContain('internet-not-data');
    expect(boundary('tiers').intents.map(({ id }) => id)).toEqual(['supervisor-to-workers', 'between-tiers']);
    expect(boundary('aws').intents.map(({ id }) => id)).toEqual(['workers-s3-through-endpoint']);
    expect(boundary('internet', open).open.map(({ rule }) => rule)).toContain('openToWorld');
  });

  it('tells what was set aside with its reason, apart from what is open', () => {
    const key = 'unusedGroup/group:spare';
    const aside = boundary(
      'tiers',
      { type: 'addSecurityGroup', id: 'spare', name: 'spare-sg' },
      {
        type: 'setAsideFinding',
        key,
        reason: 'for phase 2',
        by: 'Ada',
        on: '2026-11-28',
      },
    );

    expect(aside.setAside.map((finding) => finding.key)).toContain(key);
    expect(aside.open.map((finding) => finding.key)).not.toContain(key);
  });

  it('reads no rule that does not exist', () => {
    const known = new Set(findingRules.map(({ id }) => id));

    expect(reviewedRules.filter((rule) => !known.has(rule))).toEqual([]);
  });
});
