import type { Ref } from '../design/design.ts';
import type { Finding } from '../evaluation/evaluation.ts';
import { countOf } from '../evaluation/figures.ts';
import { unexplained } from './findingAreas.ts';
import type { Criterion, Page } from './report.ts';

/** A criterion that is computed; `about` says what and where. */
export function computed(
  id: string,
  what: string,
  { met, evidence, subjects = [], page = null }: Known,
): Criterion {
  return { id, what, met, evidence, subjects: subjects.slice(0, MOST_SUBJECTS), page, tick: null };
}

type Known = {
  readonly met: boolean;
  readonly evidence: string;
  readonly subjects?: readonly Ref[];
  readonly page?: Page | null;
};

/** A selection of more says nothing. */
const MOST_SUBJECTS = 30;

/** That nothing among these findings is an error which nobody set aside; `fine` is the evidence where that is so. */
export function withoutErrors(
  id: string,
  what: string,
  findings: readonly Finding[],
  fine: string,
): Criterion {
  const errors = unexplained(findings).filter(({ severity }) => severity === 'error');
  return withoutFindings(id, what, errors, fine, 'error');
}

/** That there are none of these findings: the evidence counts them, by this noun, and quotes the first. */
export function withoutFindings(
  id: string,
  what: string,
  findings: readonly Finding[],
  fine: string,
  noun: string,
  plural = `${noun}s`,
): Criterion {
  const [first] = findings;
  const evidence =
    first === undefined ? fine : `${countOf(findings.length, noun, plural)}, first of all: ${first.title}`;
  const subjects = findings.flatMap((finding) => finding.subjects);
  return computed(id, what, {
    met: first === undefined,
    evidence,
    subjects,
    page: first === undefined ? null : 'findings',
  });
}
