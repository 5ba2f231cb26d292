import type { Command } from '../../commands/command.ts';
import { ruleLabel, usualDescription } from '../../commands/rules.ts';
import type { Design, Id, Ref, Rule } from '../../design/design.ts';
import type { Cost } from '../evaluation.ts';
import { countOf, listOf } from '../figures.ts';
import { groupedBy, readNetwork } from '../network.ts';
import { type NeededRule, neededRules } from './neededRules.ts';
import { admitsPeer, type RuleNeed, ruleNeedsOf, samePeer, serves } from './ruleNeeds.ts';
import { statedConnections } from './statedConnections.ts';
import { coverSpan, spanOf } from './trafficSpan.ts';

/** One rule to take away, add or change. */
export type RuleChange = {
  readonly kind: 'remove' | 'add' | 'narrow' | 'change';
  /** The rule as it is; `null` for a new one. */
  readonly rule: Id | null;
  /** What it lets through before and after, in words; `null` where there is no such rule. */
  readonly before: string | null;
  readonly after: string | null;
  /** Why, as a sentence. */
  readonly reason: string;
};

/** The smallest rule set for what the design states, as a change of the one it has. */
export type LeastPrivilege = {
  /** How many connections the design states, and how many rules they need. */
  readonly connections: number;
  readonly rules: number;
  /** Empty when the design has that rule set already. */
  readonly changes: readonly RuleChange[];
  /** All of it as one step; `null` when there is nothing to change. */
  readonly command: Extract<Command, { type: 'batch' }> | null;
  /** Stated connections that no rule can let through, each with the reason. */
  readonly unruled: readonly { readonly source: Ref; readonly reason: string; readonly why: string }[];
  /** Changes that belong to it and are not proposed, each with the reason; none of what `leastPrivilege` gives. */
  readonly withheld: readonly { readonly change: RuleChange; readonly why: string }[];
  /** The whole in one sentence. */
  readonly sentence: string;
};

/**
 * The rules that let through every stated connection and, group by group, nothing else: what no intent and no call of an
 * AWS service needs goes, what is wider becomes as narrow as its needs, and what is missing is added. No rule of the
 * outcome can be taken away. Workloads that share a group share its rules, because AWS knows rules by group.
 */
export function leastPrivilege(design: Design, cost: Pick<Cost, 'serviceWays'>): LeastPrivilege {
  const connections = statedConnections(design, cost);
  const { needs, unruled } = ruleNeedsOf(readNetwork(design), connections);
  const wanted = neededRules(design, needs);
  const steps = stepsTo(design, wanted, needs);
  return {
    connections: connections.length,
    rules: wanted.length,
    changes: steps.map(({ change }) => change),
    command:
      steps.length === 0
        ? null
        : { type: 'batch', label: 'Least privilege', commands: steps.map(({ command }) => command) },
    unruled: unruled.map(({ connection: { source, reason }, why }) => ({ source, reason, why })),
    withheld: [],
    sentence: sentenceOf(
      connections.length,
      wanted.length,
      steps.map(({ change }) => change),
    ),
  };
}

/** The proposal without these changes, each of which has a reason to be withheld. */
export function withholding(
  proposal: LeastPrivilege,
  reasons: ReadonlyMap<RuleChange, string>,
): LeastPrivilege {
  const { connections, rules, changes, command } = proposal;
  const kept = changes.filter((change) => !reasons.has(change));
  const isKept = (change: RuleChange | undefined) => change !== undefined && !reasons.has(change);
  const commands = (command?.commands ?? []).filter((_, at) => isKept(changes[at]));
  return {
    ...proposal,
    changes: kept,
    command: command === null || commands.length === 0 ? null : { ...command, commands },
    withheld: [...reasons].map(([change, why]) => ({ change, why })),
    sentence: sentenceOf(connections, rules, kept, reasons.size),
  };
}

type Step = { readonly change: RuleChange; readonly command: Command };

/** Removals first, so that no rule is met by the one it takes the place of. */
function stepsTo(design: Design, wanted: readonly NeededRule[], needs: readonly RuleNeed[]): readonly Step[] {
  const spare = new Map(Object.entries(design.rules));
  const bySide = groupedBy(spare, ([, rule]) => sideOf(rule));
  const take = (needed: NeededRule, fits: (rule: Rule) => boolean) => {
    const found = bySide.get(sideOf(needed))?.find(([id, rule]) => spare.has(id) && fits(rule));
    if (found !== undefined) spare.delete(found[0]);
    return found;
  };
  const missing = wanted.filter(
    (needed) => take(needed, (rule) => isSame(design, rule, needed)) === undefined,
  );
  const changed: Step[] = [];
  const absent: NeededRule[] = [];
  const unmatched = missing.filter((needed) => {
    const found = take(needed, (rule) => isBeside(design, rule, needed));
    if (found !== undefined) changed.push(changing(design, found, needed));
    return found === undefined;
  });
  for (const needed of unmatched) {
    const found = take(needed, (rule) => needed.needs.some((need) => serves(design, rule, need)));
    if (found === undefined) absent.push(needed);
    else changed.push(changing(design, found, needed));
  }
  const removed = [...spare].map((entry) => removing(design, entry, needs));
  return [...removed, ...changed, ...absent.map((needed) => adding(design, needed))];
}

function isSame(design: Design, rule: Rule, needed: NeededRule): boolean {
  const [a, b] = [spanOf(rule.traffic), spanOf(needed.traffic)];
  const sameSpan = a.protocol === b.protocol && a.from === b.from && a.to === b.to;
  return sameSpan && isBeside(design, rule, needed);
}

/** Whether the rule is for the same peer, whatever its traffic. */
function isBeside(design: Design, rule: Rule, needed: NeededRule): boolean {
  return samePeer(design, rule.peer, needed.peer);
}

function sideOf({ group, direction }: Pick<Rule, 'group' | 'direction'>): string {
  return `${group} ${direction}`;
}

function removing(design: Design, [id, rule]: readonly [Id, Rule], needs: readonly RuleNeed[]): Step {
  const served = needs.some((need) => serves(design, rule, need));
  const reason = served
    ? 'Other rules let through what is needed of it.'
    : 'Nothing that the design states needs it.';
  return {
    change: { kind: 'remove', rule: id, before: ruleLabel(design, rule), after: null, reason },
    command: { type: 'removeRule', id },
  };
}

function changing(design: Design, [id, rule]: readonly [Id, Rule], needed: NeededRule): Step {
  const { traffic, peer } = needed;
  const samePlace = samePeer(design, rule.peer, peer);
  const narrower =
    coverSpan([spanOf(rule.traffic)], spanOf(traffic)) &&
    needed.needs.every((need) => admitsPeer(design, rule.peer, need));
  const after = { ...rule, traffic, peer: samePlace ? rule.peer : peer };
  return {
    change: {
      ...{ kind: narrower ? 'narrow' : 'change', rule: id },
      ...{ before: ruleLabel(design, rule), after: ruleLabel(design, after) },
      reason: `${narrower ? 'Only this is needed of it' : 'All of this is needed'}: ${reasonsIn(needed)}.`,
    },
    command: {
      ...{ type: 'setRule', id, traffic },
      ...(samePlace ? {} : { peer, description: usualDescription(design, after) }),
    },
  };
}

function adding(design: Design, needed: NeededRule): Step {
  const { group, direction, traffic, peer } = needed;
  const rule = { group, direction, traffic, peer };
  return {
    change: {
      ...{ kind: 'add', rule: null, before: null, after: ruleLabel(design, rule) },
      reason: `Needed and not allowed yet: ${reasonsIn(needed)}.`,
    },
    command: { type: 'addRule', ...rule },
  };
}

function reasonsIn({ needs }: NeededRule): string {
  return listOf([...new Set(needs.map(({ connection }) => connection.reason))], 3);
}

function sentenceOf(
  connections: number,
  rules: number,
  changes: readonly RuleChange[],
  withheld = 0,
): string {
  const stated = `${countOf(connections, 'stated connection')} need ${countOf(rules, 'rule')}`;
  const counted = (kind: RuleChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const parts = [
    [counted('remove'), 'to remove'],
    [counted('narrow'), 'to narrow'],
    [counted('change'), 'to change'],
    [counted('add'), 'to add'],
    [withheld, 'withheld, because an intent forbids it'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.length === 0
    ? `${stated}, and those are the rules that the design has.`
    : `${stated}: ${listOf(said)}.`;
}
