import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyCommand } from '../commands/command.ts';
import type { Design, InterfaceEndpoint, Nat } from '../design/design.ts';
import { costOfDesign } from '../evaluation/cost/costOfDesign.ts';
import { smallNetworks } from '../evaluation/endpoints/smallNetwork.arbitrary.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { Cost, Routes } from '../evaluation/evaluation.ts';
import { readNetwork } from '../evaluation/network.ts';
import { deriveRouting } from '../evaluation/routes.ts';
import { countedFlows } from '../evaluation/transfer/countedFlows.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { cheapestNetwork, type CheapestNetwork } from './cheapestNetwork.ts';
import { limitsOf, type NetworkLimits } from './limits.ts';

const noLimits: NetworkLimits = {
  survivesZoneLoss: false,
  longestOutageMinutes: null,
  privateOnly: false,
  managedOnly: false,
};

/** Half an hour wherever one zone's way out is another's. */
const halfAnHour = (_: Design, { natGateways }: Routes) => (sharesWayOut({ natGateways }) ? 30 : 0);

const cheapestOf = (design: Design, limits: NetworkLimits = noLimits) =>
  cheapestNetwork(design, awsPriceBook, limits, halfAnHour);

function applied(design: Design, { commands }: CheapestNetwork): Design {
  const edit = applyCommand(design, { type: 'batch', label: 'Use the cheapest network', commands });
  if (!edit.ok) throw new Error(edit.error.message);
  return edit.value;
}

function sharesWayOut({ natGateways }: Pick<Routes, 'natGateways'>): boolean {
  return Object.values(natGateways).some(
    ({ kind, zone, serves }) => kind !== 'regional' && serves.some((one) => one !== zone),
  );
}

describe('the cheapest network', () => {
  it('of the template that survives a zone is regional or per zone, with the paid endpoints gone', () => {
    const best = cheapestOf(agents1000, limitsOf(agents1000));
    const after = applied(agents1000, best);

    expect(best.impossible).toBeNull();
    expect(best.gapUsd).toBe(0);
    expect(best.savesUsd).toBeGreaterThan(0);
    expect(Object.keys(after.endpoints)).toContain('s3');
    expect(sharesWayOut(deriveRouting(readNetwork(after), after.nat))).toBe(false);
    expect(evaluate(after, awsPriceBook).cost.totalUsd).toBeCloseTo(best.afterUsd, 4);
    expect(best.beforeUsd).toBeCloseTo(evaluate(agents1000, awsPriceBook).cost.totalUsd, 4);
  });

  it('is found once: after it is applied it is the cheapest already', () => {
    const limits = limitsOf(agents1000);
    const after = applied(agents1000, cheapestOf(agents1000, limits));

    expect(cheapestOf(after, limits)).toMatchObject({
      changes: [],
      commands: [],
      savesUsd: 0,
      impossible: null,
    });
  });

  it('says what each change saves, and together they save the whole', () => {
    const { changes, savesUsd, beforeUsd, afterUsd } = cheapestOf(agents1000);

    expect(changes.length).toBeGreaterThan(2);
    expect(changes.reduce((sum, change) => sum + change.savesUsd, 0)).toBeCloseTo(savesUsd, 6);
    expect(beforeUsd - afterUsd).toBeCloseTo(savesUsd, 6);
  });

  it('warns that groups let nothing out to what loses its endpoint, and does the job on that condition', () => {
    const { notes, condition } = cheapestOf(agents1000);

    expect(condition).toBe('ecs-supervisor-sg and ecs-worker-sg are opened to the internet on TCP 443');
    expect(cheapestOf({ ...agents1000, endpoints: {}, rules: {} }).condition).toBe(
      'ecs-supervisor-sg and ecs-worker-sg are opened to the internet and to the endpoint of Amazon S3 on TCP 443',
    );
    expect(notes).toEqual([
      expect.stringMatching(
        /^ecs-supervisor-sg and ecs-worker-sg let nothing out to the internet on TCP 443/,
      ),
    ]);
  });

  it('goes without NAT and with every endpoint where nothing calls the internet and all is to stay private', () => {
    const quiet: Design = {
      ...agents1000,
      dataTransfer: { ...agents1000.dataTransfer, flows: { 'ecs-internet': nothingTo('internet') } },
      tiers: agents1000.tiers,
    };
    const isolated: Design = {
      ...quiet,
      tiers: {
        ...quiet.tiers,
        ecs: { ...(quiet.tiers['ecs'] as Design['tiers'][string]), access: 'isolated' },
      },
    };
    const best = cheapestOf(isolated, { ...noLimits, survivesZoneLoss: true, privateOnly: true });
    const after = applied(isolated, best);
    const { transfer } = evaluate(after, awsPriceBook).cost;

    expect(after.nat.mode).toBe('none');
    for (const flow of transfer.flows.filter(({ to }) => to.kind === 'service')) {
      for (const { hops, blocked } of flow.legs) {
        expect(blocked).toBeNull();
        expect(hops.map(({ kind }) => kind).filter((kind) => !/endpoint|cross-zone/.test(kind))).toEqual([]);
      }
    }
  });

  it('is nobody’s where a limit cannot be kept, and says why', () => {
    const oneZone: Design = {
      ...agents1000,
      zones: { a: agents1000.zones['a'] as Design['zones'][string] },
      subnets: Object.fromEntries(Object.entries(agents1000.subnets).filter(([, { zone }]) => zone === 'a')),
    };
    const { impossible, changes } = cheapestOf(oneZone, {
      ...noLimits,
      survivesZoneLoss: true,
      privateOnly: true,
    });

    expect(impossible).toMatch(/\.$/);
    expect(changes).toEqual([]);
  });

  it('keeps to the outage that is allowed', () => {
    const strict = cheapestOf(agents1000, { ...noLimits, managedOnly: true, longestOutageMinutes: 5 });
    const loose = cheapestOf(agents1000, { ...noLimits, managedOnly: true, longestOutageMinutes: 60 });

    expect(sharesWayOut(deriveRouting(readNetwork(agents1000), (strict.found as { nat: Nat }).nat))).toBe(
      false,
    );
    expect(loose.afterUsd).toBeLessThan(strict.afterUsd);
  });

  it('leaves out what has no price, and says so', () => {
    const { trials } = cheapestOf({ ...agents1000, region: 'us-gov-west-1' });

    for (const { usd, refused } of trials) expect(usd === null).toBe(refused !== null);
  });

  it('is that of brute force over NAT, endpoints and zones, under every limit', () => {
    fc.assert(
      fc.property(
        smallNetworks,
        fc.record({
          survivesZoneLoss: fc.boolean(),
          longestOutageMinutes: fc.constantFrom(null, null, 10, 45),
          privateOnly: fc.boolean(),
          managedOnly: fc.boolean(),
        }),
        (design, limits) => {
          const best = cheapestOf(design, limits);
          const brute = bruteForce(design, limits);
          if (brute === null) {
            expect(best.impossible).not.toBeNull();
            return;
          }
          expect(best.impossible).toBeNull();
          const after = applied(design, best);
          const flows = countedFlows(readNetwork(design));
          expect(Math.abs(best.afterUsd - brute), `${best.afterUsd} and ${brute}`).toBeLessThan(
            0.01 + brute * 1e-7,
          );
          expect(costOfDesign(after, awsPriceBook, flows).totalUsd).toBeCloseTo(best.afterUsd, 4);
        },
      ),
      { numRuns: 15 },
    );
  });
});

const nothingTo = (kind: 'internet'): Design['dataTransfer']['flows'][string] => ({
  name: 'Nothing',
  from: { kind: 'tier', tier: 'public' },
  to: { kind },
  sent: { gb: 0, per: 'month' },
  received: { gb: 0, per: 'month' },
  crossZoneShare: null,
  notes: '',
});

const nats: readonly Nat[] = [
  ...(['per-zone', 'regional', 'instance-per-zone', 'none'] as const).map((mode) => ({ mode, zone: null })),
  ...(['single', 'instance'] as const).flatMap((mode) => ['a', 'b'].map((zone) => ({ mode, zone }))),
];
const zoneSets: readonly (readonly string[] | undefined)[] = [undefined, ['a'], ['b', 'c'], ['a', 'b', 'c']];

/** The lowest month of all that keep to the limits, by trying every one; `null` when none does. */
function bruteForce(design: Design, limits: NetworkLimits): number | null {
  const flows = countedFlows(readNetwork(design));
  const tried = nats.flatMap((nat) =>
    [true, false].flatMap((gateway) =>
      zoneSets.flatMap((logs) =>
        zoneSets.map((sqs) => {
          const one = withEndpoints({ ...design, nat }, gateway, { logs, sqs });
          return { one, cost: costOfDesign(one, awsPriceBook, flows) };
        }),
      ),
    ),
  );
  const lists = tried.map(({ cost }) => lostIn(cost));
  const [first = []] = lists;
  const unavoidable = new Set(first.filter((part) => lists.every((list) => list.includes(part))));
  const months = tried
    .filter(
      ({ one, cost }) => lostIn(cost).every((part) => unavoidable.has(part)) && keeps(one, cost, limits),
    )
    .map(({ cost }) => cost.totalUsd);
  return months.length === 0 ? null : Math.min(...months);
}

function withEndpoints(
  design: Design,
  gateway: boolean,
  wanted: Readonly<Record<string, readonly string[] | undefined>>,
): Design {
  const tiers = ['public', 'ecs', 'data'];
  const s3 = { type: 'gateway', service: 's3', tiers, prefixListId: null, policy: null } as const;
  const interfaces = Object.entries(wanted).flatMap(([service, zones]): [string, InterfaceEndpoint][] =>
    zones === undefined
      ? []
      : [
          [
            service,
            {
              type: 'interface',
              service,
              tier: 'ecs',
              zones: [...zones],
              securityGroups: [],
              privateDns: true,
              policy: null,
            },
          ],
        ],
  );
  return { ...design, endpoints: { ...(gateway ? { s3 } : {}), ...Object.fromEntries(interfaces) } };
}

function lostIn({ transfer }: Cost): readonly string[] {
  return transfer.flows.flatMap(({ id, legs }) =>
    legs.filter(({ blocked }) => blocked !== null).map(({ zone }) => `${id} ${zone ?? ''}`),
  );
}

function keeps(design: Design, { transfer }: Cost, limits: NetworkLimits): boolean {
  const routes = deriveRouting(readNetwork(design), design.nat);
  const inOneZone = Object.values(routes.endpoints).some(
    ({ type, subnets }) => type === 'interface' && subnets.length < 2,
  );
  if ((limits.survivesZoneLoss || limits.longestOutageMinutes !== null) && inOneZone) return false;
  if (limits.survivesZoneLoss && sharesWayOut(routes)) return false;
  if (limits.managedOnly && design.nat.mode.startsWith('instance')) return false;
  if (halfAnHour(design, routes) > (limits.longestOutageMinutes ?? Infinity)) return false;
  if (!limits.privateOnly) return true;
  const hopsOf = (kind: 'service' | 'internet') =>
    transfer.flows.flatMap(({ to, legs }) =>
      to.kind === kind
        ? legs
            .filter(({ sentGb, receivedGb }) => sentGb + receivedGb > 0 || kind === 'internet')
            .flatMap(({ hops }) => hops)
        : [],
    );
  const leaks = hopsOf('service').some(({ kind }) => kind === 'nat' || kind.endsWith('internet-gateway'));
  const needsNat = hopsOf('internet').some(({ kind }) => kind === 'nat');
  return !leaks && (design.nat.mode === 'none' || needsNat);
}
