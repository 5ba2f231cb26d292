import { refOf, type Id, type Rule } from '../../design/design.ts';
import { endName, peerRef, trafficLabel } from '../../design/traffic.ts';
import { nameIn } from '../network.ts';
import { coveringRules } from '../ruleCover.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** A rule that lies wholly inside another of the same group, so that taking it away would change nothing. */
export const shadowedRule: FindingRule = {
  id: 'shadowedRule',
  title: 'Rules inside a wider rule of the same group',
  severity: 'info',
  source: awsPage('Security group rules', 'vpc/latest/userguide/security-group-rules.html'),
  find: (context) =>
    [...context.rulesOf.values()].flatMap((rules) =>
      (['ingress', 'egress'] as const).flatMap((direction) => {
        const own = rules.filter(([, rule]) => rule.direction === direction);
        const byId = new Map(own);
        return [...coveringRules(own)].flatMap(([id, wider]) => shadowed(context, byId, id, wider));
      }),
    ),
};

function shadowed(
  { design }: FindingContext,
  rules: ReadonlyMap<Id, Rule>,
  id: Id,
  wider: Id,
): readonly Found[] {
  const [inner, outer] = [rules.get(id), rules.get(wider)];
  if (inner === undefined || outer === undefined) return [];
  const said = ({ direction, traffic, peer }: Rule) =>
    `${trafficLabel(traffic)} ${direction === 'ingress' ? 'from' : 'to'} ${endName(design, peerRef(peer))}`;
  return [
    {
      about: `rule:${id}`,
      title: `${nameIn(design.securityGroups, inner.group)} has ${said(inner)}, which ${said(outer)} lets through already.`,
      why: 'Rules of a group add up. Either this one is not needed, or the wider one is wider than was meant.',
      subjects: [refOf('rule', id), refOf('rule', wider), refOf('group', inner.group)],
      fix: { label: 'Remove the inner rule', commands: [{ type: 'removeRule', id }] },
    },
  ];
}
