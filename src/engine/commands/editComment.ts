import { z } from '../schema.ts';

import { commentSchema, idSchema } from '../design/design.ts';
import { err, ok } from '../result.ts';
import { changeComment, saidSomething } from './comments.ts';
import { defineCommand } from './definition.ts';
import { given } from './records.ts';

const { text, severity, assignee, at } = commentSchema.shape;

/**
 * Changes what a comment says, who is to settle it, or whether it is an issue: with a severity it is one, with `null` a
 * comment again. The moment is kept where the text changes.
 *
 * Refuses with `editComment/unknown-comment`, `/empty`, and `/reply` when a reply would become an issue.
 */
export const editComment = defineCommand({
  schema: z.strictObject({
    type: z.literal('editComment'),
    id: idSchema,
    at,
    changes: z.strictObject({ text, severity, assignee }).partial(),
  }),
  apply: (design, { id, at: moment, changes }) =>
    changeComment(design, 'editComment', id, (comment) => {
      const said = saidSomething('editComment', changes.text ?? comment.text);
      if (!said.ok) return said;
      if (
        comment.replyTo !== null &&
        ((changes.severity ?? null) !== null || (changes.assignee ?? null) !== null)
      ) {
        return err({
          type: 'editComment/reply',
          message: 'A reply is no issue; raise a new one, or make the comment that opens the thread one.',
        });
      }
      const next = { ...comment, ...given(changes) };
      const edited = next.text === comment.text ? comment.edited : moment;
      return ok({ ...next, kind: next.severity === null ? 'comment' : 'issue', edited });
    }),
  label: (_, { changes }) => (changes.text === undefined ? 'Change an issue' : 'Edit a comment'),
});
