import { overlaps } from '../cidr/cidr.ts';
import { applyCommand, type Command } from '../commands/command.ts';
import type { Design, Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { blockIn } from '../planning/plan.ts';
import { movesBetween, type Move } from '../planning/repack.ts';
import { ok, type Result } from '../result.ts';
import { replacedBy } from './decisionPoint.ts';

/** What a repack would do, shown before it is asked for. */
export type RepackPreview = {
  readonly moves: readonly (Move & {
    /** What AWS calls the subnet, when a deployment is recorded. */
    readonly deployedId: string | null;
    /**
     * A deployed subnet that still stands on the new addresses: AWS makes the new subnet before it deletes the old
     * one, so this cannot be deployed in one step.
     */
    readonly blockedBy: string | null;
  })[];
  /** Automatic subnets that stay where they are. */
  readonly staying: number;
  /** Subnets that a person pinned, which stay. */
  readonly pinned: number;
  /** What the recorded deployment would lose, in one sentence; `null` without one, or when nothing of it moves. */
  readonly replaces: string | null;
};

/** What would move and what that would replace, or why the repack is refused. Changes nothing. */
export function repackPreview(
  design: Design,
  command: Extract<Command, { type: 'repack' }> = { type: 'repack' },
): Result<RepackPreview, Refusal> {
  const edit = applyCommand(design, command);
  if (!edit.ok) return edit;
  const moves = movesBetween(design, edit.value);
  const subnets = Object.values(design.subnets);
  const pinned = subnets.filter((subnet) => subnet.pinned).length;
  return ok({
    moves: moves.map((move) => ({
      ...move,
      deployedId: design.deployment?.subnetIds[move.id] ?? null,
      blockedBy: standingOn(design, move),
    })),
    staying: subnets.length - pinned - moves.length,
    pinned,
    replaces: replacedBy(design, edit.value, moves),
  });
}

/** The name of another deployed subnet that has these addresses now. */
function standingOn(design: Design, { id, to }: { readonly id: Id; readonly to: string }): string | null {
  const wanted = blockIn(to);
  if (wanted === undefined) return null;
  for (const other of Object.keys(design.deployment?.subnetIds ?? {})) {
    const cidr = blockIn(design.subnets[other]?.cidr ?? '');
    if (other !== id && cidr !== undefined && overlaps(cidr, wanted))
      return design.subnets[other]?.name ?? other;
  }
  return null;
}
