import type { Command } from '../commands/command.ts';
import { decisionPointsOf } from '../decisions/decisionPoints.ts';
import { longestOutage, zoneFailures } from '../decisions/nat/failover.ts';
import { repackPreview } from '../decisions/repackPreview.ts';
import type { Design, Id } from '../design/design.ts';
import { summaryOf, type CostSummary } from '../evaluation/cost/costChanges.ts';
import { costOfDesign } from '../evaluation/cost/costOfDesign.ts';
import { costWhatIf as costIf, type CostChange, type CostIf } from '../evaluation/cost/costWhatIf.ts';
import { regionCosts, type RegionCost } from '../evaluation/cost/regionCosts.ts';
import { pricesInUse, type PriceInUse } from '../evaluation/cost/pricesInUse.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { type LeastPrivilege } from '../evaluation/leastPrivilege/leastPrivilege.ts';
import { soundProposal } from '../evaluation/intents/soundProposal.ts';
import { reasonsFor, type RuleReasons, ruleNeedsOfDesign } from '../evaluation/leastPrivilege/ruleReasons.ts';
import { ceilingsOf, type Ceiling } from '../growth/ceilings.ts';
import { projectionOf, type Projection } from '../growth/projection.ts';
import { whatIf, type Change, type Step } from '../growth/whatIf.ts';
import { cheapestNetwork, type CheapestNetwork } from '../optimise/cheapestNetwork.ts';
import type { NetworkLimits } from '../optimise/limits.ts';
import { type Opening, openingOf } from '../evaluation/opening/opening.ts';
import { reachAnswer, type ReachAnswer, type ReachInput } from '../evaluation/reachability/reachAnswer.ts';
import { reachOfDesign } from '../evaluation/reachability/reachOfDesign.ts';
import { consequenceOf, type Preview, type Tried } from '../evaluation/preview.ts';
import { securityReviewOf, type SecurityReview } from '../evaluation/securityReview/securityReview.ts';
import { comparisonOf, type Comparison } from '../diff/changedThings.ts';
import { comparedScenes, type ComparedScenes } from '../diff/comparedScenes.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { mergeDesigns, type Choices } from '../merge/mergeDesigns.ts';
import { clashInWords, type ClashWords } from '../merge/clashWords.ts';
import type { Refusal } from '../design/refusal.ts';
import type { PriceBook } from '../prices/priceBook.ts';
import type { Result } from '../result.ts';
import type { TrackerReport } from '../tracker/report.ts';
import { trackerReport } from '../tracker/trackerReport.ts';
import { agendaOf, type Agenda } from '../review/agenda.ts';
import { outageOf, type Off, type Outage } from '../review/outage.ts';

/*
 * What can be asked about a design besides its evaluation: answers that take a while or are seldom looked at. The
 * worker, which holds the design, answers; a new question is a line in the table below. Inputs and answers are JSON.
 */

/** What a question is asked of: a design, its evaluation, the prices of both, and how an edit of it is tried. */
export type Asked = {
  readonly design: Design;
  readonly evaluation: Evaluation;
  readonly prices: PriceBook;
  readonly tried: (command: Command) => Result<Tried, Refusal>;
};

/** What each command would do to the design, in their order. */
function preview({ evaluation, tried }: Asked, commands: readonly Command[]): readonly Preview[] {
  return commands.map((command) => consequenceOf(evaluation, tried(command)));
}

/** The choices every network has to make, with further primary blocks to weigh as the input. */
function decisionPoints({ design, evaluation, prices }: Asked, typed: readonly string[]) {
  return decisionPointsOf(design, evaluation, prices, typed);
}

/** What packing the address plan anew would move, or why it is refused. */
function repack({ design }: Asked, command: Extract<Command, { type: 'repack' }>) {
  return repackPreview(design, command);
}

/** What a change of the network would take; see {@link whatIf}. */
function growth({ design, prices }: Asked, change: Change): Result<Step, Refusal> {
  return whatIf(design, prices, change);
}

/** How far the design goes as it is, and month by month. */
export type Outlook = {
  readonly ceilings: readonly Ceiling[];
  /** `null` when nobody has said how the agents grow. */
  readonly projection: Projection | null;
};

/** What can be said of the design's future without a change. */
function outlook({ design, evaluation }: Asked): Outlook {
  return { ceilings: ceilingsOf(design, evaluation), projection: projectionOf(design, evaluation) };
}

/** What another design costs, with the prices of today. */
function costOf({ prices }: Asked, design: Design): CostSummary {
  return summaryOf(costOfDesign(design, prices));
}

/** What the month would cost if this were otherwise; see {@link costIf}. */
function costWhatIf({ design, evaluation, prices }: Asked, change: CostChange): Result<CostIf, Refusal> {
  return costIf(design, evaluation, prices, change);
}

/** What the design costs in each region. */
function regions({ design, prices }: Asked): readonly RegionCost[] {
  return regionCosts(design, prices);
}

/** The prices of the design's region as it pays them, with where each was read. */
function prices({ design, prices: book }: Asked): readonly PriceInUse[] {
  return pricesInUse(design, book);
}

/** The cheapest network within these limits, and how it is reached. */
function cheapest({ design, prices }: Asked, limits: NetworkLimits): CheapestNetwork {
  return cheapestNetwork(design, prices, limits, (one, routes) => longestOutage(zoneFailures(one, routes)));
}

/** The smallest rule set for what the design states, as a change of the one it has that breaks no intent. */
function leastPrivilege({ design, evaluation }: Asked): LeastPrivilege {
  return soundProposal(design, evaluation.cost, evaluation.intents);
}

/** Why each of these rules exists; those that are not there are left out. */
function ruleReasons({ design, evaluation }: Asked, rules: readonly Id[]): readonly RuleReasons[] {
  const needs = ruleNeedsOfDesign(design, evaluation.cost);
  return rules.flatMap((id) => reasonsFor(design, needs, id) ?? []);
}

/** {@link ReachAnswer} with the smallest change that would open what is shut; `null` where everything is open. */
export type ReachWithOpening = ReachAnswer & { readonly opening: Opening | null };

/** Which traffic gets from one end to the other, by which ways, what stops it, and what would open it. */
function reach({ design }: Asked, input: ReachInput): ReachWithOpening {
  const { network, reach: found } = reachOfDesign(design);
  return { ...reachAnswer(network, found, input), opening: openingOf(design, input) };
}

/** What a review has to go through; changes are those since the design that is the input, if any. */
function agenda({ design, evaluation, prices: book }: Asked, since: Design | null): Agenda {
  return agendaOf(design, evaluation, book, since);
}

/** How far the tracker is; see {@link trackerReport}. */
function tracker({ design, evaluation, prices }: Asked): TrackerReport {
  return trackerReport(design, evaluation, prices);
}

/** What the network does without some of its parts. */
function outage({ design, evaluation, prices: book }: Asked, off: Off): Outage {
  return outageOf(design, evaluation, book, off);
}

/** Who crosses which boundary, with the proofs and what is open at each. */
function securityReview({ design, evaluation }: Asked): SecurityReview {
  return securityReviewOf(design, evaluation);
}

/** Two states of the design, of which `null` is the open one; with `drawn`, their drawings are wanted too. */
export type Sides = {
  readonly before: Design | null;
  readonly after: Design | null;
  readonly drawn: boolean;
};

/** What differs from one state to another, and both as drawings where they are wanted. */
function compare(
  { design, evaluation, prices: book }: Asked,
  sides: Sides,
): Comparison & { readonly scenes: ComparedScenes | null } {
  const evaluated = (state: Design | null) =>
    state === null ? { design, evaluation } : { design: state, evaluation: evaluate(state, book) };
  const [before, after] = [evaluated(sides.before), evaluated(sides.after)];
  const comparison = comparisonOf(before, after);
  const scenes = sides.drawn ? comparedScenes(before, after, comparison.marks) : null;
  return { ...comparison, scenes };
}

/** What merging the open design with a copy makes: the design, its conflicts in words, and how it differs. */
export type MergeOffer = {
  readonly design: Design;
  readonly clashes: readonly ClashWords[];
  /** What one side removed and the other still uses, by name. */
  readonly putBack: readonly string[];
  readonly comparison: Comparison;
};

/** What merging makes, with the sides that were chosen where both changed the same; see {@link mergeDesigns}. */
function merge(
  asked: Asked,
  copy: { readonly base: Design | null; readonly theirs: Design; readonly choices: Choices },
): Result<MergeOffer, Refusal> {
  const merged = mergeDesigns(copy.base, asked.design, copy.theirs, copy.choices);
  if (!merged.ok) return merged;
  const { design, clashes, putBack } = merged.value;
  const clash = clashInWords(asked.design, copy.theirs);
  return {
    ok: true,
    value: {
      design,
      clashes: clashes.map(clash),
      putBack: putBack.map(([record, id]) => clash({ path: [record, id], ours: '', theirs: '' }).where),
      comparison: compare(asked, { before: null, after: design, drawn: false }),
    },
  };
}

const questions = {
  compare,
  merge,
  preview,
  decisionPoints,
  repack,
  growth,
  costOf,
  cheapest,
  costWhatIf,
  ruleReasons,
  /** There is nothing to put in. */
  leastPrivilege: leastPrivilege as (asked: Asked, input: null) => LeastPrivilege,
  /** There is nothing to put in. */
  regions: regions as (asked: Asked, input: null) => readonly RegionCost[],
  /** There is nothing to put in. */
  prices: prices as (asked: Asked, input: null) => readonly PriceInUse[],
  agenda,
  reach,
  tracker: tracker as (asked: Asked, input: null) => TrackerReport,
  outage,
  /** There is nothing to put in. */
  securityReview: securityReview as (asked: Asked, input: null) => SecurityReview,
  outlook: outlook as (asked: Asked, input: null) => Outlook,
};

type Table = typeof questions;
export type QuestionKind = keyof Table;
type Inputs = { readonly [Kind in QuestionKind]: Parameters<Table[Kind]>[1] };
type Answers = { readonly [Kind in QuestionKind]: ReturnType<Table[Kind]> };
export type InputOf<Kind extends QuestionKind> = Inputs[Kind];
export type AnswerTo<Kind extends QuestionKind> = Answers[Kind];

/** One question as JSON. */
export type Question<Asks extends QuestionKind = QuestionKind> = {
  [Kind in Asks]: { readonly kind: Kind; readonly input: Inputs[Kind] };
}[Asks];

/** The same table, seen so that a kind's input and answer stay together. */
const answers: { readonly [Kind in QuestionKind]: (asked: Asked, input: Inputs[Kind]) => Answers[Kind] } =
  questions;

/** The answer, of the type that {@link AnswerTo} has for the question's kind. Changes nothing of what it is given. */
export function answerTo<Kind extends QuestionKind>(question: Question<Kind>, asked: Asked): Answers[Kind] {
  return answers[question.kind](asked, question.input);
}
