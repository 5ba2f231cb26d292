import { refOf, type Id, type Rule } from '../../design/design.ts';
import { trafficLabel } from '../../design/traffic.ts';
import { listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { admitsTcp, isWholeInternet } from '../traffic.ts';
import { securityHub, type FindingContext, type FindingRule, type Found } from './rule.ts';

/**
 * Ports of administration, databases and the like that AWS counts as high risk: Security Hub EC2.19, read in November
 * 2026 (https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19).
 */
// prettier-ignore
const HIGH_RISK_PORTS = [20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300];

/** The ports that may be open to the world by default (EC2.18). */
const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);

/** Ingress from every address: for information on the web's ports, an error on ports of high risk. */
export const openToWorld: FindingRule = {
  id: 'openToWorld',
  title: 'Rules that admit the whole internet',
  severity: 'warning',
  source: securityHub('EC2.18'),
  find: (context) =>
    Object.entries(context.design.rules)
      .filter(([, { direction, peer }]) => direction === 'ingress' && isWholeInternet(peer))
      .map(([id, rule]) => opened(context, id, rule)),
};

function opened({ design }: FindingContext, id: Id, rule: Rule): Found {
  const group = nameIn(design.securityGroups, rule.group);
  const what = trafficLabel(rule.traffic);
  const common = { about: `rule:${id}`, subjects: [refOf('rule', id), refOf('group', rule.group)] };
  const { protocol, ports } = rule.traffic;
  if (protocol === 'tcp' && ports !== null && ports.from === ports.to && WEB_PORTS.has(ports.from)) {
    return {
      ...common,
      severity: 'info',
      title: `${group} admits the internet on ${what}.`,
      why: 'That is what a public load balancer is for. cdk-nag reports every such rule as AwsSolutions-EC23; the exported stack acknowledges it with a reason.',
      source: {
        title: 'cdk-nag AwsSolutions-EC23',
        url: 'https://github.com/cdklabs/cdk-nag/blob/main/RULES.md',
      },
    };
  }
  const fix = { label: 'Remove the rule', commands: [{ type: 'removeRule' as const, id }] };
  const risky = HIGH_RISK_PORTS.filter((port) => admitsTcp(rule.traffic, port));
  if (risky.length > 0) {
    return {
      ...common,
      severity: 'error',
      title: `${group} admits the internet on ${what}, which opens TCP ${listOf(risky.map(String))}.`,
      why: 'AWS rates these ports open to the world as critical: they are where attackers look first. Name the addresses or the group that need them.',
      source: securityHub('EC2.19'),
      fix,
    };
  }
  const why =
    'Only ports 80 and 443 are meant for the whole internet by default. Name the addresses that need it, or set this aside with the reason.';
  return { ...common, title: `${group} admits the internet on ${what}.`, why, fix };
}
