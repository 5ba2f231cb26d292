import { refOf } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { groupedBy } from '../network.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Subnets of a public tier whose own table has no route to the internet gateway, so that they are not public. */
export const publicWithoutRoute: FindingRule = {
  id: 'publicWithoutRoute',
  title: 'Public tiers whose routes do not lead to the internet',
  severity: 'warning',
  source: awsPage('Subnets for your VPC', 'vpc/latest/userguide/configure-subnets.html'),
  find: ({ design, network, subnets, tableOf }) => {
    if (!design.vpc.internetGateway) return [];
    const closed = network.subnets.filter(
      ({ id, tier }) =>
        tier?.access === 'public' && subnets[id]?.access !== 'public' && tableOf.get(id)?.main !== true,
    );
    return [...groupedBy(closed, ({ id }) => tableOf.get(id)?.id ?? '')].map(([table, members]) => ({
      about: `route-table:${table}`,
      title: `${listOf(members.map(({ subnet }) => subnet.name))} ${members.length === 1 ? 'is' : 'are'} meant to be public, but ${tableOf.get(members[0]?.id ?? '')?.name ?? table} has no route to the internet gateway.`,
      why: 'A subnet is public because its table leads to an internet gateway; nothing reaches these from the internet, and nothing there reaches it.',
      subjects: [refOf('route-table', table), ...members.map(({ id }) => refOf('subnet', id))],
      fix: {
        label: 'Give them the table of public subnets',
        commands: members.map(({ id }) => ({ type: 'setSubnet' as const, id, routeTable: null })),
      },
    }));
  },
};
