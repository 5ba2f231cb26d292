import type { Design } from '../design/design.ts';
import type { Finding } from '../evaluation/evaluation.ts';
import type { Boundary, SecurityReview } from '../evaluation/securityReview/securityReview.ts';
import { blocks, bullets, inert, sentence, table } from './markdown.ts';

/**
 * The security review as a document: boundary by boundary what crosses it and the proof, the sentences that hold or are
 * broken, what is found and what was set aside with its reason, and who signed. Markdown.
 */
export function securityReviewDocument(design: Design, review: SecurityReview): string {
  return blocks(
    `# Security review of ${inert(design.name)}`,
    bullets([
      `Design revision ${review.revision}, ${design.region}`,
      `What is signed: SHA-256 ${review.digest}`,
    ]),
    signatures(review),
    'Everything below is worked out from the routes, network ACLs, security groups and gateways of the design, for every address and every port, not from samples.',
    ...review.boundaries.map(section),
  );
}

function signatures({ signatures: all }: SecurityReview): string {
  if (all.length === 0) return 'Nobody has signed this review yet.';
  return table(
    [['Signed by'], ['On'], ['Revision', 'right'], ['State'], ['Remarks']],
    all.map(({ by, on, revision, current, notes }) => [
      inert(by),
      on,
      String(revision),
      current ? 'stands' : 'out of date: what was reviewed has changed since',
      inert(notes),
    ]),
  );
}

function section({ title, question, crossings, proof, intents, open, setAside }: Boundary): string {
  return [
    `## ${sentence(title)}`,
    `_${sentence(question)}_`,
    sentence(proof),
    table(
      [['From'], ['To'], ['Arrives'], ['Answered'], ['Over']],
      crossings.map(({ fromLabel, toLabel, traffic, answered, through }) => [
        inert(fromLabel),
        inert(toLabel),
        sentence(traffic),
        answered === traffic ? 'all of it' : sentence(answered),
        inert(through.join(', ')),
      ]),
    ),
    bullets(
      intents.map(
        ({ state, sentence: words, detail }) => `${STATES[state]}: ${sentence(words)}. ${sentence(detail)}`,
      ),
    ),
    findings('Open', open),
    findings('Set aside', setAside),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const STATES = { holds: 'Proved', broken: '**Broken**', unanswered: 'Not answered' } as const;

function findings(title: string, list: readonly Finding[]): string {
  if (list.length === 0) return '';
  const lines = list.map(({ severity, title: said, setAside }) => {
    const reason =
      setAside === null
        ? ''
        : ` Set aside by ${inert(setAside.by)} on ${setAside.on}: ${inert(setAside.reason)}`;
    return `${severity}: ${sentence(said)}${reason}`;
  });
  return `${title}:\n\n${bullets(lines)}`;
}
