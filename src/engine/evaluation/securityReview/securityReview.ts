import type { Design } from '../../design/design.ts';
import type { Evaluation, Finding } from '../evaluation.ts';
import type { IntentResult } from '../intents/intentResult.ts';
import { readNetwork } from '../network.ts';
import { createReach } from '../reachability/createReach.ts';
import { securityDigest } from '../signatures/reviewed.ts';
import type { Signature } from '../signatures/signatures.ts';
import { boundaryIds, crossingsOf, type BoundaryId, type Crossing } from './boundaries.ts';
import { boundaryOfRule } from './boundaryRules.ts';
import { boundariesOfIntent } from './boundaryIntents.ts';

/** One boundary of the network with everything a reviewer needs to judge it. */
export type Boundary = {
  readonly id: BoundaryId;
  readonly title: string;
  /** What the reviewer has to be able to answer. */
  readonly question: string;
  readonly crossings: readonly Crossing[];
  /** What was proved about everything that does not cross, in one sentence. */
  readonly proof: string;
  readonly intents: readonly IntentResult[];
  /** Errors, warnings and notes that nobody has set aside. */
  readonly open: readonly Finding[];
  readonly setAside: readonly Finding[];
};

export type SecurityReview = {
  readonly revision: number;
  readonly boundaries: readonly Boundary[];
  /** What a signature under this review is of. */
  readonly digest: string;
  /** The signatures under the security review, the newest first. */
  readonly signatures: readonly Signature[];
};

const WORDS: Readonly<Record<BoundaryId, { readonly title: string; readonly question: string }>> = {
  internet: {
    title: 'From the internet and other networks',
    question: 'Is everything that is reached from outside meant to be, and on these ports alone?',
  },
  tiers: {
    title: 'Between tiers',
    question: 'Does each tier reach only what it works with?',
  },
  aws: {
    title: "To AWS's APIs",
    question: 'Do calls of AWS stay inside, and does who needs a service reach it?',
  },
  out: {
    title: 'To the outside',
    question: 'May what leaves the VPC leave it, and is there nothing else that can?',
  },
};

/**
 * The security of a design boundary by boundary: what crosses it, proved from routes, ACLs, groups and gateways for every
 * address and port, which sentences hold there, and what is found. Pure; takes as long as the network is large.
 */
export function securityReviewOf(design: Design, evaluation: Evaluation): SecurityReview {
  const { routes, findings, signatures, intents } = evaluation;
  const crossings = crossingsOf(design, createReach({ network: readNetwork(design), routes }));
  const boundaries = boundaryIds.map((id): Boundary => {
    const here = findings.filter(({ rule, severity }) => severity !== 'ok' && boundaryOfRule(rule) === id);
    return {
      ...{ id, ...WORDS[id] },
      crossings: crossings[id].crossings,
      proof: proofOf(crossings[id].crossings.length, crossings[id].closed),
      intents: intents.filter((result) => boundariesOfIntent(design, result.id).includes(id)),
      open: here.filter(({ setAside }) => setAside === null),
      setAside: here.filter(({ setAside }) => setAside !== null),
    };
  });
  return {
    revision: design.revision,
    boundaries,
    digest: securityDigest(design),
    signatures: signatures.filter(({ of }) => of === 'security'),
  };
}

function proofOf(open: number, closed: number): string {
  if (open + closed === 0) return 'There is nothing at this boundary.';
  const all = open + closed === 1 ? 'the one pair' : `${open + closed} pairs`;
  if (open === 0) return `Proved for ${all}, every address and every port: nothing gets through.`;
  return `Proved for ${all}, every address and every port: this gets through and nothing else.`;
}
