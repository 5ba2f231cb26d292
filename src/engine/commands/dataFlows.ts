import { type DataFlow, type Design, type FlowEnd, type Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { keeping } from './records.ts';

/** An end of a data flow, as people call it: "ECS tasks", "the internet", "logs", "Paris office". */
export function endName({ tiers, networks }: Design, end: FlowEnd): string {
  if (end.kind === 'internet') return 'the internet';
  if (end.kind === 'service') return end.service;
  return end.kind === 'tier' ? nameIn(tiers, end.tier) : nameIn(networks, end.network);
}

/** Whether two ends are the same thing. */
export function isSameEnd(a: FlowEnd, b: FlowEnd): boolean {
  return idOfEnd(a) === idOfEnd(b) && a.kind === b.kind;
}

function idOfEnd(end: FlowEnd): string {
  if (end.kind === 'internet') return '';
  if (end.kind === 'service') return end.service;
  return end.kind === 'tier' ? end.tier : end.network;
}

/**
 * Whether the ends of a flow are there and can exchange data through this VPC. Refuses with `<command>/unknown-tier` or
 * `/unknown-network`, `/same-end`, and `/outside` a flow of which no end is a tier, as it passes by the VPC.
 */
export function checkEnds(
  design: Design,
  command: string,
  { from, to }: Pick<DataFlow, 'from' | 'to'>,
): Result<null, Refusal> {
  for (const end of [from, to]) {
    const found = checkEnd(design, command, end);
    if (!found.ok) return found;
  }
  if (isSameEnd(from, to)) {
    const name = endName(design, from);
    return err({
      type: `${command}/same-end`,
      message: `Both ends of the flow are ${name}; choose another end, such as one of its AWS services or the internet.`,
    });
  }
  if (from.kind === 'tier' || to.kind === 'tier') return ok(null);
  return err({
    type: `${command}/outside`,
    message: `Data from ${endName(design, from)} to ${endName(design, to)} does not pass this VPC; one end has to be a tier.`,
  });
}

function checkEnd(design: Design, command: string, end: FlowEnd): Result<unknown, Refusal> {
  if (end.kind === 'tier') return lookUp(design, command, 'tier', end.tier);
  return end.kind === 'network' ? lookUp(design, command, 'network', end.network) : ok(null);
}

/** The traffic of a design without the stated flows that have a tier or network as an end; the same when there are none. */
export function withoutFlowsOf(
  { dataTransfer }: Design,
  kind: 'tier' | 'network',
  id: Id,
): Design['dataTransfer'] {
  const gone = (end: FlowEnd) => end.kind === kind && idOfEnd(end) === id;
  const flows = keeping(dataTransfer.flows, ({ from, to }) => !gone(from) && !gone(to));
  return flows === dataTransfer.flows ? dataTransfer : { ...dataTransfer, flows };
}
