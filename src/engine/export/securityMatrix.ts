import { entryOf, readRef, type Design, type Id } from '../design/design.ts';
import { peerRef, trafficLabel } from '../design/traffic.ts';
import type { Evaluation, SecurityEdge } from '../evaluation/evaluation.ts';
import { reasonsFor, ruleNeedsOfDesign } from '../evaluation/leastPrivilege/ruleReasons.ts';
import { headingOf } from './heading.ts';
import { intentFigures } from './intentResults.ts';
import { toJson } from './json.ts';

/**
 * `security-groups/matrix.json`: who may open connections to whom on which ports. `matrix` answers by name of both
 * ends; `flows` names the rules behind each answer by their stable ids. A flow between two groups needs the ingress
 * rule of one and the egress rule of the other; `mirrored` says whether both are there, and is `null` where the other
 * end is no group and has no rules. `rules` says of each rule what it lets through and why it is there: its description,
 * and what of the design needs it, by flows, intents and services. `attachments` says which workloads and endpoints wear
 * each group, and in which tiers. `intents` says of every sentence that must hold whether it does, with the proof.
 */
export function securityMatrix(design: Design, evaluation: Evaluation): string {
  const { security, cost } = evaluation;
  const labels = new Map(security.nodes.map(({ ref, label }) => [ref, label]));
  const nameOf = (ref: string) => labels.get(ref) ?? ref;
  return toJson({
    design: headingOf(design),
    ends: security.nodes.map(({ ref, label, detail }) => ({ ref, name: label, detail })),
    matrix: matrixOf(security.edges),
    flows: security.edges.flatMap((edge) =>
      edge.flows.map(({ traffic, label, ingressRule, egressRule }) => ({
        ...{ from: edge.from, fromName: nameOf(edge.from), to: edge.to, toName: nameOf(edge.to) },
        ...{ traffic: label, protocol: traffic.protocol, ports: traffic.ports },
        ingressRule: ruleFigures(design, ingressRule),
        egressRule: ruleFigures(design, egressRule),
        mirrored: isBetweenGroups(edge) ? ingressRule !== null && egressRule !== null : null,
      })),
    ),
    rules: ruleList(design, cost),
    attachments: security.attachments,
    defaultSecurityGroup: design.vpc.defaultGroup,
    intents: intentFigures(evaluation),
    default: 'Everything that is not listed is denied.',
  });
}

/** Every rule by its stable id, in the order of the design. */
function ruleList(design: Design, cost: Evaluation['cost']) {
  const needs = ruleNeedsOfDesign(design, cost);
  return Object.entries(design.rules).map(([id, { group, direction, traffic, peer, description }]) => ({
    ...{ id, group, direction, traffic: trafficLabel(traffic), peer: peerRef(peer), description },
    neededBy: reasonsFor(design, needs, id)?.needs ?? [],
  }));
}

function matrixOf(edges: readonly SecurityEdge[]) {
  const rows: Record<string, Record<string, readonly string[]>> = {};
  for (const { from, to, flows } of edges) {
    rows[from] = { ...rows[from], [to]: flows.map(({ label }) => label) };
  }
  return rows;
}

function ruleFigures(design: Design, id: Id | null) {
  if (id === null) return null;
  return { id, description: entryOf(design.rules, id)?.description ?? '' };
}

function isBetweenGroups({ from, to }: SecurityEdge): boolean {
  return readRef(from).kind === 'group' && readRef(to).kind === 'group';
}
