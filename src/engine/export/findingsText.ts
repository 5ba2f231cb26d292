import type { Evaluation, Finding, Severity } from '../evaluation/evaluation.ts';
import { countOf } from '../evaluation/figures.ts';
import { visibleText } from '../scene/visibleText.ts';
import { lineOf, type CheckedFile } from './sarif.ts';

/** Compilers' words, which editors and build logs know how to read. */
const WORDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  ok: 'ok',
};

/**
 * The findings as a compiler prints them, `file:line: severity: sentence [rule]`, each with what would help below it;
 * what is fine and what was set aside is only counted. Ends with a line of totals.
 */
export function findingsText({ findings, totals }: Evaluation, { uri, text }: CheckedFile): string {
  const lines = text.split('\n');
  const open = findings.filter(({ severity, setAside }) => severity !== 'ok' && setAside === null);
  const notes = open.filter(({ severity }) => severity === 'info').length;
  const fine = findings.filter(({ severity }) => severity === 'ok').length;
  const aside = findings.filter(({ setAside }) => setAside !== null).length;
  const counts = [
    ...[countOf(totals.errors, 'error'), countOf(totals.warnings, 'warning'), countOf(notes, 'note')],
    ...(fine === 0 ? [] : [`${countOf(fine, 'check')} passed`]),
    ...(aside === 0 ? [] : [`${countOf(aside, 'finding')} set aside`]),
  ];
  return [...open.flatMap((finding) => findingLines(finding, uri, lines)), counts.join(', '), ''].join('\n');
}

function findingLines(
  { severity, title, why, rule, subjects, fix }: Finding,
  uri: string,
  lines: readonly string[],
): readonly string[] {
  return [
    visibleText(`${uri}:${lineOf(lines, subjects[0])}: ${WORDS[severity]}: ${title} [${rule}]`),
    ...(why === '' ? [] : [visibleText(`  ${why}`)]),
    ...(fix === null ? [] : [visibleText(`  fix: ${fix.label}`)]),
  ];
}
