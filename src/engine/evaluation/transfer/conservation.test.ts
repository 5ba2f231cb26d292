import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyDesign } from '../../design/design.arbitrary.ts';
import { type Design, type FlowEnd, natModes } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { costOfDesign } from '../cost/costOfDesign.ts';
import { sumUsd } from '../cost/money.ts';
import type { EvaluatedFlow, FlowLeg } from '../evaluation.ts';

const transferOfDesign = (design: Design) => costOfDesign(design, awsPriceBook).transfer;
const micros = (usd: number | null) => Math.round((usd ?? Number.NaN) * 1e6);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const hopsOf = ({ legs }: EvaluatedFlow) => legs.flatMap(({ hops }) => hops);

const volume = fc.record({
  gb: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 2e6, noNaN: true })),
  per: fc.constant('month' as const),
});
const share = fc.option(fc.constantFrom(0, 0.25, 0.5, 1), { nil: null });

/** A design as people might make it, with any choice of NAT and flows between any of its things. */
const designWithTraffic: fc.Arbitrary<Design> = anyDesign(12).chain((design) => {
  const end = fc.oneof(
    fc
      .constantFrom(...Object.keys(design.tiers), 'nowhere')
      .map((id): FlowEnd => ({ kind: 'tier', tier: id })),
    fc.constant<FlowEnd>({ kind: 'internet' }),
    fc.constantFrom('s3', 'logs', 'sqs').map((service): FlowEnd => ({ kind: 'service', service })),
    fc
      .constantFrom(...Object.keys(design.networks), 'nobody')
      .map((network): FlowEnd => ({ kind: 'network', network })),
  );
  const anyFlow = fc.record({ from: end, to: end, sent: volume, received: volume, crossZoneShare: share });
  return fc
    .record({ flows: fc.array(anyFlow, { maxLength: 6 }), mode: fc.constantFrom(...natModes), share })
    .map(({ flows, mode, share: endpointCrossZoneShare }) => ({
      ...design,
      nat: { mode, zone: null },
      dataTransfer: {
        ...design.dataTransfer,
        endpointCrossZoneShare,
        flows: Object.fromEntries(
          flows.map((each, index) => [`flow-${String(index)}`, { name: 'flow', notes: '', ...each }]),
        ),
      },
    }));
});

const isClose = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** The GB that a hop of a leg may count: all that passes, or what leaves the VPC. */
function mayCount(each: EvaluatedFlow, leg: FlowLeg, gb: number): boolean {
  const leaves = each.from.kind === 'tier' ? leg.sentGb : leg.receivedGb;
  return isClose(gb, leg.sentGb + leg.receivedGb) || isClose(gb, leaves);
}

describe('conservation', () => {
  it('lets no gigabyte and no millionth of a dollar come or go, whatever the design', () => {
    fc.assert(
      fc.property(designWithTraffic, (design) => {
        const report = transferOfDesign(design);
        const hops = report.flows.flatMap(hopsOf);

        expect(report.monthlyUsd).toBe(sumUsd(report.lines.map(({ monthlyUsd }) => monthlyUsd ?? 0)));
        for (const line of report.lines) {
          const own = hops.filter((hop) => hop.line === line.id);
          expect(isClose(line.quantity, sum(own.map(({ gb }) => gb)))).toBe(true);
          if (line.monthlyUsd === null) continue;
          expect(micros(line.monthlyUsd)).toBe(sum(own.map(({ monthlyUsd }) => micros(monthlyUsd))));
        }
        const ids = new Set(report.lines.map(({ id }) => id));
        expect(hops.every(({ line }) => ids.has(line))).toBe(true);
        for (const each of report.flows) {
          expect(isClose(each.sentGb, sum(each.legs.map(({ sentGb }) => sentGb)))).toBe(true);
          expect(isClose(each.receivedGb, sum(each.legs.map(({ receivedGb }) => receivedGb)))).toBe(true);
          for (const leg of each.legs) {
            expect(leg.blocked === null || leg.hops.length === 0).toBe(true);
            expect(leg.hops.filter((hop) => !mayCount(each, leg, hop.gb))).toEqual([]);
            expect(new Set(leg.hops.map(({ kind }) => kind)).size).toBe(leg.hops.length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('charges no flow less for more data', () => {
    fc.assert(
      fc.property(designWithTraffic, fc.integer({ min: 1, max: 1000 }), (design, factor) => {
        const { flows } = design.dataTransfer;
        const more = Object.fromEntries(
          Object.entries(flows).map(([id, each]) => [
            id,
            { ...each, sent: { ...each.sent, gb: each.sent.gb * factor } },
          ]),
        );
        const before = transferOfDesign(design);
        const after = transferOfDesign({
          ...design,
          dataTransfer: { ...design.dataTransfer, flows: more },
        });

        expect(after.monthlyUsd).toBeGreaterThanOrEqual(before.monthlyUsd - 1e-6);
      }),
      { numRuns: 30 },
    );
  });
});
