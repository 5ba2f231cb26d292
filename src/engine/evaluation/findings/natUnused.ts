import { contains } from '../../cidr/cidr.ts';
import { refOf, type Id, type Peer } from '../../design/design.ts';
import { natMonthlyUsd } from '../cost/natGateway.ts';
import { countOf, formatUsd } from '../figures.ts';
import { natWord } from '../nat.ts';
import { peerBlock } from '../traffic.ts';
import { awsPage, type FindingContext, type FindingRule } from './rule.ts';

/**
 * NAT gateways that cost money while no security group behind them lets anything out of the VPC. Said only when every
 * workload behind them has groups: one without gets the VPC's default group, which lets everything out.
 */
export const natUnused: FindingRule = {
  id: 'natUnused',
  title: 'NAT gateways that no security group lets anything reach',
  severity: 'warning',
  source: awsPage('Security group rules', 'vpc/latest/userguide/security-group-rules.html'),
  find: (context) => {
    const gateways = Object.values(context.routes.natGateways).filter(({ serves }) => serves.length > 0);
    const groups = groupsBehindNat(context);
    if (gateways.length === 0 || groups === null || groups.length === 0) return [];
    if (groups.some((group) => leavesVpc(context, group))) return [];
    const money = moneyOf(context);
    const one = gateways.length === 1;
    const what = countOf(gateways.length, natWord(gateways[0]?.kind ?? 'zonal'));
    const costs =
      money === null
        ? `${what} ${one ? 'stands' : 'stand'} here`
        : `${formatUsd(money)} a month go to ${what}`;
    const endpoints = Object.keys(context.design.endpoints).length === 0 ? '' : ' and keep the endpoints';
    return [
      {
        about: '',
        title: `${costs}, but no security group behind ${one ? 'it' : 'them'} lets anything out of the VPC.`,
        why: `Every egress rule there names a security group, an endpoint or an address of the VPC. Either open the egress that is needed, or do without NAT${endpoints}.`,
        subjects: [
          ...gateways.map(({ id }) => refOf('nat', id)),
          ...groups.map((group) => refOf('group', group)),
        ],
        fix: { label: 'Do without NAT', commands: [{ type: 'setNat', mode: 'none' }] },
      },
    ];
  },
};

/** The groups of all workloads in subnets that leave through NAT; `null` when one of them has no group. */
function groupsBehindNat({ design, subnets }: FindingContext): readonly Id[] | null {
  const tiers = new Set<Id>();
  for (const { tier, access } of Object.values(subnets)) if (access === 'private') tiers.add(tier);
  const workloads = Object.values(design.workloads).filter(({ tier }) => tiers.has(tier));
  if (workloads.some(({ securityGroups }) => securityGroups.length === 0)) return null;
  return [...new Set(workloads.flatMap(({ securityGroups }) => securityGroups))].sort();
}

function leavesVpc(context: FindingContext, group: Id): boolean {
  return (context.rulesOf.get(group) ?? []).some(
    ([, { direction, peer }]) => direction === 'egress' && isOutside(context, peer),
  );
}

/** A prefix list may hold anything, so it counts as outside; the list of a gateway endpoint does not go through NAT. */
function isOutside({ network, design }: FindingContext, peer: Peer): boolean {
  if (peer.kind === 'prefix-list') {
    return !Object.values(design.endpoints).some(
      (one) => one.type === 'gateway' && one.prefixListId === peer.prefixList,
    );
  }
  if (peer.kind !== 'cidr') return false;
  const block = peerBlock(peer);
  return block === null || !network.blocks.some(({ cidr }) => cidr !== null && contains(cidr, block));
}

function moneyOf({ cost }: FindingContext): number | null {
  return natMonthlyUsd(cost.lines);
}
