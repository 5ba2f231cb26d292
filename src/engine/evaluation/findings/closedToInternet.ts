import { contains } from '../../cidr/cidr.ts';
import { refOf, type Id, type Rule } from '../../design/design.ts';
import { countOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { peerBlock } from '../traffic.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

const GUARDED: ReadonlySet<string> = new Set(['rds', 'elasticache', 'amazon-mq']);

/**
 * The groups of databases, caches and brokers that no rule opens to anything outside the VPC: every ingress rule
 * names a security group or addresses of the VPC. Said of the direct rules; what may reach it through other groups is
 * seen in the graph.
 */
export const closedToInternet: FindingRule = {
  id: 'closedToInternet',
  title: 'Databases, caches and brokers that no rule opens to the internet',
  severity: 'ok',
  source: awsPage('Security group rules', 'vpc/latest/userguide/security-group-rules.html'),
  find: (context) => {
    const { workloads } = context.design;
    const guarded = Object.values(workloads).filter(({ kind }) => GUARDED.has(kind));
    const groups = new Set(guarded.flatMap(({ securityGroups }) => securityGroups));
    return [...groups].flatMap((group) => closed(context, group));
  },
};

function closed(context: FindingContext, group: Id): readonly Found[] {
  if (!Object.hasOwn(context.design.securityGroups, group)) return [];
  const ingress = (context.rulesOf.get(group) ?? []).filter(([, { direction }]) => direction === 'ingress');
  if (!ingress.every(([, rule]) => staysInVpc(context, rule))) return [];
  const name = nameIn(context.design.securityGroups, group);
  const rules =
    ingress.length === 0
      ? 'it has no ingress rule'
      : `${countOf(ingress.length, 'ingress rule')}, all for groups or addresses of the VPC`;
  return [
    {
      about: `group:${group}`,
      title: `No rule lets the internet reach ${name}: ${rules}.`,
      why: 'Checked: the ingress rules of the group itself. A security group allows only what a rule names.',
      subjects: [refOf('group', group)],
    },
  ];
}

function staysInVpc({ network }: FindingContext, { peer }: Rule): boolean {
  if (peer.kind === 'group') return true;
  const block = peerBlock(peer);
  return block !== null && network.blocks.some(({ cidr }) => cidr !== null && contains(cidr, block));
}
