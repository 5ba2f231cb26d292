import { refOf } from '../../design/design.ts';
import { furtherQuotas } from '../quotas.ts';
import { beyondQuota } from './quota.ts';
import type { FindingRule } from './rule.ts';

/** Routes a table may have, IPv4 and IPv6 counted apart and propagated ones aside. */
const quota = furtherQuotas.routes;

/** More routes than the default quota of a route table. */
export const routeQuota: FindingRule = {
  id: 'routeQuota',
  title: 'More routes than the default quota of a route table',
  severity: 'warning',
  source: quota.source,
  find: ({ routes: { tables } }) =>
    Object.values(tables).flatMap(({ id, name, routes: all }) => {
      const routes = all.filter(
        ({ target }) => target.kind !== 'local' && target.kind !== 'gateway-endpoint',
      );
      const ipv6 = routes.filter(({ destination }) => destination.includes(':')).length;
      const most = Math.max(ipv6, routes.length - ipv6);
      return beyondQuota(quota, name, most, [refOf('route-table', id)], `route-table:${id}`);
    }),
};
