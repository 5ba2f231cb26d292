import { decisionPointsOf } from '../decisions/decisionPoints.ts';
import type { DecisionPointId, Design, Ref, SignOff } from '../design/design.ts';
import { refOf } from '../design/design.ts';
import { diffDesigns, type KindDiff } from '../diff/diffDesigns.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import type { Evaluation, Finding } from '../evaluation/evaluation.ts';
import { standingSignature } from '../evaluation/signatures/signatures.ts';
import { securityDigest, designDigest } from '../evaluation/signatures/reviewed.ts';
import type { PriceBook } from '../prices/priceBook.ts';

/** One thing for a review to look at. */
export type AgendaItem = {
  /** Stable while the thing is the same: `decision:nat`, `finding:natIdle`, `change:rules:removed:alb-to-db`. */
  readonly id: string;
  /** One sentence. */
  readonly title: string;
  /** What there is to know about it; '' where the title says all. */
  readonly detail: string;
  /** What to look at. */
  readonly subjects: readonly Ref[];
} & (
  | { readonly kind: 'decision'; readonly point: DecisionPointId; readonly inForce: string }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'change' }
  | { readonly kind: 'signature'; readonly of: SignOff['of']; readonly digest: string }
);

/** What a review goes through, in its order: what is to be decided, found, changed, and last signed. */
export type Agenda = {
  readonly decisions: readonly AgendaItem[];
  readonly findings: readonly AgendaItem[];
  /** Since the design that was compared with. */
  readonly changes: readonly AgendaItem[];
  readonly signatures: readonly AgendaItem[];
};

/**
 * What is open in a design: choices that nobody recorded, errors and warnings that nobody set aside, what changed since
 * `since` (nothing when that is `null`), and reviews without a signature that stands.
 */
export function agendaOf(
  design: Design,
  evaluation: Evaluation,
  prices: PriceBook,
  since: Design | null,
): Agenda {
  return {
    decisions: openDecisions(design, evaluation, prices),
    findings: evaluation.findings.filter(isOpen).map(findingItem),
    changes: since === null ? [] : changesSince(since, design, evaluation, prices),
    signatures: openSignatures(design, evaluation),
  };
}

/** Whether a finding waits for somebody to mend it or to set it aside. */
function isOpen({ severity, setAside }: Finding): boolean {
  return setAside === null && (severity === 'error' || severity === 'warning');
}

function findingItem(finding: Finding): AgendaItem {
  const { key, title, why, subjects } = finding;
  return { kind: 'finding', id: `finding:${key}`, title, detail: why, subjects, finding };
}

function openDecisions(design: Design, evaluation: Evaluation, prices: PriceBook): readonly AgendaItem[] {
  return decisionPointsOf(design, evaluation, prices)
    .filter(({ recorded }) => recorded === null)
    .map(({ id, question, options, inForce, recommended }) => {
      const labelOf = (option: string) => options.find((one) => one.id === option)?.label ?? option;
      const advice =
        recommended.option === inForce
          ? 'which is also recommended'
          : `and ${labelOf(recommended.option)} is recommended`;
      return {
        ...{ kind: 'decision', id: `decision:${id}`, point: id, inForce: labelOf(inForce) },
        title: question,
        detail: `The design has ${labelOf(inForce)}, ${advice}. ${recommended.reasons.join(' ')}`,
        subjects: ['vpc'],
      };
    });
}

/** The kinds of a difference that are things on the canvas, by the word that refs have for them. */
const REF_KINDS: Readonly<Record<string, string>> = {
  ...{ zones: 'zone', tiers: 'tier', subnets: 'subnet', workloads: 'workload', endpoints: 'endpoint' },
  ...{
    'security groups': 'group',
    'route tables': 'route-table',
    'other networks': 'network',
    rules: 'rule',
  },
};

function changesSince(
  since: Design,
  design: Design,
  evaluation: Evaluation,
  prices: PriceBook,
): readonly AgendaItem[] {
  const before = { design: since, evaluation: evaluate(since, prices) };
  const { resources, rules } = diffDesigns(before, { design, evaluation });
  return [...resources, rules].flatMap(changesOfKind);
}

function changesOfKind({ kind, added, removed, changed }: KindDiff): readonly AgendaItem[] {
  const refKind = REF_KINDS[kind];
  const item = (what: string, id: string, name: string, detail: string): AgendaItem => ({
    ...{ kind: 'change', id: `change:${kind}:${what}:${id}`, title: `${name}: ${what}`, detail },
    subjects: refKind === undefined || what === 'removed' ? [] : [refOf(refKind, id)],
  });
  return [
    ...added.map(({ id, name }) => item('added', id, name, `New among the ${kind}.`)),
    ...removed.map(({ id, name }) => item('removed', id, name, `No longer among the ${kind}.`)),
    ...changed.map(({ id, name, changes }) =>
      item('changed', id, name, changes.map(({ field, from, to }) => `${field}: ${from} → ${to}`).join('; ')),
    ),
  ];
}

const SIGNED = {
  security: { what: 'The security review', digest: securityDigest },
  design: { what: 'The design', digest: designDigest },
} as const;

function openSignatures(design: Design, { signatures }: Evaluation): readonly AgendaItem[] {
  return (['security', 'design'] as const).flatMap((of) => {
    const signature = standingSignature(signatures, of);
    if (signature?.current === true) return [];
    const { what, digest } = SIGNED[of];
    const detail =
      signature === undefined
        ? 'Nobody has signed it yet.'
        : `${signature.by} signed revision ${signature.revision} on ${signature.on}, and what was reviewed has changed since.`;
    return [
      {
        ...{ kind: 'signature' as const, id: `signature:${of}`, of, digest: digest(design) },
        title: `${what} is to be signed off`,
        detail,
        subjects: [],
      },
    ];
  });
}
