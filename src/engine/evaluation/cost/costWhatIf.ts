import { applyCommand, type BatchCommand, type Command } from '../../commands/command.ts';
import { commandProblem } from '../../commands/commandProblem.ts';
import { unlocked } from '../../commands/locks.ts';
import { entryOf, type Design, type NatMode, type Volume } from '../../design/design.ts';
import type { Refusal } from '../../design/refusal.ts';
import type { PriceBook } from '../../prices/priceBook.ts';
import { err, ok, type Result } from '../../result.ts';
import type { EvaluatedFlow, Evaluation } from '../evaluation.ts';
import { summaryOf, type CostSummary } from './costChanges.ts';
import { costOfDesign } from './costOfDesign.ts';

/** What might be otherwise; factors of 1 and `null` leave it as it is. */
export type CostChange = {
  readonly agentsFactor: number;
  /** On every flow, stated or assumed. */
  readonly trafficFactor: number;
  readonly natMode: NatMode | null;
  readonly region: string | null;
  readonly discountPercent: number | null;
};

/** What the month would cost, and the one edit that makes it so; `null` where nothing would be otherwise. */
export type CostIf = { readonly after: CostSummary; readonly edit: BatchCommand | null };

/**
 * What a change would do to the month's cost, without doing it. More traffic is every flow with its amounts multiplied,
 * so the edit states those that are assumed. Refuses what the edit would be refused for, such as a region with too few
 * zones, or amounts that are none.
 */
export function costWhatIf(
  design: Design,
  { cost }: Pick<Evaluation, 'cost'>,
  prices: PriceBook,
  change: CostChange,
): Result<CostIf, Refusal> {
  const commands = commandsFor(design, cost.transfer.flows, change);
  if (commands.length === 0) return ok({ after: summaryOf(cost), edit: null });
  const edit: BatchCommand = { type: 'batch', label: 'Make the change that was tried out', commands };
  const problem = commandProblem(edit);
  if (problem !== undefined) return err(inWords(problem));
  const then = applyCommand(unlocked(design), edit);
  return then.ok ? ok({ after: summaryOf(costOfDesign(then.value, prices)), edit }) : then;
}

function commandsFor(
  design: Design,
  flows: readonly EvaluatedFlow[],
  { agentsFactor, trafficFactor, natMode, region, discountPercent }: CostChange,
): readonly Command[] {
  const { agents, agentsNow } = design.requirements;
  const most = Math.round(agents * agentsFactor);
  return [
    ...(most === agents
      ? []
      : [
          {
            type: 'setRequirements',
            changes: { agents: most, ...(agentsNow > most ? { agentsNow: most } : {}) },
          } as const,
        ]),
    ...(trafficFactor === 1 ? [] : flows.map((flow) => timesTraffic(design, flow, trafficFactor))),
    ...(natMode === null || natMode === design.nat.mode ? [] : [{ type: 'setNat', mode: natMode } as const]),
    ...(region === null || region === design.region ? [] : [{ type: 'setRegion', region } as const]),
    ...(discountPercent === null || discountPercent === design.pricing.discountPercent
      ? []
      : [{ type: 'setDiscount', percent: discountPercent } as const]),
  ];
}

function timesTraffic(
  design: Design,
  { id, name, from, to, sent, received }: EvaluatedFlow,
  factor: number,
): Command {
  const stated = entryOf(design.dataTransfer.flows, id);
  const times = ({ gb, per }: Volume): Volume => ({ gb: Number((gb * factor).toPrecision(12)), per });
  const flow = {
    ...(stated ?? { name, from, to, crossZoneShare: null, notes: '' }),
    ...{ sent: times(sent), received: times(received) },
  };
  return { type: 'setDataFlow', id, flow };
}

/** What is wrong with a step of the edit, as the reason why the change cannot be made. */
const inWords = ({ type, message }: Refusal): Refusal => ({
  type,
  message: `The change does not fit: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
});
