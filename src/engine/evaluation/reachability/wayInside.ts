import { refOf, type Design } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { headersBetween, type HeaderSet, NO_HEADERS } from '../../packets/headerSet.ts';
import { EVERYWHERE, type Addresses } from './addressSpace.ts';
import { admits, DEFAULT_GROUP, type Policy } from './groupPolicy.ts';
import type { Party } from './party.ts';
import type { Site } from './site.ts';
import { answeredThrough, between, step, type Step, wayOf } from './steps.ts';
import type { Way, WayEnd } from './way.ts';

/** One site of a party, and which of its addresses are meant. */
export type Stand = { readonly party: Party; readonly site: Site; readonly addresses: Addresses };

/**
 * The way from one interface to another of the VPC. Security groups see both ends; network ACLs see what crosses from
 * one subnet into another, and nothing inside a subnet
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html); a route that is more specific than the local
 * one leads away from the other end.
 */
export function wayInside(design: Design, from: Stand, to: Stand): Way {
  const crossing = !isSameSubnet(from.site, to.site);
  const sent = from.party.opens ? between(from.addresses, to.addresses) : NO_HEADERS;
  const { egress } = from.party.policy;
  const { ingress } = to.party.policy;
  return wayOf({
    from: endOf(from),
    to: endOf(to),
    through: 'local',
    endpoint: to.party.endpoint,
    sent,
    forward: [
      sourceStep(from),
      groupStep(design, from, 'out', admits(egress, to.party.policy), to.party.label),
      ...(crossing ? [aclStep(from, 'out'), localStep(from, to), aclStep(to, 'in')] : []),
      groupStep(design, to, 'in', admits(ingress, from.party.policy), from.party.label),
      step('destination', to.party.ref, to.party.label),
    ],
    back: () =>
      crossing
        ? [answering(aclStep(to, 'out')), localBackStep(to, from), answering(aclStep(from, 'in'))]
        : [],
  });
}

/** The end of a way that interfaces are. */
export function endOf({ party, site }: Stand): WayEnd {
  return { ref: party.ref, label: party.label, subnets: site.subnets.map(({ id }) => id) };
}

/** Where packets begin; an endpoint begins nothing (https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html). */
export function sourceStep({ party }: Stand): Step {
  return step('source', party.ref, party.label, {
    passes: party.opens ? EVERYTHING : NO_HEADERS,
    why: `An interface endpoint answers; it never opens a connection, so nothing begins at ${party.label}.`,
  });
}

const EVERYTHING: HeaderSet = [...headersBetween(4), ...headersBetween(6)];

/** The groups of an interface, passed on the way out of it or into it. */
export function groupStep(
  design: Design,
  { party }: Stand,
  direction: 'in' | 'out',
  passes: HeaderSet,
  other: string,
): Step {
  const label = groupsLabel(design, party.policy);
  const lets = direction === 'out' ? 'lets nothing of this out to' : 'lets nothing of this in from';
  const first = party.policy.groups[0];
  const named = first !== undefined && first !== DEFAULT_GROUP;
  const ref = named ? refOf('group', first) : 'vpc';
  return step('group', ref, label, {
    direction,
    passes,
    why: `${named ? label : capital(label)} ${lets} ${other}.`,
  });
}

/** The network ACL of a site's subnet. */
export function aclStep({ site }: Pick<Stand, 'site'>, direction: 'in' | 'out'): Step {
  const passes = direction === 'in' ? site.passes.ingress : site.passes.egress;
  return aclStepOf(site, direction, passes);
}

/** {@link aclStep} that lets this through. */
export function aclStepOf({ acl, subnets }: Site, direction: 'in' | 'out', passes: HeaderSet): Step {
  const subnet = subnets[0];
  const name = acl === null ? 'default network ACL' : `network ACL ${acl.acl.name}`;
  const into = direction === 'in' ? 'into' : 'out of';
  return step('acl', acl === null ? 'vpc' : refOf('network-acl', acl.id), name, {
    direction,
    passes,
    why: `${capital(name)} lets nothing of this ${into} ${subnet?.subnet.name ?? 'the subnet'}.`,
    ...(subnet === undefined ? {} : { subnet: subnet.id }),
  });
}

/** The same step for what comes back. */
export function answering(one: Step): Step {
  return { ...one, passes: answeredThrough(one.passes) };
}

/** A route table, which lets through what it leads on. */
export function tableStep({ routing, subnets }: Site, passes: HeaderSet, why: string): Step {
  const table = routing?.table;
  const ref = table === undefined ? 'vpc' : refOf('route-table', table.id);
  const subnet = subnets[0];
  return step('route-table', ref, `route table ${table?.name ?? 'main'}`, {
    passes,
    why,
    ...(subnet === undefined ? {} : { subnet: subnet.id }),
  });
}

/** The groups by name, as the beginning of a sentence may have them. */
export function groupsLabel({ securityGroups }: Design, { groups }: Policy): string {
  if (groups.length === 0) return 'no security group';
  return listOf(
    groups.map((id) => (id === DEFAULT_GROUP ? 'default group' : (securityGroups[id]?.name ?? id))),
  );
}

/** The table of a subnet on the way to an interface: the route has to be local. */
export function localStep({ site }: Pick<Stand, 'site'>, to: Stand): Step {
  const passes = site.routing === undefined ? NO_HEADERS : between(EVERYWHERE, site.routing.local);
  return tableStep(site, passes, leadsAway(site, to));
}

/** The same on the way of an answer. */
export function localBackStep({ site }: Pick<Stand, 'site'>, to: Stand): Step {
  const passes = site.routing === undefined ? NO_HEADERS : between(site.routing.local, EVERYWHERE);
  return tableStep(site, passes, leadsAway(site, to));
}

function leadsAway({ routing }: Site, to: Stand): string {
  const where = to.site.subnets[0]?.subnet.name ?? to.party.label;
  return `Route table ${routing?.table.name ?? 'main'} leads what is for ${where} elsewhere, past the local route.`;
}

function isSameSubnet(a: Site, b: Site): boolean {
  return a.subnets.length === 1 && b.subnets.length === 1 && a.subnets[0]?.id === b.subnets[0]?.id;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
