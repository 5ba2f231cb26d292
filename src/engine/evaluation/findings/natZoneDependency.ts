import { refOf } from '../../design/design.ts';
import { countOf, formatUsd, listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingContext, type FindingRule } from './rule.ts';

/** A NAT gateway that other zones leave through: its zone takes them with it. */
export const natZoneDependency: FindingRule = {
  id: 'natZoneDependency',
  title: 'Zones whose egress depends on another zone',
  severity: 'warning',
  source: awsPage('NAT gateway basics', 'vpc/latest/userguide/nat-gateway-basics.html'),
  find: (context) => {
    const { design, routes, network } = context;
    return Object.values(routes.natGateways)
      .filter(({ zone, serves }) => serves.some((other) => other !== zone))
      .map(({ id, zone, serves }) => {
        const all = serves.length === network.zones.length;
        const which = all
          ? serves.length === 2
            ? 'both zones'
            : `all ${countOf(serves.length, 'zone')}`
          : listOf(serves.map((one) => nameIn(design.zones, one)));
        return {
          about: `nat:${id}`,
          title: `Losing ${nameIn(design.zones, zone)} cuts egress for ${which}.`,
          why: `A NAT gateway is redundant inside its zone only, and each GB that crosses a zone to reach it is charged at both ends.${perZonePrice(context)}`,
          subjects: [refOf('nat', id), ...serves.map((one) => refOf('zone', one))],
          ...(design.nat.mode === 'single'
            ? {
                fix: {
                  label: 'A NAT gateway in every zone',
                  commands: [{ type: 'setNat' as const, mode: 'per-zone' as const }],
                },
              }
            : {}),
        };
      });
  },
};

function perZonePrice({ design, cost }: FindingContext): string {
  const option = cost.natOptions.find(({ mode }) => mode === 'per-zone');
  if (design.nat.mode !== 'single' || option === undefined || option.totalUsd === null) return '';
  return ` One in every zone costs ${formatUsd(option.totalUsd - cost.monthlyUsd)} a month more.`;
}
