import { entryOf } from '../../design/design.ts';
import type { Finding, Severity } from '../evaluation.ts';
import type { FindingContext, FindingRule, Found } from './rule.ts';

/** Every rule, in the order in which findings of one severity are shown. */
export const findingRules: readonly FindingRule[] = [];

const WORST_FIRST: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, ok: 3 };

/** The findings of all rules, worst first, in the order of the rules, then by what they are about. */
export function allFindings(context: FindingContext): readonly Finding[] {
  const findings = findingRules.flatMap((rule) =>
    rule
      .find(context)
      .map((found) => complete(context, rule, found))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  );
  return findings.sort((a, b) => WORST_FIRST[a.severity] - WORST_FIRST[b.severity]);
}

function complete({ design }: FindingContext, rule: FindingRule, found: Found): Finding {
  const key = found.about === '' ? rule.id : `${rule.id}/${keyPart(found.about)}`;
  return {
    key,
    rule: rule.id,
    severity: found.severity ?? rule.severity,
    title: found.title,
    why: found.why,
    subjects: found.subjects,
    source: found.source ?? rule.source,
    fix: found.fix ?? null,
    setAside: entryOf(design.setAside, key) ?? null,
  };
}

/** What may stand in a key (`findingKeySchema`): anything else of a text that is no CIDR becomes a dash. */
function keyPart(about: string): string {
  return about
    .toLowerCase()
    .split('/')
    .map((part) => part.replace(/[^a-z0-9:._-]/g, '-') || '-')
    .join('/');
}
