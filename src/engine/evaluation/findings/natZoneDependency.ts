import { isSingle, refOf } from '../../design/design.ts';
import { isShared } from '../cost/natOptions.ts';
import { countOf, formatUsd, listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** A NAT gateway that other zones leave through: its zone takes them with it. */
export const natZoneDependency: FindingRule = {
  id: 'natZoneDependency',
  title: 'Zones whose egress depends on another zone',
  severity: 'warning',
  source: awsPage('NAT gateway basics', 'vpc/latest/userguide/nat-gateway-basics.html'),
  find: (context) => {
    const { design, routes, network } = context;
    return Object.values(routes.natGateways)
      .filter(isShared)
      .map(({ id, kind, zones, serves }) => {
        const all = serves.length === network.zones.length;
        const which = all
          ? serves.length === 2
            ? 'both zones'
            : `all ${countOf(serves.length, 'zone')}`
          : listOf(serves.map((one) => nameIn(design.zones, one)));
        return {
          about: `nat:${id}`,
          title: `Losing ${listOf(zones.map((zone) => nameIn(design.zones, zone)))} cuts egress for ${which}.`,
          why: `${kind === 'instance' ? 'A NAT instance has nothing that takes over from it' : 'A NAT gateway is redundant inside its zone only'}, and each GB that crosses a zone to reach it is charged at both ends.${perZonePrice(context)}`,
          subjects: [refOf('nat', id), ...serves.map((one) => refOf('zone', one))],
          ...fixFor(context),
        };
      });
  },
};

/** The choice that gives every zone what one zone has for all. */
const everyZone = { single: 'per-zone', instance: 'instance-per-zone' } as const;

function fixFor({ design }: FindingContext): Pick<Found, 'fix'> {
  const { mode } = design.nat;
  if (!isSingle(mode)) return {};
  const label = `A ${mode === 'single' ? 'NAT gateway' : 'NAT instance'} in every zone`;
  return { fix: { label, commands: [{ type: 'setNat', mode: everyZone[mode] }] } };
}

function perZonePrice({ design, cost }: FindingContext): string {
  const { mode } = design.nat;
  if (!isSingle(mode)) return '';
  const option = cost.natOptions.find((other) => other.mode === everyZone[mode]);
  if (option === undefined || option.totalUsd === null) return '';
  return ` One in every zone costs ${formatUsd(option.totalUsd - cost.monthlyUsd)} a month more.`;
}
