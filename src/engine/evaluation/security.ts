import { entryOf, refOf, type Design, type Id, type Peer, type Ref, type Rule } from '../design/design.ts';
import { peerRef, trafficLabel } from '../design/traffic.ts';
import { serviceName } from '../regions/endpointServices.ts';
import type { SecurityEdge, SecurityNode, SecurityReport } from './evaluation.ts';
import { isWholeInternet, trafficKey } from './traffic.ts';

/** The security groups as a graph: who may open connections to whom, with the rules that say so. */
export function securityOf(design: Design): SecurityReport {
  const rules = Object.entries(design.rules);
  return {
    nodes: nodesOf(design, rules),
    edges: edgesOf(rules),
    ingressRules: rules.filter(([, { direction }]) => direction === 'ingress').length,
    egressRules: rules.filter(([, { direction }]) => direction === 'egress').length,
    openGroups: openGroups(design, rules),
    attachments: attachmentsOf(design),
  };
}

type Entries = readonly (readonly [Id, Rule])[];
type Flow = SecurityEdge['flows'][number];

/** Groups in the design's order, then the other ends of rules, by ref. */
function nodesOf(design: Design, rules: Entries): readonly SecurityNode[] {
  const groups = Object.entries(design.securityGroups).map(([id, { name, description }]) => ({
    ref: refOf('group', id),
    label: name,
    detail: description,
  }));
  const others = new Map<Ref, SecurityNode>();
  for (const [, { peer }] of rules) {
    const ref = peerRef(peer);
    if (peer.kind !== 'group' && !others.has(ref)) others.set(ref, { ref, ...describePeer(design, peer) });
  }
  return [...groups, ...[...others.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1))];
}

function describePeer(design: Design, peer: Peer): Omit<SecurityNode, 'ref'> {
  switch (peer.kind) {
    case 'cidr':
      return { label: peer.cidr, detail: isWholeInternet(peer) ? 'the internet' : 'address range' };
    case 'group':
      return {
        label: entryOf(design.securityGroups, peer.group)?.name ?? peer.group,
        detail: 'security group',
      };
    case 'endpoint': {
      const service = entryOf(design.endpoints, peer.endpoint)?.service;
      const detail = service === undefined ? 'endpoint' : serviceName(design.region, service);
      return { label: service === undefined ? peer.endpoint : `${service} endpoint`, detail };
    }
    case 'prefix-list':
      return { label: peer.prefixList, detail: 'prefix list' };
  }
}

/** One edge for each ordered pair; in it one flow for each traffic, with the ingress and the egress rule that allow it. */
function edgesOf(rules: Entries): readonly SecurityEdge[] {
  const edges = new Map<Ref, { ref: Ref; from: Ref; to: Ref; flows: Flow[] }>();
  const places = new Map<string, number>();
  for (const [id, rule] of rules) {
    const group = refOf('group', rule.group);
    const peer = peerRef(rule.peer);
    const [from, to] = rule.direction === 'ingress' ? [peer, group] : [group, peer];
    const ref = `edge:${from}>${to}`;
    const edge = edges.get(ref) ?? { ref, from, to, flows: [] };
    edges.set(ref, edge);
    const flow = `${ref} ${trafficKey(rule.traffic)}`;
    const at = places.get(flow) ?? edge.flows.length;
    places.set(flow, at);
    edge.flows[at] = withRule(edge.flows[at], id, rule);
  }
  return [...edges.values()];
}

/** Of two equal rules the first is named; the other is a finding. */
function withRule(flow: Flow | undefined, id: Id, { traffic, direction }: Rule): Flow {
  const base = flow ?? { traffic, label: trafficLabel(traffic), ingressRule: null, egressRule: null };
  return direction === 'ingress'
    ? { ...base, ingressRule: base.ingressRule ?? id }
    : { ...base, egressRule: base.egressRule ?? id };
}

function openGroups(design: Design, rules: Entries): readonly Id[] {
  const open = new Set(
    rules
      .filter(([, { direction, peer }]) => direction === 'ingress' && isWholeInternet(peer))
      .map(([, rule]) => rule.group),
  );
  return Object.keys(design.securityGroups).filter((id) => open.has(id));
}

type Attachments = Record<Id, { workloads: Id[]; endpoints: Id[]; tiers: Id[] }>;

function attachmentsOf(design: Design): SecurityReport['attachments'] {
  const attachments: Attachments = {};
  for (const id of Object.keys(design.securityGroups))
    attachments[id] = { workloads: [], endpoints: [], tiers: [] };
  for (const [id, { securityGroups, tier }] of Object.entries(design.workloads)) {
    for (const group of new Set(securityGroups)) attach(attachments, group, 'workloads', id, tier);
  }
  for (const [id, endpoint] of Object.entries(design.endpoints)) {
    if (endpoint.type !== 'interface') continue;
    for (const group of new Set(endpoint.securityGroups))
      attach(attachments, group, 'endpoints', id, endpoint.tier);
  }
  return attachments;
}

function attach(all: Attachments, group: Id, kind: 'workloads' | 'endpoints', id: Id, tier: Id): void {
  const entry = entryOf(all, group);
  if (entry === undefined) return;
  entry[kind].push(id);
  if (!entry.tiers.includes(tier)) entry.tiers.push(tier);
}
