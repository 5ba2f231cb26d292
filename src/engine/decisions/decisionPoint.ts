import { applyCommand, batchOf, type Command } from '../commands/command.ts';
import { unlocked } from '../commands/locks.ts';
import type { Decision, DecisionPointId, Design, Id } from '../design/design.ts';
import type { PlanBlock, Severity } from '../evaluation/evaluation.ts';
import { movesBetween, type Move } from '../planning/repack.ts';

/*
 * A decision point is a choice that every network of this kind has to make. Its options stand side by side with what
 * each would lead to as figures, and one of them is recommended; which one is taken, and why, is recorded in the design.
 */

/** One consequence. `value` is for programs, `text` for people; the same ids stand in the same order for all options. */
export type Figure = {
  readonly id: string;
  readonly label: string;
  readonly value: number | string | null;
  readonly text: string;
};

/** Something to know about an option, worst first. */
export type Remark = {
  readonly severity: Severity;
  readonly text: string;
  /** Where that is written, when it is a fact of AWS or of the field. */
  readonly source: string | null;
};

/** How wide a tier's subnets are in an option, and what of it is used. */
export type TierSize = {
  readonly tier: Id;
  readonly name: string;
  /** `null` when the tier's subnets differ. */
  readonly prefix: number | null;
  readonly subnets: number;
  readonly usable: number;
  readonly used: number;
};

/** What the failure of one zone does to the way out of the others. */
export type ZoneFailure = {
  readonly zone: Id;
  readonly zoneName: string;
  /** The other zones that lose their way out. */
  readonly cutOff: readonly Id[];
  /** For how many minutes they do; 0 when none does. */
  readonly minutes: number;
  /** The same in a sentence, and what AWS does and what is left to a person, each in a sentence. */
  readonly loses: string;
  readonly aws: string;
  readonly person: string;
};

export type DecisionOption = {
  /** Stable within its point: `10.0.0.0/16`, `quarter-top`, `equal`. */
  readonly id: string;
  readonly label: string;
  /** What it means, in one sentence. */
  readonly description: string;
  readonly figures: readonly Figure[];
  readonly remarks: readonly Remark[];
  /** The edits that take the option, to be applied as one step; none when it is in force or cannot be taken. */
  readonly commands: readonly Command[];
  /** Why it cannot be taken; `null` when it can. */
  readonly refusal: string | null;
  /** The subnets that would get other addresses. */
  readonly moves: readonly Move[];
  /** What taking it would replace in the deployment that is recorded, in one sentence; `null` when nothing. */
  readonly replaces: string | null;
  /** The VPC's blocks as the option would leave them, to be drawn to scale; empty when it cannot be taken. */
  readonly blocks: readonly PlanBlock[];
  /** The tiers' subnet sizes, where the option is about them. */
  readonly sizes: readonly TierSize[];
  /** What the failure of each zone does, where the option is about that. */
  readonly failures?: readonly ZoneFailure[];
};

export type DecisionPoint = {
  readonly id: DecisionPointId;
  readonly question: string;
  readonly options: readonly DecisionOption[];
  /** The option the design has now. */
  readonly inForce: string;
  readonly recommended: { readonly option: string; readonly reasons: readonly string[] };
  /** What was written down; `null` when nobody has decided yet. */
  readonly recorded: { readonly id: Id; readonly decision: Decision } | null;
};

/** What an option's edits would lead to. */
export type Outcome = {
  /** The design afterwards; the design as it is when the edits are refused. */
  readonly design: Design;
  readonly refusal: string | null;
  readonly moves: readonly Move[];
  readonly replaces: string | null;
};

/**
 * Tries the edits as one step; nothing is changed. What a lock forbids is worked out all the same, so that the options can
 * still be compared, and refused with the lock's sentence.
 */
export function outcomeOf(design: Design, label: string, commands: readonly Command[]): Outcome {
  if (commands.length === 0) return { design, refusal: null, moves: [], replaces: null };
  const step = batchOf(label, commands);
  const free = unlocked(design);
  const edit = applyCommand(free, step);
  if (!edit.ok) return { design, refusal: edit.error.message, moves: [], replaces: null };
  const locked = free === design ? edit : applyCommand(design, step);
  return outcome(design, edit.value, locked.ok ? null : locked.error.message);
}

function outcome(before: Design, after: Design, refusal: string | null): Outcome {
  const moves = movesBetween(before, after);
  return { design: after, refusal, moves, replaces: replacedBy(before, after, moves) };
}

/**
 * What a deployment that is recorded would lose, in one sentence: a new primary block replaces the VPC and all that
 * stands in it, a new subnet block the subnet (AWS::EC2::VPC and AWS::EC2::Subnet, "Update requires: Replacement").
 */
export function replacedBy(before: Design, after: Design, moves: readonly Move[]): string | null {
  const { deployment } = before;
  if (deployment === null) return null;
  if (before.vpc.blocks[0] !== after.vpc.blocks[0]) {
    return `${deployment.stack} is deployed as ${deployment.vpcId}: a new primary block replaces the VPC and everything in it.`;
  }
  const deployed = moves.filter(({ id }) => Object.hasOwn(deployment.subnetIds, id));
  if (deployed.length === 0) return null;
  const subnets = deployed.length === 1 ? '1 subnet' : `${deployed.length} subnets`;
  return `${deployment.stack} is deployed: ${subnets} in use would be replaced, and everything in them with it.`;
}

/** The decision recorded at a point, the last one when several are. */
export function recordedAt(design: Design, point: DecisionPointId): DecisionPoint['recorded'] {
  const found = Object.entries(design.decisions).filter(([, decision]) => decision.point === point);
  const last = found.at(-1);
  return last === undefined ? null : { id: last[0], decision: last[1] };
}
