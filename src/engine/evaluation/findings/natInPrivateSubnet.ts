import { refOf, type Design, type Id } from '../../design/design.ts';
import type { Command } from '../../commands/command.ts';
import type { NatGateway } from '../evaluation.ts';
import { ANYWHERE, routeFor } from '../routeFor.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/**
 * NAT in a subnet whose own default route does not lead to the internet gateway: it leads to NAT again, or nowhere, and
 * so does everything that leaves through it.
 */
export const natInPrivateSubnet: FindingRule = {
  id: 'natInPrivateSubnet',
  title: 'NAT in a subnet without a way to the internet',
  severity: 'error',
  source: awsPage('Troubleshoot NAT gateways', 'vpc/latest/userguide/nat-gateway-troubleshooting.html'),
  find: (context) => {
    if (!context.design.vpc.internetGateway) return [];
    return Object.values(context.routes.natGateways).flatMap((gateway) => problemOf(context, gateway));
  },
};

function problemOf({ design, tableOf, subnets }: FindingContext, gateway: NatGateway): readonly Found[] {
  const table = gateway.subnet === null ? undefined : tableOf.get(gateway.subnet);
  if (gateway.subnet === null || table === undefined) return [];
  const out = routeFor(table, ANYWHERE.ipv4);
  if (out?.target.kind === 'internet-gateway') return [];
  const where = subnets[gateway.subnet]?.name ?? gateway.subnet;
  return [
    {
      about: `nat:${gateway.id}`,
      title: `${gateway.name} stands in ${where}, whose table ${table.name} leads ${ANYWHERE.ipv4} ${out === undefined ? 'nowhere' : `to the ${out.label}`}.`,
      why: 'What it sends on takes that route, so nothing that leaves through it arrives: the subnet of a public NAT gateway needs a default route to the internet gateway.',
      subjects: [refOf('nat', gateway.id), refOf('route-table', table.id), refOf('subnet', gateway.subnet)],
      fix: {
        label: `Lead ${ANYWHERE.ipv4} of ${table.name} to the internet gateway`,
        commands: [toInternet(design, table.id)],
      },
    },
  ];
}

function toInternet({ routeTables }: Design, id: Id): Command {
  const table = routeTables[id] ?? { name: id, routes: [] };
  const others = table.routes.filter(({ destination }) => destination !== ANYWHERE.ipv4);
  const route = { destination: ANYWHERE.ipv4, target: { kind: 'internet-gateway' } } as const;
  return { type: 'putRouteTable', id, routeTable: { ...table, routes: [route, ...others] } };
}
