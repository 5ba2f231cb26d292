import type { Command } from '../../commands/command.ts';
import type { Design, Id, Rule, Traffic } from '../../design/design.ts';
import { reachEndOf } from '../../design/reachEnds.ts';
import { type HeaderSet, headersOfTraffic, overlap } from '../../packets/headerSet.ts';
import { leastPrivilege } from '../leastPrivilege/leastPrivilege.ts';
import { neededRules } from '../leastPrivilege/neededRules.ts';
import { isAnswered, type RuleNeed, ruleNeedsOf, serves } from '../leastPrivilege/ruleNeeds.ts';
import type { StatedConnection } from '../leastPrivilege/statedConnections.ts';
import type { Network } from '../network.ts';
import type { Way } from '../reachability/way.ts';
import type { IntentResult } from './intentResult.ts';

type Fix = IntentResult['fix'];
type Connection = Pick<StatedConnection, 'from' | 'to' | 'traffic'>;

const ALL: Traffic = { protocol: 'all', ports: null };

/**
 * What shuts a way to packets that must not pass it: of the rules at its end that let them in (or out, where there is no
 * group at the end) those that nothing states go, and wider ones become as narrow as what is stated. `null` where they
 * are needed as they are, because then intents contradict each other, and where no rule lets them through.
 */
export function closingFix(network: Network, way: Way, packets: HeaderSet): Fix {
  const { design } = network;
  const [from, to] = [reachEndOf(way.from.ref), reachEndOf(way.to.ref)];
  if (from === undefined || to === undefined) return null;
  const needs = needsOf(network, { from, to, traffic: ALL });
  const changes = leastPrivilege(design, { serviceWays: [] }).command?.commands ?? [];
  return (
    narrowing(changes, admitting(design, needs, 'ingress', packets)) ??
    narrowing(changes, admitting(design, needs, 'egress', packets))
  );
}

/** What becomes of all these rules; `null` when one of them stays, or there is none. */
function narrowing(changes: readonly Command[], ids: readonly Id[]): Fix {
  const commands = ids.flatMap((id) => changes.filter((command) => 'id' in command && command.id === id));
  if (ids.length === 0 || commands.length < ids.length) return null;
  const removes = commands.every(({ type }) => type === 'removeRule');
  return { label: `${removes ? 'Remove' : 'Narrow'} ${rulesWord(commands)}`, commands };
}

/** The rules that are missing for a connection, each as one to add; `null` when rules let it through already. */
export function openingFix(network: Network, connection: Connection): Fix {
  const { design } = network;
  const rules = Object.values(design.rules);
  const missing = needsOf(network, connection).filter((need) => !isAnswered(design, need, rules));
  const commands = neededRules(design, missing).map(({ group, direction, traffic, peer }): Command => ({
    type: 'addRule',
    group,
    direction,
    traffic,
    peer,
  }));
  return commands.length === 0 ? null : { label: `Add ${rulesWord(commands)}`, commands };
}

function needsOf(network: Network, connection: Connection): readonly RuleNeed[] {
  return ruleNeedsOf(network, [{ ...connection, source: '', reason: '' }]).needs;
}

function admitting(
  design: Design,
  needs: readonly RuleNeed[],
  direction: Rule['direction'],
  packets: HeaderSet,
): readonly Id[] {
  return Object.entries(design.rules)
    .filter(
      ([, rule]) =>
        rule.direction === direction &&
        overlap(headersOfTraffic(rule.traffic), packets) &&
        needs.some((need) => serves(design, rule, need)),
    )
    .map(([id]) => id);
}

function rulesWord({ length }: readonly Command[]): string {
  return length === 1 ? 'the rule' : `${length} rules`;
}
