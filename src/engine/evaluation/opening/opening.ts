import type { Command } from '../../commands/command.ts';
import type { Design, ReachEnd } from '../../design/design.ts';
import { reachEndName } from '../../design/intentWords.ts';
import { labelText } from '../../design/text.ts';
import { trafficLabel } from '../../design/traffic.ts';
import { intentResults } from '../intents/intentResults.ts';
import type { ReachInput } from '../reachability/reachAnswer.ts';
import { hasEnds, isGranted, type Tried, triedDesign, type Wish } from './openingWish.ts';
import { smallestChange } from './smallestChange.ts';
import { stepsOf } from './stepWords.ts';

/** What would open a way that is shut, or shut for a part of what was asked; it was applied and asked about again. */
export type Opening =
  | {
      readonly ok: true;
      /** What the change does as one step, in at most 120 characters. */
      readonly label: string;
      readonly commands: readonly Command[];
      /** What each command does, in their order. */
      readonly steps: readonly string[];
      /** The intents that hold now and would not any more, as sentences. */
      readonly breaks: readonly string[];
    }
  | {
      readonly ok: false;
      /** Why there is no such change, as a sentence. */
      readonly why: string;
    };

/** The longest label that an edit has. */

/** The smallest change that opens what was asked, as plain JSON; `null` when all of it is open already. */
export function openingOf(design: Design, { from, to, traffic }: ReachInput): Opening | null {
  const start = triedDesign(design);
  if (traffic === null) {
    const isOpen = start.reach
      .between(from, to)
      .some(({ blockedBy, unansweredBy }) => blockedBy === null && unansweredBy === null);
    return isOpen
      ? null
      : {
          ok: false,
          why: 'Say which traffic is to get through, such as 443/tcp, to see what would open it.',
        };
  }
  const wish = { from, to, traffic };
  if (!hasEnds(start, wish)) return { ok: false, why: noEnds(wish) };
  if (isGranted(start, wish)) return null;
  const change = smallestChange(start, wish);
  if (!change.ok) return change;
  const { commands, after } = change;
  const steps = stepsOf(design, commands);
  const [only] = steps;
  const label = steps.length === 1 && only !== undefined ? only : `Open ${wishLabel(design, wish)}`;
  return { ok: true, label: labelText(label), commands, steps, breaks: brokenBy(start, after) };
}

const OUTSIDE: ReadonlySet<ReachEnd['kind']> = new Set(['internet', 'network', 'service']);

function noEnds({ from, to }: Pick<Wish, 'from' | 'to'>): string {
  return OUTSIDE.has(from.kind) && OUTSIDE.has(to.kind)
    ? 'Neither end is in the VPC, so nothing of the design lies between them.'
    : 'One of the ends has no addresses in this network that could send, or be sent to.';
}

function wishLabel(design: Design, { from, to, traffic }: Wish): string {
  return `${trafficLabel(traffic)} from ${reachEndName(design, from)} to ${reachEndName(design, to)}`;
}

function brokenBy(before: Tried, after: Tried): readonly string[] {
  const held = new Set(
    intentResults(before.network, before.reach).flatMap(({ id, state }) => (state === 'holds' ? [id] : [])),
  );
  return intentResults(after.network, after.reach).flatMap(({ id, state, sentence }) =>
    state === 'broken' && held.has(id) ? [`${sentence}.`] : [],
  );
}
