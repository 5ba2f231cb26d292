import { applyCommand, type Command } from '../../commands/command.ts';
import type { Design, Id } from '../../design/design.ts';
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

  const withheld = new Map<RuleChange, string>();
  const keep = (kept: readonly Step[], step: Step, broken: IntentResult | undefined) => {
    if (broken !== undefined) withheld.set(step.change, `It would break an intent: ${broken.sentence}.`);
    return broken === undefined ? [...kept, step] : kept;
  };
  const opened = opening.reduce<readonly Step[]>((kept, step) => {
    const broken = brokenWith([...kept, step, ...closing]);
    return keep(
      kept,
      step,
      broken.find(({ id, kind }) => kind !== 'reaches' && !mended.has(id)),
    );
  }, []);
  closing.reduce((kept, step) => keep(kept, step, brokenWith([...kept, step]).find(isNew)), opened);
  return withheld;
}

function isClosing({ change: { kind } }: Step): boolean {
  return kind === 'remove' || kind === 'narrow';
}

function brokenIn(intents: readonly IntentResult[]): ReadonlySet<Id> {
  return new Set(intents.filter(({ state }) => state === 'broken').map(({ id }) => id));
}

/** None where the edits are refused, because then nothing comes of them. */
function brokenWith(design: Design, steps: readonly Step[]): readonly IntentResult[] {
  const commands = steps.map(({ command }) => command);
  const edited = applyCommand(design, { type: 'batch', label: 'Least privilege', commands });
  if (!edited.ok) return [];
  const { network, reach } = reachOfDesign(edited.value);
  return intentResults(network, reach).filter(({ state }) => state === 'broken');
}
