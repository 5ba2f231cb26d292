import { refOf, type Design, type TickId } from '../design/design.ts';
import { momentText } from '../design/trackerWords.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { countOf } from '../evaluation/figures.ts';
import { standingSignature } from '../evaluation/signatures/signatures.ts';
import { computed, withoutFindings } from './computed.ts';
import { unexplained } from './findingAreas.ts';
import type { Criterion, TaskReport } from './report.ts';

const ticked: Readonly<Record<TickId, string>> = {
  'cdk-tested': 'CDK code generated and tested',
  diagram: 'Network diagram generated',
  'cost-analysis': 'Cost analysis documented',
  'parent-updated': 'Parent phase updated',
  'default-group': 'Default security group closed on AWS, by the commands in the package',
};

/** The criteria of the sub-phase as a whole, in the order of the brief's list, the open findings after them. */
export function completionCriteria(
  design: Design,
  evaluation: Evaluation,
  tasks: readonly TaskReport[],
): readonly Criterion[] {
  return [
    tasksComplete(tasks),
    byPerson(design, 'cdk-tested'),
    byPerson(design, 'diagram'),
    securitySigned(evaluation),
    byPerson(design, 'cost-analysis'),
    byPerson(design, 'parent-updated'),
    ...(isClosedByHand(design) ? [byPerson(design, 'default-group')] : []),
    findingsExplained(evaluation),
  ];
}

/** The stack cannot take rules from the default group, so once it is deployed somebody has to. */
function isClosedByHand({ vpc, deployment }: Design): boolean {
  return vpc.defaultGroup === 'closed' && deployment !== null;
}

function tasksComplete(tasks: readonly TaskReport[]): Criterion {
  const done = tasks.filter(({ state }) => state === 'done');
  const open = tasks.find(({ state }) => state !== 'done');
  const evidence = `${done.length} of ${countOf(tasks.length, 'task')} done${open === undefined ? '' : `; next is ${open.number} ${open.title}`}.`;
  return computed('tasks', 'All tasks 100% complete', { met: open === undefined, evidence });
}

function byPerson({ tracker: { ticks } }: Design, tick: TickId): Criterion {
  const given = ticks[tick];
  return {
    id: tick,
    what: ticked[tick],
    met: given !== undefined,
    evidence:
      given === undefined ? 'Nobody has ticked it yet.' : `Ticked by ${given.by} on ${momentText(given.at)}.`,
    subjects: [],
    page: null,
    tick,
  };
}

function securitySigned({ signatures }: Evaluation): Criterion {
  const signature = standingSignature(signatures, 'security');
  const evidence =
    signature === undefined
      ? 'Nobody has signed the review of security yet.'
      : `${signature.by} signed revision ${signature.revision} on ${signature.on}${signature.current ? ', and nothing that was reviewed has changed since' : '; what was reviewed has changed since'}.`;
  return computed('security-review', 'Security review completed', {
    met: signature?.current === true,
    evidence,
    subjects: signature === undefined ? [] : [refOf('sign-off', signature.id)],
    page: 'security',
  });
}

function findingsExplained({ findings }: Evaluation): Criterion {
  const aside = findings.filter(({ setAside }) => setAside !== null).length;
  const fine = `No error or warning is open; ${aside === 0 ? 'none was set aside' : `${aside} set aside with a reason`}.`;
  return withoutFindings(
    'findings',
    'No finding is unexplained',
    unexplained(findings),
    fine,
    'open error or warning',
    'open errors or warnings',
  );
}
