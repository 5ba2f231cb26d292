import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyCommand } from '../../commands/command.ts';
import { without as leftOut } from '../../commands/records.ts';
import type { Design, InterfaceEndpoint } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { twoZoneWeb } from '../../templates/twoZoneWeb.ts';
import { costOfDesign } from '../cost/costOfDesign.ts';
import { evaluate } from '../evaluate.ts';
import type { ServiceWay } from '../evaluation.ts';
import { readNetwork } from '../network.ts';
import { countedFlows } from '../transfer/countedFlows.ts';
import { smallNetworks } from './smallNetwork.arbitrary.ts';

const waysOf = (design: Design) => evaluate(design, awsPriceBook).cost.serviceWays;

function wayTo(design: Design, service: string): ServiceWay {
  const way = waysOf(design).find((one) => one.service === service);
  if (way === undefined) throw new Error(`there is no way to ${service}`);
  return way;
}

function following(design: Design, { commands }: ServiceWay): Design {
  const edit = applyCommand(design, { type: 'batch', label: 'Follow the advice', commands });
  if (!edit.ok) throw new Error(edit.error.message);
  return edit.value;
}

const withLogs = (gb: number, nat: Design['nat'] = agents1000.nat): Design => ({
  ...agents1000,
  nat,
  dataTransfer: {
    ...agents1000.dataTransfer,
    flows: {
      'ecs-logs': {
        name: 'Logs',
        from: { kind: 'tier', tier: 'ecs' },
        to: { kind: 'service', service: 'logs' },
        sent: { gb, per: 'month' },
        received: { gb: 0, per: 'month' },
        crossZoneShare: null,
        notes: '',
      },
    },
  },
});

describe('the ways to AWS services', () => {
  it('of the template are those of its tasks, images first', () => {
    expect(waysOf(agents1000).map(({ service, why }) => [service, why])).toEqual([
      ['ecr.api', 'image'],
      ['ecr.dkr', 'image'],
      ['s3', 'image'],
      ['xray', 'assumed'],
      ['secretsmanager', 'assumed'],
      ['logs', 'assumed'],
    ]);
  });

  it('break even with NAT at 208.6 GB a month in one zone and 626 in three', () => {
    const { breakEven } = wayTo(agents1000, 'logs');

    expect(breakEven.map(({ zones }) => zones)).toEqual([1, 2, 3]);
    expect(breakEven[0]?.gb).toBeCloseTo((0.01 * 730) / (0.045 - 0.01), 6);
    expect(breakEven[2]?.gb).toBeCloseTo(625.714286, 5);
  });

  it('cost more over a NAT gateway in another zone, so endpoints pay earlier', () => {
    const { breakEven, withoutUsdPerGb } = wayTo(withLogs(600, { mode: 'single', zone: 'a' }), 'logs');

    expect(withoutUsdPerGb).toBeCloseTo(0.045 + (2 / 3) * 0.02, 8);
    expect(breakEven[2]?.gb).toBeCloseTo((3 * 7.3) / (0.045 + (2 / 3) * 0.02 - 0.01), 3);
  });

  it('have one break-even with the rule of the whole network, over NAT of their own zone or of another', () => {
    for (const design of [
      agents1000,
      twoZoneWeb,
      { ...agents1000, nat: { mode: 'single', zone: 'a' } as const },
    ]) {
      const { serviceWays, endpointBreakEven } = costOfDesign(design, awsPriceBook);
      for (const { service, breakEven } of serviceWays.filter(({ type }) => type === 'interface')) {
        const even = breakEven.find(({ zones }) => zones === endpointBreakEven?.zones)?.gb ?? null;
        expect(even, service).toBeCloseTo(endpointBreakEven?.gb ?? 0, 4);
      }
    }
    expect(costOfDesign(twoZoneWeb, awsPriceBook).endpointBreakEven).toMatchObject({
      zones: 2,
      formula: '0.01 × 730 ÷ (0.045 + 0.01 − 0.01) = 162.22 GB a zone',
    });
  });

  it('say the first whole GB at which an endpoint pays, not the last at which it does not', () => {
    expect(wayTo(twoZoneWeb, 'xray').sentence).toContain('it pays from 325 GB a month');
  });

  it.each([
    [
      300,
      'drop',
      'Drop the endpoint of Amazon CloudWatch Logs in 3 zones: it costs 11.40 USD a month more than doing without it, which costs 13.50 USD; it pays from 626 GB a month.',
    ],
    [
      600,
      'narrow',
      'Let the endpoint of Amazon CloudWatch Logs stand in 2 zones: there it saves 6.40 USD a month, and in 3 zones it costs 0.90 USD more than doing without it, which costs 27.00 USD.',
    ],
    [626, 'keep', 'Keep the endpoint of Amazon CloudWatch Logs in 3 zones: it saves 0.01 USD a month.'],
    [5000, 'keep', 'Keep the endpoint of Amazon CloudWatch Logs in 3 zones: it saves 153.10 USD a month.'],
  ])('with an endpoint are worth it or not at %d GB a month, and say by how much', (gb, advice, sentence) => {
    expect(wayTo(withLogs(gb), 'logs')).toMatchObject({ advice, sentence });
  });

  it('are not advised against what was just done: following the advice leads to one that is kept', () => {
    for (const gb of [100, 300, 450, 600, 700]) {
      const drawn = withLogs(gb);
      const way = wayTo(following(drawn, wayTo(drawn, 'logs')), 'logs');
      expect(way.commands, `${gb} GB: ${way.sentence}`).toEqual([]);
    }
  });

  it('get an endpoint in fewer zones where it does not pay in all, but never in one of several', () => {
    const without = (gb: number) => ({ ...withLogs(gb), endpoints: {} });

    expect(wayTo(without(700), 'logs')).toMatchObject({ advice: 'add', zones: 3 });
    expect(wayTo(without(500), 'logs')).toMatchObject({ advice: 'add', zones: 2 });
    expect(wayTo(without(300), 'logs')).toMatchObject({ advice: 'without', commands: [] });
    const added = following(without(500), wayTo(without(500), 'logs'));
    expect(added.endpoints['logs']).toMatchObject({ service: 'logs', zones: ['a', 'b'], privateDns: true });
  });

  it('without any NAT need their endpoint', () => {
    const sealed: Design = { ...agents1000, nat: { mode: 'none', zone: null } };
    const kept = wayTo(sealed, 'logs');
    const added = wayTo({ ...sealed, endpoints: {} }, 'logs');

    expect(kept).toMatchObject({ advice: 'keep', withoutUsd: null, savesUsd: null });
    expect(kept.sentence).toContain('no route to AWS services');
    expect(added).toMatchObject({ advice: 'add', blocked: expect.stringContaining('us-east-1a') as string });
  });

  it('never forget the free gateway endpoint, also for a tier that it leaves out', () => {
    const none: Design = { ...agents1000, endpoints: {} };
    const way = wayTo(none, 's3');

    expect(way).toMatchObject({ type: 'gateway', advice: 'add', hoursUsd: 0, processingUsd: 0 });
    expect(way.sentence).toBe(
      'Give ECS tasks a gateway endpoint of Amazon S3: it is free, where the way out charges 685.74 USD for 15,238.75 GB a month.',
    );
    expect(following(none, way).endpoints['s3']).toMatchObject({ type: 'gateway', tiers: ['ecs'] });

    const elsewhere: Design = {
      ...agents1000,
      endpoints: {
        s3: {
          ...(agents1000.endpoints['s3'] as Design['endpoints'][string]),
          tiers: ['data'],
        } as Design['endpoints'][string],
      },
    };
    expect(following(elsewhere, wayTo(elsewhere, 's3')).endpoints['s3']).toMatchObject({
      tiers: ['data', 'ecs'],
    });
  });

  it('advise against an interface endpoint of S3 beside the free one', () => {
    const both: Design = {
      ...agents1000,
      endpoints: {
        ...agents1000.endpoints,
        's3-paid': { ...(agents1000.endpoints['logs'] as InterfaceEndpoint), service: 's3' },
      },
    };
    const ways = waysOf(both).filter(({ service }) => service === 's3');

    expect(ways.map(({ type, advice }) => [type, advice])).toEqual([
      ['gateway', 'keep'],
      ['interface', 'drop'],
    ]);
  });

  it('have no figures where prices are not known, and claim nothing', () => {
    const nowhere = waysOf({ ...agents1000, region: 'cn-north-1' });

    for (const way of nowhere.filter(({ type }) => type === 'interface')) {
      expect(way).toMatchObject({ savesUsd: null, advice: 'unknown', curve: [], commands: [] });
    }
  });

  it('save what the whole network costs less, for any NAT, endpoints and traffic', () => {
    fc.assert(
      fc.property(smallNetworks, (design) => {
        const flows = countedFlows(readNetwork(design));
        const total = (one: Design) => costOfDesign(one, awsPriceBook, flows).totalUsd;
        for (const { service, type, endpoint, savesUsd, blocked } of waysOf(design)) {
          const others = Object.values(design.endpoints).filter((one) => one.service === service);
          if (endpoint === null || savesUsd === null || blocked !== null || others.length > 1) continue;
          if (service === 's3' && type === 'interface') continue;
          if (type === 'gateway' && tiersBeyond(design, endpoint, service)) continue;
          const endpoints = leftOut(design.endpoints, endpoint);
          const saved = total({ ...design, endpoints }) - total(design);
          expect(savesUsd, `${service} in ${JSON.stringify(design.nat)}`).toBeCloseTo(saved, 4);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('draw both lines through the figures of today and through the break-even', () => {
    fc.assert(
      fc.property(smallNetworks, (design) => {
        for (const way of waysOf(design)) {
          const { curve, breakEven, zones, gb, withoutUsd, hoursUsd, processingUsd } = way;
          const today = curve.find((point) => point.gb === gb);
          if (today !== undefined && withoutUsd !== null) {
            expectNear(today.withoutUsd, withoutUsd);
            expectNear(today.endpointUsd, (hoursUsd ?? 0) + (processingUsd ?? 0));
          }
          const even = breakEven.find((one) => one.zones === zones)?.gb ?? null;
          const crossing = curve.find((point) => point.gb === even);
          if (even !== null && even > 0) {
            expectNear(crossing?.withoutUsd ?? -1, crossing?.endpointUsd ?? -1);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** The same dollars but for the rounding of many hops to millionths. */
function expectNear(usd: number, other: number): void {
  expect(Math.abs(usd - other), `${usd} and ${other}`).toBeLessThan(0.001 + other * 1e-6);
}

/** Whether a gateway endpoint leaves out a tier that calls its service, so that taking it away saves less. */
function tiersBeyond(design: Design, endpoint: string, service: string): boolean {
  const drawn = design.endpoints[endpoint];
  const served = drawn?.type === 'gateway' ? drawn.tiers : [];
  return Object.values(design.dataTransfer.flows).some(
    ({ from, to }) =>
      to.kind === 'service' && to.service === service && from.kind === 'tier' && !served.includes(from.tier),
  );
}
