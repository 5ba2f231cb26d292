import { type Design, entryOf, type Id, NO_IPV4, type Subnet } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { freeIpv6, IPV6_SUBNETS, isIpv6Only } from '../planning/ipv6.ts';
import { type Result, err, ok } from '../result.ts';

/** Which addresses a subnet has. */
export const addressFamilies = ['ipv4', 'dual-stack', 'ipv6'] as const;
export type AddressFamily = (typeof addressFamilies)[number];

/** The addresses that a subnet has. */
export function familyOf(subnet: Pick<Subnet, 'cidr' | 'ipv6'>): AddressFamily {
  if (isIpv6Only(subnet)) return 'ipv6';
  return subnet.ipv6 === null ? 'ipv4' : 'dual-stack';
}

/**
 * The design in which the subnet has addresses of `family`: the /64 it has, the one asked for, or the lowest free one;
 * IPv4 that it lacks is asked of the plan in its tier's size. Refuses with `<command>/no-vpc-ipv6`, `/taken` naming the
 * next free /64, or `/full`.
 */
export function withFamily(
  design: Design,
  command: string,
  id: Id,
  family: AddressFamily,
  asked?: number,
): Result<Design, Refusal> {
  const subnet = entryOf(design.subnets, id);
  if (subnet === undefined) return ok(design);
  const cidr = cidrFor(design, subnet, family);
  if (family === 'ipv4') return ok(changed(design, id, { ...subnet, cidr, ipv6: null }));
  if (design.vpc.ipv6 === null) {
    return err({
      type: `${command}/no-vpc-ipv6`,
      message: `The VPC has no IPv6 block that ${subnet.name} could take a /64 from; give the VPC one first.`,
      subject: 'vpc',
    });
  }
  const index = indexFor(design, command, id, subnet, asked);
  return index.ok ? ok(changed(design, id, { ...subnet, cidr, ipv6: index.value })) : index;
}

function cidrFor(design: Design, subnet: Subnet, family: AddressFamily): string {
  if (family === 'ipv6') return NO_IPV4;
  return isIpv6Only(subnet) ? `/${entryOf(design.tiers, subnet.tier)?.prefix ?? 24}` : subnet.cidr;
}

function indexFor(
  design: Design,
  command: string,
  id: Id,
  subnet: Subnet,
  asked: number | undefined,
): Result<number, Refusal> {
  const free = freeIpv6(design.subnets, id);
  const wanted = asked ?? subnet.ipv6 ?? free;
  const holder = Object.entries(design.subnets).find(([other, { ipv6 }]) => other !== id && ipv6 === wanted);
  if (wanted !== undefined && holder === undefined) return ok(wanted);
  if (free === undefined) {
    return err({
      type: `${command}/full`,
      message: `All ${IPV6_SUBNETS} blocks of /64 in the VPC's /56 are taken; take IPv6 from a subnet that does without.`,
      subject: 'vpc',
    });
  }
  return err({
    type: `${command}/taken`,
    message: `The /64 number ${wanted ?? 0} belongs to ${holder?.[1].name ?? 'another subnet'}; ${free} is free.`,
    subject: `subnet:${id}`,
    suggestion: String(free),
  });
}

function changed(design: Design, id: Id, subnet: Subnet): Design {
  return { ...design, subnets: { ...design.subnets, [id]: subnet } };
}
