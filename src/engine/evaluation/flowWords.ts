import type { Id } from '../design/design.ts';
import { formatCount } from './figures.ts';
import type { Evaluation, SecurityEdge } from './evaluation.ts';

/*
 * What an edge of the security graph says, short enough for a label, and which of its rules stand alone.
 */

type Flow = SecurityEdge['flows'][number];

/** Ports that a label names before it counts the rest. */
const NAMED = 2;

/**
 * What an edge lets through, for a label: "tcp 443", "tcp 443, 8080", and with more "tcp 443, 8080 +3". Flows of the
 * first one's protocol stand first, so that it is named once.
 */
export function flowWords(flows: readonly Flow[]): string {
  const [first] = flows;
  if (first === undefined) return '';
  const isAlike = ({ traffic }: Flow) =>
    traffic.protocol === first.traffic.protocol && (traffic.ports !== null || first.traffic.ports === null);
  const alike = flows.filter((flow, at) => at === 0 || isAlike(flow));
  const named = alike.slice(
    0,
    flows.length === NAMED + 1 && alike.length === flows.length ? NAMED + 1 : NAMED,
  );
  const more = flows.length - named.length;
  const words = [first.label, ...named.slice(1).map(({ label }) => label.replace(/^\S+ /, ''))].join(', ');
  return more === 0 ? words : `${words} +${formatCount(more)}`;
}

/**
 * The rules between two groups whose other half is missing: what the finding `missingMirror` names, which knows that a
 * wider rule may stand in for a mirror.
 */
export function halfRules({ findings }: Pick<Evaluation, 'findings'>): ReadonlySet<Id> {
  return new Set(
    findings
      .flatMap(({ rule, subjects }) => (rule === 'missingMirror' ? subjects.slice(0, 1) : []))
      .map(idOfRule),
  );
}

const idOfRule = (ref: string): Id => ref.slice(ref.indexOf(':') + 1);

/** What a flow lacks so that connections get through; `null` when it lacks nothing. */
export type Missing = 'egress' | 'ingress' | null;

/** Which rule a flow lacks, given the rules that stand alone. */
export function missingOf({ ingressRule, egressRule }: Flow, half: ReadonlySet<Id>): Missing {
  if (ingressRule !== null && half.has(ingressRule)) return 'egress';
  return egressRule !== null && half.has(egressRule) ? 'ingress' : null;
}

/** Whether connections get through an edge: all of its flows, some of them, or none; and what to say of it. */
export type Wholeness = { readonly kind: 'whole' | 'partly' | 'half'; readonly words: string };

/** How much of an edge is whole: "" when all is, "no egress", "no ingress", "1 of 3 half", "halves". */
export function wholenessOf(flows: readonly Flow[], half: ReadonlySet<Id>): Wholeness {
  if (half.size === 0) return { kind: 'whole', words: '' };
  const missing = flows.map((flow) => missingOf(flow, half)).filter((one) => one !== null);
  const [first] = missing;
  if (first === undefined) return { kind: 'whole', words: '' };
  if (missing.length < flows.length) return { kind: 'partly', words: `${formatCount(missing.length)} half` };
  return { kind: 'half', words: missing.every((one) => one === first) ? `no ${first}` : 'halves' };
}
