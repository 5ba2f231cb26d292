import { z } from '../schema.ts';

import { commentSchema, idSchema } from '../design/design.ts';
import { labelText } from '../design/text.ts';
import { isThere, thingName } from '../design/things.ts';
import { err } from '../result.ts';
import { putComment, saidSomething } from './comments.ts';
import { defineCommand } from './definition.ts';

const { subject, place, text, by, at, severity, assignee } = commentSchema.shape;

/**
 * Pins a comment or, with a severity, an issue to a thing, a figure or a point of the canvas. Its id comes with it and
 * has to be one that nobody else can have taken (a random one), so that two copies of a design merge by id.
 *
 * Refuses with `addComment/id-taken`, `/empty`, and `/unknown-subject` when the design does not have what it is about.
 */
export const addComment = defineCommand({
  schema: z.strictObject({
    type: z.literal('addComment'),
    id: idSchema,
    subject,
    place: place.optional(),
    severity: severity.optional(),
    assignee: assignee.optional(),
    ...{ text, by, at },
  }),
  apply: (design, command) => {
    if (!isThere(design, command.subject)) {
      return err({
        type: 'addComment/unknown-subject',
        message: `The design has no ${command.subject} to comment on; it may have been removed.`,
      });
    }
    const said = saidSomething('addComment', command.text);
    if (!said.ok) return said;
    const weight = command.severity ?? null;
    return putComment(design, 'addComment', command.id, {
      ...{ subject: command.subject, about: labelText(thingName(design, command.subject)) },
      ...{ place: command.place ?? null, kind: weight === null ? 'comment' : 'issue', severity: weight },
      ...{ assignee: command.assignee ?? null, text: command.text, by: command.by, at: command.at },
      ...{ edited: null, resolved: null, replyTo: null },
    });
  },
  label: (design, { severity: weight, subject: about }) =>
    `${(weight ?? null) === null ? 'Comment' : 'Raise an issue'} on ${thingName(design, about)}`,
});
