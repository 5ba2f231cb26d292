import { refOf } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Subnets without an association: the main table takes them, and what it leads to is nobody's decision. */
export const subnetOnMainTable: FindingRule = {
  id: 'subnetOnMainTable',
  title: "Subnets left on the VPC's main route table",
  severity: 'info',
  source: awsPage('Subnet route tables', 'vpc/latest/userguide/subnet-route-tables.html'),
  find: ({ design, routes }) => {
    const main = Object.values(routes.tables).find((table) => table.main);
    const members = (main?.subnets ?? []).flatMap((id) => {
      const subnet = design.subnets[id];
      return subnet === undefined ? [] : [{ id, subnet }];
    });
    if (members.length === 0) return [];
    const wantOut = members.some(({ subnet }) => {
      const access = design.tiers[subnet.tier]?.access ?? 'isolated';
      return access !== 'isolated';
    });
    return [
      {
        about: '',
        severity: wantOut ? ('warning' as const) : ('info' as const),
        title: `${listOf(members.map(({ subnet }) => subnet.name))} ${members.length === 1 ? 'is' : 'are'} left on the main route table, which leads to the VPC alone.`,
        why: `${wantOut ? 'The tier wants a way out, and this table has none, nor one to a gateway endpoint. ' : ''}Every subnet without a table of its own shares the main one, so a route that somebody adds to it later opens them all.`,
        subjects: members.map(({ id }) => refOf('subnet', id)),
        fix: {
          label: "Give them their tier's table",
          commands: members.map(({ id }) => ({ type: 'setSubnet' as const, id, routeTable: null })),
        },
      },
    ];
  },
};
