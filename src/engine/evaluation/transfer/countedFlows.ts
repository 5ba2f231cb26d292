import type { DataFlow, Design, FlowEnd, Id, Requirements, Volume } from '../../design/design.ts';
import { endpointServiceOf } from '../../regions/endpointServices.ts';
import type { EvaluatedFlow } from '../evaluation.ts';
import { formatCount } from '../figures.ts';
import { nameIn, type Network } from '../network.ts';
import { assumedFlows } from './assumedFlows.ts';
import { DAYS_PER_MONTH } from './assumptions.ts';

/** A flow with its month, before it is known which ways it takes. */
export type CountedFlow = Omit<EvaluatedFlow, 'legs' | 'monthlyUsd'> & Pick<DataFlow, 'crossZoneShare'>;

/** Every flow of a design: the stated ones in their order, then those that are assumed because nobody stated them. */
export function countedFlows(network: Network): readonly CountedFlow[] {
  const { design } = network;
  const stated = Object.entries(design.dataTransfer.flows).map(([id, flow]) =>
    counted(design, id, flow, {
      ...{ assumed: false, reason: null },
      basis: statedBasis(design.requirements, flow),
    }),
  );
  const assumed = [...assumedFlows(network)]
    .filter(([id]) => !Object.hasOwn(design.dataTransfer.flows, id))
    .map(([id, { flow, basis, reason }]) => counted(design, id, flow, { assumed: true, basis, reason }));
  return [...stated, ...assumed];
}

/** An amount in GB a month; an agent's daily amount is multiplied by the agents of the requirements and 730 ÷ 24 days. */
export function gbAMonth({ agents }: Requirements, { gb, per }: Volume): number {
  return per === 'month' ? gb : gb * agents * DAYS_PER_MONTH;
}

/** An end of a flow in words: the tier's name, "Internet", "Amazon CloudWatch Logs", the network's name. */
export function endLabel({ tiers, networks }: Design, end: FlowEnd): string {
  if (end.kind === 'internet') return 'Internet';
  if (end.kind === 'service') return endpointServiceOf(end.service)?.label ?? end.service;
  return end.kind === 'tier' ? nameIn(tiers, end.tier) : nameIn(networks, end.network);
}

function counted(
  design: Design,
  id: Id,
  { name, from, to, sent, received, crossZoneShare }: DataFlow,
  origin: Pick<EvaluatedFlow, 'assumed' | 'basis' | 'reason'>,
): CountedFlow {
  return {
    ...{ id, name, from, to, sent, received },
    fromLabel: endLabel(design, from),
    toLabel: endLabel(design, to),
    sentGb: gbAMonth(design.requirements, sent),
    receivedGb: gbAMonth(design.requirements, received),
    ...origin,
    crossZoneShare,
  };
}

function statedBasis(requirements: Requirements, { sent, received }: DataFlow): string {
  return `${volumeText(requirements, sent)} sent, ${volumeText(requirements, received)} received`;
}

function volumeText({ agents }: Requirements, { gb, per }: Volume): string {
  return per === 'month'
    ? `${formatCount(gb)} GB a month`
    : `${formatCount(agents)} agents × ${String(gb)} GB × ${formatCount(DAYS_PER_MONTH)} days`;
}
