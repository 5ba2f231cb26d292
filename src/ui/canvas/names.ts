import { type Design, entryOf, readRef, type Ref } from '../../engine/design/design.ts';
import type { Evaluation } from '../../engine/evaluation/evaluation.ts';
import { halfRules, missingOf } from '../../engine/evaluation/flowWords.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';

/*
 * What a thing on the canvas is called by a screen reader, in a menu and in a notice: always by names a person
 * gave, never by an id.
 */

/** `10.0.4.0/22`, or `null` for a subnet that the plan has found no room for, or not looked at yet. */
export function cidrOf(design: Design, evaluation: Evaluation, subnet: string): string | null {
  const written = entryOf(design.subnets, subnet)?.cidr;
  if (written !== undefined && !written.startsWith('/')) return written;
  return entryOf(evaluation.subnets, subnet)?.cidr ?? null;
}

/** The ends of `edge:<from>><to>`; `null` for any other ref. */
export function endsOf(edge: Ref): { readonly from: Ref; readonly to: Ref } | null {
  const ends = /^edge:([^>]+)>(.+)$/.exec(edge);
  return ends?.[1] === undefined || ends[2] === undefined ? null : { from: ends[1], to: ends[2] };
}

/** The thing's own name, as a rename field holds it: "ECS b", "alb-sg", "10.0.0.0/8". */
export function shortName(ref: Ref, design: Design, evaluation: Evaluation): string {
  const { kind, id } = readRef(ref);
  switch (kind) {
    case 'vpc':
      return design.vpc.name;
    case 'zone':
      return entryOf(design.zones, id)?.name ?? 'removed zone';
    case 'tier':
      return entryOf(design.tiers, id)?.name ?? 'removed tier';
    case 'subnet':
      return entryOf(design.subnets, id)?.name ?? 'removed subnet';
    case 'group':
      return entryOf(design.securityGroups, id)?.name ?? 'removed security group';
    case 'nat':
      return entryOf(evaluation.routes.natGateways, id)?.name ?? 'NAT gateway';
    case 'endpoint':
      return (
        entryOf(evaluation.routes.endpoints, id)?.label ??
        entryOf(design.endpoints, id)?.service ??
        'removed endpoint'
      );
    case 'internet-gateway':
      return 'Internet gateway';
    case 'egress-only-internet-gateway':
      return 'Egress-only internet gateway';
    case 'transit-gateway':
      return 'Transit gateway';
    case 'network':
      return entryOf(design.networks, id)?.name ?? 'removed network';
    default:
      return id;
  }
}

/** The accessible name, with nothing hidden: "Subnet ECS b, ECS tasks, 10.0.4.0/22, us-east-1b". */
export function nameOf(ref: Ref, design: Design, evaluation: Evaluation): string {
  return visibleText(fullName(ref, design, evaluation));
}

function fullName(ref: Ref, design: Design, evaluation: Evaluation): string {
  const { kind, id } = readRef(ref);
  const name = shortName(ref, design, evaluation);
  switch (kind) {
    case 'vpc':
      return `VPC ${name}, ${design.vpc.blocks.join(' and ')}`;
    case 'zone':
      return [`Availability Zone ${name}`, entryOf(design.zones, id)?.zoneId].filter(Boolean).join(', ');
    case 'tier':
      return `Tier ${name}, ${entryOf(design.tiers, id)?.access ?? 'removed'}`;
    case 'subnet':
      return subnetName(id, design, evaluation);
    case 'group':
      return `Security group ${name}`;
    case 'region':
      return `Region ${design.region}`;
    case 'endpoint':
      return /endpoint/i.test(name) ? name : `${endpointKind(design, id)} ${name}`;
    case 'cidr':
      return `Address range ${name}`;
    case 'prefix-list':
      return `Prefix list ${name}`;
    case 'network':
      return `Network ${name}${connectionWords(design, id)}`;
    case 'edge':
      return edgeName(ref, design, evaluation);
    default:
      return name;
  }
}

function connectionWords({ networks }: Design, id: string): string {
  const kind = entryOf(networks, id)?.connection?.kind;
  if (kind === undefined) return '';
  return kind === 'peering' ? ', by a peering connection' : ', through the transit gateway';
}

function subnetName(id: string, design: Design, evaluation: Evaluation): string {
  const subnet = entryOf(design.subnets, id);
  if (subnet === undefined) return 'Removed subnet';
  const tier = entryOf(design.tiers, subnet.tier)?.name ?? 'no tier';
  const zone = entryOf(design.zones, subnet.zone)?.name ?? 'no zone';
  return `Subnet ${subnet.name}, ${tier}, ${cidrOf(design, evaluation, id) ?? 'no address'}, ${zone}`;
}

const endpointKind = (design: Design, id: string) =>
  entryOf(design.endpoints, id)?.type === 'gateway' ? 'Gateway endpoint' : 'Interface endpoint';

function edgeName(ref: Ref, design: Design, evaluation: Evaluation): string {
  const ends = endsOf(ref);
  if (ends === null) return 'Rule';
  const edge = evaluation.security.edges.find((other) => other.ref === ref);
  const half = halfRules(evaluation);
  const flows = (edge?.flows ?? []).map((flow) => {
    const missing = missingOf(flow, half);
    return missing === null ? flow.label : `${flow.label} without its ${missing} rule`;
  });
  const between = `${shortName(ends.from, design, evaluation)} to ${shortName(ends.to, design, evaluation)}`;
  return [`${flows.length > 1 ? 'Rules' : 'Rule'} ${between}`, ...flows].join(', ');
}

/** The prefix length of `10.0.4.0/22` or `/22`; `null` for text that has none. */
export function cidrPrefix(cidr: string): number | null {
  const match = /\/(\d{1,2})$/.exec(cidr);
  return match === null ? null : Number(match[1]);
}
