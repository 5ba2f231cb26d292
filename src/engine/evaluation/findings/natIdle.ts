import { refOf } from '../../design/design.ts';
import { natMonthlyUsd } from '../cost/natGateway.ts';
import { formatUsd } from '../figures.ts';
import { natWord } from '../nat.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingContext, type FindingRule } from './rule.ts';

/** A NAT gateway or instance that no route leads to. */
export const natIdle: FindingRule = {
  id: 'natIdle',
  title: 'NAT gateways that serve no subnet',
  severity: 'warning',
  source: awsPage('NAT gateway basics', 'vpc/latest/userguide/nat-gateway-basics.html'),
  find: (context) =>
    Object.values(context.routes.natGateways)
      .filter(({ serves }) => serves.length === 0)
      .map(({ id, kind, zone }) => {
        const where = zone === null ? '' : ` in ${nameIn(context.design.zones, zone)}`;
        return {
          about: `nat:${id}`,
          title: `The ${natWord(kind)}${where} serves no subnet${price(context)}.`,
          why: 'No route of any subnet leads to it, and it is charged by the hour all the same.',
          subjects: [refOf('nat', id)],
        };
      }),
};

function price({ cost, routes }: FindingContext): string {
  const sum = natMonthlyUsd(cost.lines);
  if (sum === null || sum === 0) return '';
  return ` and costs ${formatUsd(sum / Object.keys(routes.natGateways).length)} a month`;
}
