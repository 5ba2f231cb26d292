import { entryOf, type Design, type Id, type Ref } from '../../design/design.ts';
import type { Cost } from '../evaluation.ts';
import { readNetwork } from '../network.ts';
import { type RuleNeed, ruleNeedsOf, serves } from './ruleNeeds.ts';
import { statedConnections } from './statedConnections.ts';

/** Why a rule exists: the connections that the design states and that it lets through, be it a part of them. */
export type RuleReasons = {
  readonly rule: Id;
  /** Empty: nothing that the design states needs it. */
  readonly needs: readonly { readonly source: Ref; readonly reason: string }[];
};

/** What all that the design states needs of its rules. */
export function ruleNeedsOfDesign(design: Design, cost: Pick<Cost, 'serviceWays'>): readonly RuleNeed[] {
  return ruleNeedsOf(readNetwork(design), statedConnections(design, cost)).needs;
}

/** The reasons of one rule; `undefined` when there is no such rule. `needs` come from {@link ruleNeedsOfDesign}. */
export function reasonsFor(design: Design, needs: readonly RuleNeed[], id: Id): RuleReasons | undefined {
  const rule = entryOf(design.rules, id);
  if (rule === undefined) return undefined;
  const served = needs.filter((need) => serves(design, rule, need)).map(({ connection }) => connection);
  return { rule: id, needs: [...new Set(served)].map(({ source, reason }) => ({ source, reason })) };
}
