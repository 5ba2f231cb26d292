import { z } from '../schema.ts';

import { entryOf, idSchema } from '../design/design.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp } from './lookUp.ts';
import { without } from './records.ts';

/**
 * Takes back a comment that nobody has answered. Refuses with `removeComment/unknown-comment`, and with `/answered` when
 * what others wrote would go with it.
 */
export const removeComment = defineCommand({
  schema: z.strictObject({ type: z.literal('removeComment'), id: idSchema }),
  apply: (design, { id }) => {
    const found = lookUp(design, 'removeComment', 'comment', id);
    if (!found.ok) return found;
    if (Object.values(design.comments).some(({ replyTo }) => replyTo === id)) {
      return err({
        type: 'removeComment/answered',
        message: 'Others have answered this comment; resolve the thread, which keeps what they wrote.',
      });
    }
    return ok({ ...design, comments: without(design.comments, id) });
  },
  label: (design, { id }) => `Delete the comment of ${entryOf(design.comments, id)?.by ?? id}`,
});
