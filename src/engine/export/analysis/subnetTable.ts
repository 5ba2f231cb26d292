import type { Evaluation } from '../../evaluation/evaluation.ts';
import { inert, table } from '../markdown.ts';

/** The subnets that the figures are for, one a line by id, so that an analysis can be held against the stack. */
export function subnetTable({ subnets }: Pick<Evaluation, 'subnets'>): string {
  const rows = Object.values(subnets).map(({ id, name, tierName, zoneName, cidr, family }) => [
    `\`${id}\``,
    inert(name),
    inert(tierName),
    inert(zoneName),
    cidr ?? (family === 'ipv6' ? 'IPv6 alone' : 'no address'),
  ]);
  if (rows.length === 0) return 'None.';
  return table([['Id'], ['Subnet'], ['Tier'], ['Zone'], ['CIDR']], rows);
}
