import type { Design } from '../design/design.ts';
import type { Evaluation, Finding } from '../evaluation/evaluation.ts';
import { blocks, bullets, inert, sentence, table } from '../export/markdown.ts';

/** What of a design carries a day: said by somebody, on a date. */
type Dated = { readonly by: string; readonly on: string };

/** A version that was kept during the review: what it is called, who kept it ('' where nobody said), and of what. */
export type KeptVersion = { readonly name: string; readonly by: string; readonly revision: number };

/**
 * The minutes of a day's review, in Markdown: what was decided, set aside, confirmed, said and signed on that date, and
 * what is still open, all of it from the design itself. `on` is a calendar date, `2026-11-28`; of a day on which nothing
 * was said the minutes say so. `kept` are the versions kept that day, which are no part of a design.
 */
export function minutesOf(
  design: Design,
  { findings, totals }: Evaluation,
  on: string,
  kept: readonly KeptVersion[] = [],
): string {
  const that = <T extends Dated>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
    Object.entries(record).filter(([, entry]) => entry.on === on);
  const sections = [
    section('Decided', decided(that(design.decisions).map(([, decision]) => decision))),
    section('Set aside', aside(findings, that(design.setAside))),
    section('Confirmed', confirmed(design, on)),
    section('Said', said(Object.values(design.comments).filter((comment) => isTouchedOn(comment, on)))),
    section('Signed', signed(that(design.signOffs).map(([, signature]) => signature))),
    section('Versions kept', bullets(kept.map(keptLine))),
  ];
  const nothing = sections.every((text) => text === '') ? 'Nothing was decided, said or signed.' : '';
  const present = [...new Set(peopleOf(design, on))].sort().map(inert);
  return blocks(
    `# Review of ${inert(design.name)}, ${on}`,
    bullets([
      `Design: revision ${design.revision}, ${design.region}`,
      ...(present.length === 0 ? [] : [`By name: ${present.join(', ')}`]),
      `${totals.subnets} subnets, ${totals.securityGroups} security groups, ${totals.totalUsd.toFixed(2)} USD a month with traffic`,
    ]),
    nothing,
    ...sections,
    section('Still open', stillOpen(findings)),
  );
}

const section = (title: string, body: string): string => (body === '' ? '' : `## ${title}\n\n${body}`);

function decided(decisions: readonly Design['decisions'][string][]): string {
  return decisions
    .map(({ title, decision, context, consequences, by }) =>
      [
        `**${inert(title)}** (${inert(by)})`,
        bullets(
          [
            ['Decision', decision],
            ['Context', context],
            ['Consequences', consequences],
          ].flatMap(([label = '', text = '']) => (text === '' ? [] : [`${label}: ${inert(text)}`])),
        ),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    )
    .join('\n\n');
}

function aside(
  findings: readonly Finding[],
  entries: readonly (readonly [string, Design['setAside'][string]])[],
): string {
  const titleOf = (key: string) => findings.find((finding) => finding.key === key)?.title;
  return table(
    [['Finding'], ['Reason'], ['By']],
    entries.map(([key, { reason, by }]) => {
      const title = titleOf(key);
      return [title === undefined ? inert(key) : sentence(title), inert(reason), inert(by)];
    }),
  );
}

function confirmed({ assumptions }: Design, on: string): string {
  return bullets(
    Object.values(assumptions).flatMap(({ text, confirmed: done }) =>
      done?.on === on ? [`${inert(text)} (${inert(done.by)})`] : [],
    ),
  );
}

type Comment = Design['comments'][string];

/** Whether a comment was written or settled on that day. */
function isTouchedOn({ at, resolved }: Comment, on: string): boolean {
  return at.startsWith(on) || resolved?.at.startsWith(on) === true;
}

function said(comments: readonly Comment[]): string {
  return table(
    [['About'], ['By'], ['Words'], ['State']],
    comments.map(({ subject, about, by, text, resolved }) => [
      inert(about ?? subject),
      inert(by),
      inert(text),
      resolved === null ? 'open' : `resolved by ${inert(resolved.by)}`,
    ]),
  );
}

function signed(signatures: readonly Design['signOffs'][string][]): string {
  return bullets(
    signatures.map(({ of, by, revision, notes }) => {
      const what = of === 'security' ? 'The security review' : 'The design';
      return `${what}, revision ${revision}: ${inert(by)}${notes === '' ? '' : `. ${inert(notes)}`}`;
    }),
  );
}

const keptLine = ({ name, by, revision }: KeptVersion): string =>
  `${inert(name)}, revision ${revision}${by === '' ? '' : `: ${inert(by)}`}`;

function stillOpen(findings: readonly Finding[]): string {
  const open = findings.filter(
    ({ severity, setAside }) => setAside === null && (severity === 'error' || severity === 'warning'),
  );
  return bullets(
    open.map(({ severity, title }) => `${severity === 'error' ? 'Error' : 'Warning'}: ${sentence(title)}`),
  );
}

function peopleOf(design: Design, on: string): readonly string[] {
  const records: readonly Readonly<Record<string, Dated>>[] = [
    design.decisions,
    design.setAside,
    design.signOffs,
  ];
  const talking = Object.values(design.comments).flatMap(({ by, at }) => (at.startsWith(on) ? [by] : []));
  const dated = records.flatMap((record) =>
    Object.values(record).flatMap((entry) => (entry.on === on ? [entry.by] : [])),
  );
  return [...dated, ...talking];
}
