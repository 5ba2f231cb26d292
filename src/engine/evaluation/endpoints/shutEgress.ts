import type { EvaluatedFlow, HopKind, TransferReport } from '../evaluation.ts';
import { sumOf } from '../figures.ts';
import type { Network } from '../network.ts';
import { callersIn, endpointFor, letsAnythingOut } from './groupOutlets.ts';

/** Traffic that is counted and charged, though no security group lets it out of the VPC. */
export type ShutEgress = {
  /** GB a month, both directions. */
  readonly gb: number;
  /** What it costs a month as far as prices are known: USD. */
  readonly usd: number;
  /** Where it would go; empty when there is none. */
  readonly to: readonly ('internet' | 'service')[];
};

const OUT: ReadonlySet<HopKind> = new Set(['nat', 'internet-gateway', 'egress-only-internet-gateway']);

/**
 * What of the counted traffic leads out of the VPC, to the internet or to AWS services without an endpoint, from tiers
 * where the groups of everything that could send it let nothing out of the VPC, whatever the protocol. Traffic that
 * routes already keep inside costs nothing and is not in it.
 */
export function shutEgress(network: Network, { flows }: Pick<TransferReport, 'flows'>): ShutEgress {
  const shut = flows.filter((flow) => leaves(network, flow) && isShut(network, flow));
  const kinds = shut.map(({ to }) => (to.kind === 'service' ? 'service' : 'internet'));
  return {
    gb: sumOf(
      shut.flatMap(({ legs }) => legs.map((leg) => (leg.blocked === null ? leg.sentGb + leg.receivedGb : 0))),
    ),
    usd: sumOf(shut.map(({ monthlyUsd }) => monthlyUsd ?? 0)),
    to: (['internet', 'service'] as const).filter((kind) => kinds.includes(kind)),
  };
}

function leaves({ design }: Network, { from, to, legs }: EvaluatedFlow): boolean {
  const isOut =
    to.kind === 'internet' ||
    (to.kind === 'service' &&
      from.kind === 'tier' &&
      endpointFor(design, to.service, from.tier) === undefined);
  return (
    isOut && legs.some(({ hops, blocked }) => blocked === null && hops.some(({ kind }) => OUT.has(kind)))
  );
}

function isShut(network: Network, { from }: EvaluatedFlow): boolean {
  const callers = from.kind === 'tier' ? callersIn(network.design, from.tier) : [];
  return callers.length > 0 && !callers.some((one) => letsAnythingOut(network, one));
}
