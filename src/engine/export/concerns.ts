import type { Evaluation, Finding } from '../evaluation/evaluation.ts';

/**
 * What whoever exports a design is told before they do, worst first: its errors, and texts that hold what looks like a
 * secret, because the package is handed on. What was set aside is known already.
 */
export function concernsOf({ findings }: Pick<Evaluation, 'findings'>): readonly Finding[] {
  return findings.filter(
    ({ severity, rule, setAside }) => setAside === null && (severity === 'error' || rule === 'secretInText'),
  );
}
