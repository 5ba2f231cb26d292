import { type Ref, refOf } from '../../design/design.ts';
import type { EvaluatedFlow, Evaluation, FlowLeg } from '../evaluation.ts';

/**
 * The month's known dollars by what they are paid for, traffic included; they add up to the total to the millionth. A
 * line for several things is split evenly among them, and a hop belongs to the thing it passes. Crossing zones, which
 * passes nothing, belongs to the subnets of the tier that sends in that zone, and what has no subject to the VPC.
 */
export function costBySubject({
  cost,
  subnets,
}: Pick<Evaluation, 'cost' | 'subnets'>): ReadonlyMap<Ref, number> {
  const micros = new Map<Ref, number>();
  const spread = (refs: readonly Ref[], usd: number | null): void => {
    const whole = Math.round((usd ?? 0) * 1e6);
    if (whole === 0) return;
    const among = refs.length === 0 ? ['vpc'] : refs;
    among.forEach((ref, at) => {
      const share = partOf(whole, at, among.length);
      micros.set(ref, (micros.get(ref) ?? 0) + share);
    });
  };
  for (const { subjects, monthlyUsd } of cost.lines) spread(subjects, monthlyUsd);
  const subnetsOf = groupSubnets(subnets);
  for (const flow of cost.transfer.flows) {
    for (const leg of flow.legs) {
      for (const { subject, monthlyUsd } of leg.hops) {
        spread(subject === null ? (subnetsOf.get(placeOf(flow, leg)) ?? []) : [subject], monthlyUsd);
      }
    }
  }
  return new Map([...micros].map(([ref, micro]) => [ref, micro / 1e6]));
}

/** The part that one of so many gets of a whole number; together they are that number. */
function partOf(whole: number, at: number, among: number): number {
  return Math.floor((whole * (at + 1)) / among) - Math.floor((whole * at) / among);
}

/** The tier and zone in which a leg begins, or ends when it comes from outside. */
function placeOf({ from, to }: EvaluatedFlow, { zone }: FlowLeg): string {
  const end = from.kind === 'tier' ? from : to;
  return end.kind === 'tier' ? `${end.tier} ${zone ?? ''}` : '';
}

function groupSubnets(subnets: Evaluation['subnets']): ReadonlyMap<string, readonly Ref[]> {
  const grouped = new Map<string, Ref[]>();
  for (const { id, tier, zone } of Object.values(subnets)) {
    const place = `${tier} ${zone}`;
    const refs = grouped.get(place) ?? [];
    refs.push(refOf('subnet', id));
    grouped.set(place, refs);
  }
  return grouped;
}
