import { applyCommand, type Command } from '../../commands/command.ts';
import { keeping } from '../../commands/records.ts';
import type { Design, Id } from '../../design/design.ts';
import { ok } from '../../result.ts';
import type { Cost } from '../evaluation.ts';
import {
  leastPrivilege,
  type LeastPrivilege,
  type RuleChange,
  withholding,
} from '../leastPrivilege/leastPrivilege.ts';
import { reachOfDesign } from '../reachability/reachOfDesign.ts';
import type { IntentResult } from './intentResult.ts';
import { intentResults } from './intentResults.ts';

/**
 * {@link leastPrivilege} without the changes that would break an intent which is not broken now, or which the other changes
 * mend. What the design states may contradict itself: image pulls over NAT need HTTPS out to everybody, and that may be a
 * way between tiers which no intent allows. `intents` are the results for the design as it is.
 */
export function soundProposal(
  design: Design,
  cost: Pick<Cost, 'serviceWays'>,
  intents: readonly IntentResult[],
): LeastPrivilege {
  const proposal = leastPrivilege(design, cost);
  const { changes, command } = proposal;
  if (command === null || intents.length === 0) return proposal;
  const steps = changes.flatMap((change, at) => {
    const one = command.commands[at];
    return one === undefined ? [] : [{ change, command: one }];
  });
  const trial: Trial = { before: brokenIn(intents), brokenWith: (some) => brokenWith(design, some) };
  const withheld = withheldOf(steps, trial);
  return withheld.size === 0 ? proposal : withholding(proposal, withheld);
}

type Step = { readonly change: RuleChange; readonly command: Command };
type Trial = {
  readonly before: ReadonlySet<Id>;
  /** The intents that are broken once these steps are taken. */
  readonly brokenWith: (steps: readonly Step[]) => readonly IntentResult[];
};

/**
 * The changes to leave out, each with the reason. What opens is tried with all that closes, and may break only what
 * closing alone leaves broken; what closes is tried with what is left of it. Closing breaks demands alone, and opening
 * everything but demands.
 */
function withheldOf(steps: readonly Step[], { before, brokenWith }: Trial): ReadonlyMap<RuleChange, string> {
  const isNew = ({ id }: IntentResult) => !before.has(id);
  const [closing, opening] = [steps.filter(isClosing), steps.filter((step) => !isClosing(step))];
  const mended = before.size === 0 || opening.length === 0 ? before : brokenIn(brokenWith(closing));
  const withAll = brokenWith(steps);
  if (!withAll.some((one) => isNew(one) || !mended.has(one.id))) return new Map();

  const trials = { left: MOST_TRIALS };
  const open = keptOf([], opening, trials, (some) =>
    brokenWith([...some, ...closing]).find(({ id, kind }) => kind !== 'reaches' && !mended.has(id)),
  );
  const kept = keptOf(open.taken, closing, trials, (some) => brokenWith(some).find(isNew));
  return new Map([...open.withheld, ...kept.withheld]);
}

/** Each trial proves reachability anew: a design with thousands of changes that intents forbid must not wait for all. */
const MOST_TRIALS = 60;

type Kept = {
  readonly taken: readonly Step[];
  readonly withheld: readonly (readonly [RuleChange, string])[];
};

/**
 * The steps, in their order, that can be taken after those `taken` without breaking an intent, and why the others cannot.
 * Tried by halves: what more steps break, they break with others too. When no trial is `left`, the half in which one
 * breaks something is withheld as a whole.
 */
function keptOf(
  taken: readonly Step[],
  steps: readonly Step[],
  trials: { left: number },
  broken: (some: readonly Step[]) => IntentResult | undefined,
): Kept {
  const all = [...taken, ...steps];
  const intent = steps.length === 0 ? undefined : broken(all);
  trials.left -= 1;
  if (intent === undefined) return { taken: all, withheld: [] };
  if (steps.length === 1 || trials.left <= 0) {
    const which = steps.length === 1 ? 'It' : 'With others it';
    const why = `${which} would break an intent: ${intent.sentence}.`;
    return { taken, withheld: steps.map(({ change }) => [change, why]) };
  }
  const middle = Math.ceil(steps.length / 2);
  const first = keptOf(taken, steps.slice(0, middle), trials, broken);
  const second = keptOf(first.taken, steps.slice(middle), trials, broken);
  return { taken: second.taken, withheld: [...first.withheld, ...second.withheld] };
}

function isClosing({ change: { kind } }: Step): boolean {
  return kind === 'remove' || kind === 'narrow';
}

function brokenIn(intents: readonly IntentResult[]): ReadonlySet<Id> {
  return new Set(intents.filter(({ state }) => state === 'broken').map(({ id }) => id));
}

/** None where the edits are refused, because then nothing comes of them. */
function brokenWith(design: Design, steps: readonly Step[]): readonly IntentResult[] {
  const edited = taking(
    design,
    steps.map(({ command }) => command),
  );
  if (edited === undefined) return [];
  const { network, reach } = reachOfDesign(edited);
  return intentResults(network, reach).filter(({ state }) => state === 'broken');
}

/**
 * The design after the edits, or undefined where one is refused. Rules go first, because a rule that is added may take
 * the id of one that goes, and together: what refuses one removal, a lock, refuses all, and each by itself would copy
 * all the others.
 */
function taking(design: Design, commands: readonly Command[]): Design | undefined {
  const removals = commands.filter((one) => one.type === 'removeRule');
  const others = commands.filter(({ type }) => type !== 'removeRule');
  const [removal] = removals;
  const tried = removal === undefined ? ok(design) : applyCommand(design, removal);
  if (!tried.ok) return undefined;
  const gone = new Set(removals.map(({ id }) => id));
  const without = { ...tried.value, rules: keeping(tried.value.rules, (_, id) => !gone.has(id)) };
  if (others.length === 0) return without;
  const edited = applyCommand(without, { type: 'batch', label: 'Least privilege', commands: others });
  return edited.ok ? edited.value : undefined;
}
