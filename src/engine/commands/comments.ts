import { type Comment, type Design, entryOf, type Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { labelText } from '../design/text.ts';
import { isThere, thingName } from '../design/things.ts';
import { type Result, err, ok } from '../result.ts';
import type { Edit } from './definition.ts';
import { freeId } from './ids.ts';
import { checkNewId, lookUp } from './lookUp.ts';
import { mapping } from './records.ts';

/** The design with one more comment. Refuses with `<command>/id-taken`. */
export function putComment(design: Design, command: string, id: Id, comment: Comment): Edit {
  const unused = checkNewId(design.comments, command, id, freeId(design.comments, id));
  return unused.ok ? ok({ ...design, comments: { ...design.comments, [id]: comment } }) : unused;
}

/** The design with a comment that says something else. Refuses with `<command>/unknown-comment`. */
export function changeComment(
  design: Design,
  command: string,
  id: Id,
  change: (comment: Comment) => Result<Comment, Refusal>,
): Edit {
  const found = lookUp(design, command, 'comment', id);
  if (!found.ok) return found;
  const changed = change(found.value);
  return changed.ok ? ok({ ...design, comments: { ...design.comments, [id]: changed.value } }) : changed;
}

/** Refuses text without a visible character: `<command>/empty`. */
export function saidSomething(command: string, text: string): Result<null, Refusal> {
  if (text.trim() !== '') return ok(null);
  return err({ type: `${command}/empty`, message: 'The comment is empty; write what there is to say.' });
}

/** Refuses a reply where only the comment that opens a thread will do: `<command>/reply`. */
export function opensThread(command: string, { replyTo }: Comment): Result<null, Refusal> {
  if (replyTo === null) return ok(null);
  return err({
    type: `${command}/reply`,
    message: 'This is a reply; the comment that opens its thread is resolved or reopened for all of it.',
  });
}

/** The comment that opens the thread in which this one stands; its own id when it opens one. */
export function threadOf(comments: Design['comments'], id: Id): Id {
  let at = id;
  for (let above = entryOf(comments, at)?.replyTo ?? null; above !== null;) {
    at = above;
    above = entryOf(comments, at)?.replyTo ?? null;
  }
  return at;
}

/** The records in which things are named that an edit may take away or rename. */
const NAMED_IN = [
  ...['zones', 'tiers', 'subnets', 'workloads', 'endpoints', 'networks', 'securityGroups', 'rules'],
  ...['routeTables', 'intents', 'decisions', 'vpc', 'nat'],
] as const as readonly (keyof Design)[];

/**
 * The design in which every comment knows what its subject was called last: a thing that an edit took away leaves its
 * name with what was said about it. `before` is the design before the edit: what both share is not looked at again.
 */
export function withLastNames(design: Design, before: Design): Design {
  if (NAMED_IN.every((record) => design[record] === before[record])) return design;
  const comments = mapping(design.comments, (comment) => {
    if (isThere(design, comment.subject) || !isThere(before, comment.subject)) return comment;
    const about = labelText(thingName(before, comment.subject));
    return about === comment.about ? comment : { ...comment, about };
  });
  return comments === design.comments ? design : { ...design, comments };
}
