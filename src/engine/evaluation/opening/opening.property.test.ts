import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyCommand, type Command, commandSchema } from '../../commands/command.ts';
import type { Design, ReachEnd, Traffic } from '../../design/design.ts';
import { anyDesign } from '../../design/design.arbitrary.ts';
import { headersOfTraffic, isWithin, subtract } from '../../packets/headerSet.ts';
import { reachOfDesign } from '../reachability/reachOfDesign.ts';
import { openingOf } from './opening.ts';
import { isGranted, triedDesign } from './openingWish.ts';

const traffics: readonly Traffic[] = [
  { protocol: 'tcp', ports: { from: 5432, to: 5432 } },
  { protocol: 'udp', ports: { from: 8000, to: 8010 } },
  { protocol: 'icmp', ports: { from: 8, to: -1 } },
  { protocol: 'icmpv6', ports: { from: 128, to: -1 } },
  { protocol: '50', ports: null },
];

function endsOf(design: Design): readonly ReachEnd[] {
  return [
    ...Object.keys(design.workloads).map((id): ReachEnd => ({ kind: 'workload', workload: id })),
    ...Object.keys(design.securityGroups).map((id): ReachEnd => ({ kind: 'group', group: id })),
    ...Object.keys(design.tiers).map((id): ReachEnd => ({ kind: 'tier', tier: id })),
    ...Object.keys(design.subnets)
      .slice(0, 3)
      .map((id): ReachEnd => ({ kind: 'subnet', subnet: id })),
    ...Object.keys(design.endpoints).map((id): ReachEnd => ({ kind: 'endpoint', endpoint: id })),
    ...Object.keys(design.networks).map((id): ReachEnd => ({ kind: 'network', network: id })),
    ...['s3', 'sqs'].map((service): ReachEnd => ({ kind: 'service', service })),
    { kind: 'internet' },
    { kind: 'cidr', cidr: '10.0.16.0/20' },
    { kind: 'cidr', cidr: '192.0.2.0/24' },
  ];
}

const asked = fc.tuple(anyDesign(25), fc.nat(), fc.nat(), fc.constantFrom(...traffics));

function applied(design: Design, commands: readonly Command[]): Design | undefined {
  return commands.reduce<Design | undefined>((edited, command) => {
    const next = edited === undefined ? undefined : applyCommand(edited, command);
    return next?.ok === true ? next.value : undefined;
  }, design);
}

describe('the smallest change', () => {
  it('opens exactly what was asked, needs each of its edits, and its rules open no other traffic', () => {
    let offered = 0;
    fc.assert(
      fc.property(asked, ([design, a, b, traffic]) => {
        const ends = endsOf(design);
        const [from, to] = [ends[a % ends.length], ends[b % ends.length]];
        if (from === undefined || to === undefined) return;
        const opening = openingOf(design, { from, to, traffic });
        if (opening === null) {
          expect(isGranted(triedDesign(design), { from, to, traffic })).toBe(true);
          return;
        }
        if (!opening.ok) {
          expect(opening.why).toMatch(/^\S.*\.$/);
          return;
        }
        offered += 1;
        const { commands, label, steps } = opening;
        for (const command of commands) expect(commandSchema.safeParse(command).success).toBe(true);
        expect(steps).toHaveLength(commands.length);
        const after = applyCommand(design, { type: 'batch', label, commands });
        if (!after.ok) throw new Error(after.error.message);
        expect(openingOf(after.value, { from, to, traffic })).toBeNull();
        for (const spare of commands) {
          const fewer = applied(
            design,
            commands.filter((one) => one !== spare),
          );
          const still = fewer === undefined || !isGranted(triedDesign(fewer), { from, to, traffic });
          expect(still, JSON.stringify(spare)).toBe(true);
        }
        if (commands.every(({ type }) => type === 'addRule')) opensNothingElse(design, after.value, traffic);
      }),
      { numRuns: 80 },
    );
    expect(offered).toBeGreaterThan(10);
  });
});

function opensNothingElse(before: Design, after: Design, traffic: Traffic): void {
  const key = (pair: { readonly from: string; readonly to: string }) => `${pair.from} ${pair.to}`;
  const old = new Map(
    reachOfDesign(before)
      .reach.pairs()
      .map((pair) => [key(pair), pair.arrives]),
  );
  for (const pair of reachOfDesign(after).reach.pairs()) {
    const added = subtract(pair.arrives, old.get(key(pair)) ?? []);
    expect(isWithin(added, headersOfTraffic(traffic)), key(pair)).toBe(true);
  }
}
