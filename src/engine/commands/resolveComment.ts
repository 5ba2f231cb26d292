import { z } from '../schema.ts';

import { commentSchema, entryOf, idSchema } from '../design/design.ts';
import { thingName } from '../design/things.ts';
import { ok } from '../result.ts';
import { changeComment, opensThread } from './comments.ts';
import { defineCommand } from './definition.ts';

const { by, at } = commentSchema.shape;

/** Settles a thread. Refuses with `resolveComment/unknown-comment`, and with `/reply` for anything but its first comment. */
export const resolveComment = defineCommand({
  schema: z.strictObject({ type: z.literal('resolveComment'), id: idSchema, by, at }),
  apply: (design, { id, by: who, at: moment }) =>
    changeComment(design, 'resolveComment', id, (comment) => {
      const first = opensThread('resolveComment', comment);
      return first.ok ? ok({ ...comment, resolved: { by: who, at: moment } }) : first;
    }),
  label: (design, { id }) => {
    const comment = entryOf(design.comments, id);
    return `Resolve the ${comment?.kind ?? 'comment'} on ${comment === undefined ? id : thingName(design, comment.subject)}`;
  },
});
