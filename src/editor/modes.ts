import type { Command } from '../engine/commands/command.ts';
import type { Refusal } from '../engine/design/refusal.ts';

/** What the page is for at the moment: drawing, reading and deciding together, or showing to a room. */
export const modes = ['design', 'review', 'present'] as const;
export type Mode = (typeof modes)[number];

/** What a review adds to a design: words, names and dates, and nothing that changes the network. */
const saidInReview: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'setAsideFinding',
  'restoreFinding',
  'recordDecision',
  'removeDecision',
  'confirmAssumption',
  'signOff',
  'removeSignOff',
  'addComment',
  'replyToComment',
  'editComment',
  'resolveComment',
  'reopenComment',
  'removeComment',
]);

/** Whether the edit only says something about the design, so that a review may make it. */
export function isSaid(command: Command): boolean {
  return command.type === 'batch' ? command.commands.every(isSaid) : saidInReview.has(command.type);
}

/** Why an edit is not made while the page is for reading; `null` where it is. */
export function refusalIn(mode: Mode, command: Command): Refusal | null {
  if (mode === 'design' || isSaid(command)) return null;
  return {
    type: 'mode/reading',
    message: `${mode === 'review' ? 'Review' : 'Present'} changes nothing in the network; switch to Design to edit it.`,
  };
}
