import { entryOf, readRef, type Design, type Ref } from '../engine/design/design.ts';
import { endpointServiceOf } from '../engine/regions/endpointServices.ts';
import { visibleText } from '../engine/scene/visibleText.ts';

const accessWords = { public: 'Public', private: 'Private', isolated: 'Isolated' } as const;

/** `Private subnet`, as a heading. */
export const accessWord = (access: keyof typeof accessWords): string => accessWords[access];

/** What an endpoint is called: the service's own name where it is known. */
export function endpointName(service: string): string {
  return endpointServiceOf(service)?.label ?? service;
}

/** What people call the thing behind a ref, with nothing hidden; the ref itself when the design no longer has it. */
export function nameOf(design: Design, ref: Ref): string {
  return visibleText(givenName(design, ref));
}

function natName({ nat, zones }: Design, id: string): string {
  if (nat.mode === 'regional') return 'Regional NAT gateway';
  const word = nat.mode === 'instance' || nat.mode === 'instance-per-zone' ? 'NAT instance' : 'NAT gateway';
  return `${word} in ${entryOf(zones, id)?.name ?? id}`;
}

function givenName(design: Design, ref: Ref): string {
  const { kind, id } = readRef(ref);
  switch (kind) {
    case 'vpc':
      return design.vpc.name;
    case 'internet-gateway':
      return 'Internet gateway';
    case 'egress-only-internet-gateway':
      return 'Egress-only internet gateway';
    case 'zone':
      return entryOf(design.zones, id)?.name ?? ref;
    case 'tier':
      return entryOf(design.tiers, id)?.name ?? ref;
    case 'subnet':
      return entryOf(design.subnets, id)?.name ?? ref;
    case 'nat':
      return natName(design, id);
    case 'group':
      return entryOf(design.securityGroups, id)?.name ?? ref;
    case 'workload':
      return entryOf(design.workloads, id)?.name ?? ref;
    case 'held':
      return entryOf(design.vpc.held, id)?.name ?? ref;
    case 'transit-gateway':
      return 'Transit gateway';
    case 'route-table':
      return `Route table ${entryOf(design.routeTables, id)?.name ?? id}`;
    case 'network':
      return entryOf(design.networks, id)?.name ?? ref;
    case 'endpoint': {
      const endpoint = entryOf(design.endpoints, id);
      return endpoint ? `${endpointName(endpoint.service)} endpoint` : ref;
    }
    case 'rule': {
      const rule = entryOf(design.rules, id);
      return rule
        ? `${rule.direction === 'ingress' ? 'Ingress' : 'Egress'} rule of ${givenName(design, `group:${rule.group}`)}`
        : ref;
    }
    case 'edge': {
      const [from = '', to = ''] = id.split('>');
      return `${givenName(design, from)} → ${givenName(design, to)}`;
    }
    case 'cidr':
      return id === '0.0.0.0/0' ? 'the internet (0.0.0.0/0)' : id;
    default:
      return id === '' ? kind : id;
  }
}
