import type { Access, Design, Rule, Subnet } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';

/*
 * Designs of every shape for the tests of the drawing, made from the template by changing what matters.
 */

/** A design without anything but its VPC. */
export const emptyDesign: Design = {
  ...agents1000,
  zones: {},
  tiers: {},
  subnets: {},
  workloads: {},
  endpoints: {},
  securityGroups: {},
  rules: {},
};

const letters = 'abcdef';
const accesses: readonly Access[] = ['public', 'private', 'isolated'];

const subnetOf = (zone: string, tier: string, cidr: string): Subnet => ({
  name: `${tier} ${zone}`,
  zone,
  tier,
  cidr,
  ipv6: null,
  pinned: false,
  routeTable: null,
  networkAcl: null,
  notes: '',
});

/** Zones by tiers, `stacked` subnets in each cell for which `keep` holds; CIDRs of 16 addresses from 10.0.0.0. */
export function gridDesign(
  zones: number,
  tiers: number,
  stacked = 1,
  keep: (zone: number, tier: number) => boolean = () => true,
): Design {
  const zoneIds = Array.from({ length: zones }, (_, index) => letters[index] ?? 'z');
  const tierIds = Array.from({ length: tiers }, (_, index) => `tier-${String(index + 1)}`);
  let next = 0;
  const cidr = (): string => {
    const at = next++ * 16;
    return `10.${String(Math.floor(at / 65_536))}.${String(Math.floor(at / 256) % 256)}.${String(at % 256)}/28`;
  };
  const subnets = zoneIds.flatMap((zone, z) =>
    tierIds.flatMap((tier, t) =>
      keep(z, t)
        ? Array.from(
            { length: stacked },
            (_, n) => [`${tier}-${zone}-${String(n)}`, subnetOf(zone, tier, cidr())] as const,
          )
        : [],
    ),
  );
  return {
    ...agents1000,
    vpc: { ...agents1000.vpc, held: {} },
    zones: Object.fromEntries(
      zoneIds.map((id, index) => [id, { name: `us-east-1${id}`, zoneId: `use1-az${String(index + 1)}` }]),
    ),
    tiers: Object.fromEntries(
      tierIds.map((id, index) => [
        id,
        {
          name: `Tier ${String(index + 1)}`,
          access: accesses[index % 3] ?? 'isolated',
          prefix: 28,
          block: null,
          notes: '',
        },
      ]),
    ),
    subnets: Object.fromEntries(subnets),
    workloads: {},
    endpoints: {},
  };
}

const groupId = (index: number): string => `group-${String(index)}`;

/** A design with only security groups: `count` of them, and a rule for each pair, group to group. */
export function groupsDesign(count: number, pairs: readonly (readonly [number, number])[]): Design {
  const rule = (from: number, to: number): Rule => ({
    group: groupId(to),
    direction: 'ingress',
    traffic: { protocol: 'tcp', ports: { from: 1000 + to, to: 1000 + to } },
    peer: { kind: 'group', group: groupId(from) },
    description: 'A flow',
  });
  return {
    ...agents1000,
    endpoints: {},
    workloads: {},
    securityGroups: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        groupId(index),
        { name: `service-${String(index)}-sg`, description: 'A service', notes: '' },
      ]),
    ),
    rules: Object.fromEntries(
      pairs.map(([from, to]) => [`from-${String(from)}-to-${String(to)}`, rule(from, to)]),
    ),
  };
}

/** The template with names as long and as odd as they come. */
export function hostileDesign(): Design {
  const rename = <T extends { readonly name: string }>(things: Readonly<Record<string, T>>, name: string) =>
    Object.fromEntries(Object.entries(things).map(([id, thing]) => [id, { ...thing, name }]));
  return {
    ...agents1000,
    name: 'A name of <b>quite</b> unreasonable length & "quotes" that nobody would ever type '
      .repeat(2)
      .slice(0, 120),
    vpc: { ...agents1000.vpc, name: 'W'.repeat(120), blocks: [...agents1000.vpc.blocks, '100.100.0.0/16'] },
    tiers: rename(
      agents1000.tiers,
      'Production \u202egnp.exe\u202c workloads 👩‍👩‍👧‍👦 東京リージョン with a very long tail',
    ),
    subnets: Object.fromEntries(
      Object.entries(
        rename(agents1000.subnets, '</text><script>alert(1)</script>\u200b' + 'm'.repeat(80)),
      ).map(([id, subnet], index) => [
        id,
        { ...subnet, cidr: index < 3 ? `10.0.${String(200 + index)}.128/28` : subnet.cidr },
      ]),
    ),
    workloads: rename(agents1000.workloads, 'م'.repeat(60)),
    securityGroups: rename(
      agents1000.securityGroups,
      'production-payments-gateway-with-a-long-name-'.repeat(5),
    ),
  };
}
