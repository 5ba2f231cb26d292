import { z } from '../schema.ts';

import { commentSchema, entryOf, idSchema } from '../design/design.ts';
import { putComment, saidSomething } from './comments.ts';
import { defineCommand } from './definition.ts';
import { lookUp } from './lookUp.ts';

const { text, by, at } = commentSchema.shape;

/**
 * Answers a comment; the answer is pinned to what the comment is, and has an id of its own as that has.
 *
 * Refuses with `replyToComment/unknown-comment`, `/empty` and `/id-taken`.
 */
export const replyToComment = defineCommand({
  schema: z.strictObject({
    type: z.literal('replyToComment'),
    id: idSchema,
    to: idSchema,
    ...{ text, by, at },
  }),
  apply: (design, { id, to, text: words, by: author, at: moment }) => {
    const above = lookUp(design, 'replyToComment', 'comment', to);
    if (!above.ok) return above;
    const said = saidSomething('replyToComment', words);
    if (!said.ok) return said;
    const { subject, about } = above.value;
    return putComment(design, 'replyToComment', id, {
      ...{ subject, about, place: null, kind: 'comment', severity: null, assignee: null },
      ...{ text: words, by: author, at: moment, edited: null, resolved: null, replyTo: to },
    });
  },
  label: (design, { to }) => `Reply to ${entryOf(design.comments, to)?.by ?? to}`,
});
