import { z } from '../schema.ts';

import { entryOf, idSchema } from '../design/design.ts';
import { thingName } from '../design/things.ts';
import { ok } from '../result.ts';
import { changeComment, opensThread } from './comments.ts';
import { defineCommand } from './definition.ts';

/** Opens a settled thread again. Refuses with `reopenComment/unknown-comment`, and with `/reply` for anything but its first comment. */
export const reopenComment = defineCommand({
  schema: z.strictObject({ type: z.literal('reopenComment'), id: idSchema }),
  apply: (design, { id }) =>
    changeComment(design, 'reopenComment', id, (comment) => {
      const first = opensThread('reopenComment', comment);
      return first.ok ? ok({ ...comment, resolved: null }) : first;
    }),
  label: (design, { id }) => {
    const comment = entryOf(design.comments, id);
    return `Reopen the ${comment?.kind ?? 'comment'} on ${comment === undefined ? id : thingName(design, comment.subject)}`;
  },
});
