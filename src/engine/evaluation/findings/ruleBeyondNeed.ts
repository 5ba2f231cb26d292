import { entryOf, refOf } from '../../design/design.ts';
import { soundProposal } from '../intents/soundProposal.ts';
import type { RuleChange } from '../leastPrivilege/leastPrivilege.ts';
import { groupedBy } from '../network.ts';
import { ownSource, type FindingRule } from './rule.ts';

/**
 * Rules that let through more than anything needs that the design states. Only a design that says what may pass between
 * its tiers has said enough for that.
 */
export const ruleBeyondNeed: FindingRule = {
  id: 'ruleBeyondNeed',
  title: 'Rules that let through more than the design states',
  severity: 'warning',
  source: ownSource("The design's intents and calls of AWS services"),
  find: ({ design, cost, intents }) => {
    if (!Object.values(design.intents).some(({ kind }) => kind === 'only-these')) return [];
    const { changes, command } = soundProposal(design, cost, intents);
    const commandsOf = groupedBy(command?.commands ?? [], (one) => ('id' in one ? String(one.id) : ''));
    return changes.flatMap(({ kind, rule, before, after, reason }) => {
      const held = rule === null ? undefined : entryOf(design.rules, rule);
      if (rule === null || before === null || held === undefined) return [];
      return [
        {
          about: refOf('rule', rule),
          title: titleOf(kind, `${held.direction} rule for ${before}`, after),
          why: `${reason} What no intent and no call of an AWS service needs is open to whoever gets that far.`,
          subjects: [refOf('rule', rule), refOf('group', held.group)],
          fix: {
            label: after === null ? 'Remove the rule' : 'Make it what is needed',
            commands: commandsOf.get(rule) ?? [],
          },
        },
      ];
    });
  },
};

/** The direction is said because a rule and its mirror let through the same, one at each end. */
function titleOf(kind: RuleChange['kind'], rule: string, after: string | null): string {
  if (after === null) return `Nothing stated needs the ${rule}.`;
  return kind === 'narrow'
    ? `The ${rule} is wider than what is needed: ${after}.`
    : `The ${rule} is not what is needed: ${after}.`;
}
