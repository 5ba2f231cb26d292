import { refOf } from '../../design/design.ts';
import { formatUsd } from '../figures.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingContext, type FindingRule } from './rule.ts';

/** A NAT gateway that no route leads to. */
export const natIdle: FindingRule = {
  id: 'natIdle',
  title: 'NAT gateways that serve no subnet',
  severity: 'warning',
  source: awsPage('NAT gateway basics', 'vpc/latest/userguide/nat-gateway-basics.html'),
  find: (context) =>
    Object.values(context.routes.natGateways)
      .filter(({ serves }) => serves.length === 0)
      .map(({ id, zone }) => ({
        about: `nat:${id}`,
        title: `The NAT gateway in ${nameIn(context.design.zones, zone)} serves no subnet${price(context)}.`,
        why: 'No route of any subnet leads to it, and it is charged by the hour all the same.',
        subjects: [refOf('nat', id)],
      })),
};

function price({ cost, routes }: FindingContext): string {
  const lines = cost.lines.filter(({ id }) => id.startsWith('nat-gateway'));
  if (lines.length === 0 || lines.some(({ monthlyUsd }) => monthlyUsd === null)) return '';
  const sum = lines.reduce((total, { monthlyUsd }) => total + (monthlyUsd ?? 0), 0);
  return ` and costs ${formatUsd(sum / Object.keys(routes.natGateways).length)} a month`;
}
