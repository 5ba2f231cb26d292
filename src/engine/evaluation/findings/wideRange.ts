import { entryOf, refOf, type Id, type Rule } from '../../design/design.ts';
import { canonicalProtocol, hasPorts } from '../../design/protocols.ts';
import { endName, peerRef, trafficLabel } from '../../design/traffic.ts';
import { formatCount } from '../figures.ts';
import { nameIn } from '../network.ts';
import { isWholeInternet } from '../traffic.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** A service with its neighbours needs some dozen ports at most; AWS names no figure. */
const MOST_PORTS = 100;

/**
 * Rules for more ports than a service needs. Those for the whole internet have rules of their own, and so has a group
 * that trusts itself.
 */
export const wideRange: FindingRule = {
  id: 'wideRange',
  title: 'Rules for wide ranges of ports',
  severity: 'warning',
  source: awsPage(
    'SEC05-BP02 Control traffic flow within your network layers',
    'wellarchitected/latest/security-pillar/sec_network_protection_layered.html',
  ),
  find: (context) =>
    Object.entries(context.design.rules)
      .filter(([, rule]) => portsOf(rule) > MOST_PORTS && !isToldElsewhere(rule))
      .map(([id, rule]) => wide(context, id, rule)),
};

/** How many ports a rule opens: all of them when it names none. */
function portsOf({ traffic: { protocol: written, ports } }: Rule): number {
  const protocol = canonicalProtocol(written);
  if (protocol !== 'all' && !hasPorts(protocol)) return 0;
  return ports === null ? 65_536 : ports.to - ports.from + 1;
}

function isToldElsewhere({ group, peer }: Rule): boolean {
  return isWholeInternet(peer) || (peer.kind === 'group' && peer.group === group);
}

function wide({ design }: FindingContext, id: Id, rule: Rule): Found {
  const group = nameIn(design.securityGroups, rule.group);
  const other = endName(design, peerRef(rule.peer));
  const what = trafficLabel(rule.traffic);
  const said = rule.direction === 'ingress' ? `admits ${what} from ${other}` : `lets ${what} out to ${other}`;
  const known = rule.peer.kind !== 'group' || entryOf(design.securityGroups, rule.peer.group) !== undefined;
  return {
    about: `rule:${id}`,
    title: `${group} ${said}: ${formatCount(portsOf(rule))} ports.`,
    why: 'Every port that is open and not needed is one more that something unexpected may listen on. Name the ports of the service.',
    subjects: [refOf('rule', id), refOf('group', rule.group), ...(known ? [peerRef(rule.peer)] : [])],
  };
}
