import { refOf, type Id, type Intent, type Rule } from '../../design/design.ts';
import { intentSentence } from '../../design/intentWords.ts';
import { trafficLabel } from '../../design/traffic.ts';
import { listOf } from '../figures.ts';
import { wearersOf } from '../leastPrivilege/wearers.ts';
import { nameIn } from '../network.ts';
import { admitsTcp, covers, isWholeInternet } from '../traffic.ts';
import { securityHub, type FindingContext, type FindingRule, type Found } from './rule.ts';

/**
 * Ports of administration, databases and the like that AWS counts as high risk: Security Hub EC2.19, read in November
 * 2026 (https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19).
 */
// prettier-ignore
const HIGH_RISK_PORTS = [20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300];

const CDK_NAG = {
  title: 'cdk-nag AwsSolutions-EC23',
  url: 'https://github.com/cdklabs/cdk-nag/blob/main/RULES.md',
};

/** The ports that may be open to the world by default (EC2.18). */
const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);

/**
 * Ingress from every address. What an intent demands is explained, and only told. What goes beyond the intents is a
 * warning, on ports of high risk an error; the web's ports are only told where nobody has stated any intents.
 */
export const openToWorld: FindingRule = {
  id: 'openToWorld',
  title: 'Rules that admit the whole internet beyond what an intent allows',
  severity: 'warning',
  source: securityHub('EC2.18'),
  find: (context) =>
    Object.entries(context.design.rules)
      .filter(([, { direction, peer }]) => direction === 'ingress' && isWholeInternet(peer))
      .map(([id, rule]) => opened(context, id, rule)),
};

function opened(context: FindingContext, id: Id, rule: Rule): Found {
  const { design } = context;
  const group = nameIn(design.securityGroups, rule.group);
  const common = { about: `rule:${id}`, subjects: [refOf('rule', id), refOf('group', rule.group)] };
  const demanded = demandsOn(context, rule.group);
  const explaining = demanded.find(({ traffic }) => covers(traffic, rule.traffic));
  const risky = HIGH_RISK_PORTS.filter((port) => admitsTcp(rule.traffic, port));
  const opens = `${group} admits the internet on ${trafficLabel(rule.traffic)}`;
  if (explaining !== undefined && risky.length === 0) {
    return {
      ...common,
      severity: 'info',
      title: `${opens}, as an intent demands: ${intentSentence(design, explaining)}.`,
      why: 'cdk-nag reports every such rule as AwsSolutions-EC23; the exported stack acknowledges it with a reason.',
      source: CDK_NAG,
    };
  }
  const narrower = demanded.find(({ traffic }) => covers(rule.traffic, traffic));
  const fix = narrower === undefined || explaining !== undefined ? removing(id) : narrowing(id, narrower);
  if (risky.length > 0) {
    return {
      ...common,
      severity: explaining === undefined ? 'error' : 'warning',
      title: `${opens}, which opens TCP ${listOf(risky.map(String))}${explaining === undefined ? '' : ', as an intent demands'}.`,
      why: 'AWS rates these ports open to the world as critical: they are where attackers look first. Name the addresses or the group that need them.',
      source: securityHub('EC2.19'),
      fix,
    };
  }
  if (narrower !== undefined) {
    return {
      ...common,
      title: `${opens}, and an intent demands ${trafficLabel(narrower.traffic)} alone.`,
      why: 'What goes beyond the intent is open to everybody without anybody having asked for it.',
      fix,
    };
  }
  return { ...common, ...undemanded(context, rule, opens), fix };
}

/** On the web's ports AWS finds nothing wrong, so that it depends on whether this design says what it wants. */
function undemanded(
  { design }: FindingContext,
  { traffic }: Rule,
  opens: string,
): Pick<Found, 'title' | 'why' | 'severity'> {
  const { protocol, ports } = traffic;
  const isWeb = protocol === 'tcp' && ports !== null && ports.from === ports.to && WEB_PORTS.has(ports.from);
  if (!isWeb) {
    return {
      severity: 'warning',
      title: `${opens}.`,
      why: 'Only ports 80 and 443 are meant for the whole internet by default. Name the addresses that need it, or state an intent that demands it.',
    };
  }
  const hasIntents = Object.keys(design.intents).length > 0;
  return {
    severity: hasIntents ? 'warning' : 'info',
    title: hasIntents ? `${opens}, and no intent demands it.` : `${opens}.`,
    why: 'That is what a public load balancer is for. State the intent that the internet reaches it, so that this is known to be wanted.',
  };
}

type Demand = Extract<Intent, { kind: 'reaches' }>;

/** The intents that demand that the internet reaches somebody who wears the group. */
function demandsOn({ design, network }: FindingContext, group: Id): readonly Demand[] {
  return Object.values(design.intents).flatMap((intent) => {
    if (intent.kind !== 'reaches' || intent.from.kind !== 'internet') return [];
    return wearersOf(network, intent.to).some(({ groups }) => groups?.includes(group)) ? [intent] : [];
  });
}

function removing(id: Id): NonNullable<Found['fix']> {
  return { label: 'Remove the rule', commands: [{ type: 'removeRule', id }] };
}

function narrowing(id: Id, { traffic }: Demand): NonNullable<Found['fix']> {
  return { label: `Narrow it to ${trafficLabel(traffic)}`, commands: [{ type: 'setRule', id, traffic }] };
}
