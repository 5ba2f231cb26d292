import { refOf } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { ANYWHERE, routeFor } from '../routeFor.ts';
import { ledTo, ownRoutes } from './routeEdits.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Subnets that hide behind NAT over IPv4 and stand open to the internet over IPv6, which has no NAT. */
export const ipv6OpensPrivate: FindingRule = {
  id: 'ipv6OpensPrivate',
  title: 'Subnets that are private over IPv4 and public over IPv6',
  severity: 'warning',
  source: awsPage('Egress-only internet gateways', 'vpc/latest/userguide/egress-only-internet-gateway.html'),
  find: ({ design, routes }) =>
    ownRoutes(design).flatMap((own) => {
      const { destination, target } = own.route;
      const table = routes.tables[own.id];
      if (destination !== ANYWHERE.ipv6 || target.kind !== 'internet-gateway' || table === undefined)
        return [];
      const ipv4 = routeFor(table, ANYWHERE.ipv4);
      const members = table.subnets.filter((id) => (design.subnets[id]?.ipv6 ?? null) !== null);
      if (ipv4?.target.kind === 'internet-gateway' || members.length === 0) return [];
      const { label, commands } = ledTo(
        own,
        { kind: 'egress-only-internet-gateway' },
        'Lead ::/0 to the egress-only internet gateway',
      );
      return [
        {
          about: own.about,
          title: `${listOf(members.map((id) => design.subnets[id]?.name ?? id))} ${members.length === 1 ? 'is' : 'are'} open to the internet over IPv6, but not over IPv4.`,
          why: 'IPv6 addresses are public, and the internet gateway carries connections both ways; an egress-only internet gateway lets out and nothing in.',
          subjects: [own.subject, ...members.map((id) => refOf('subnet', id))],
          fix: { label, commands: [...commands, { type: 'setVpc', egressOnlyInternetGateway: true }] },
        },
      ];
    }),
};
