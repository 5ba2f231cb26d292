import { z } from '../schema.ts';

import { entryOf } from '../design/design.ts';
import { tagKeyText } from '../design/text.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { unknownId } from './lookUp.ts';

/**
 * Gives a tag another key; its value and its place among the tags stay. Refuses with `renameTag/unknown-tag`, or
 * `/key-taken`: "each tag key must be unique" for a resource ("Tag naming limits and requirements",
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html).
 */
export const renameTag = defineCommand({
  schema: z.strictObject({ type: z.literal('renameTag'), key: tagKeyText, to: tagKeyText }),
  apply: (design, { key, to }) => {
    const { tags } = design;
    if (entryOf(tags, key) === undefined) return err(unknownId('renameTag', 'tag', key, tags));
    if (key !== to && entryOf(tags, to) !== undefined) {
      return err({
        type: 'renameTag/key-taken',
        message: `There is a tag "${to}" already, and a resource carries each key once; choose another key.`,
      });
    }
    const renamed = Object.entries(tags).map(([old, value]) => [old === key ? to : old, value] as const);
    return ok({ ...design, tags: Object.fromEntries(renamed) });
  },
  label: (_, { key, to }) => `Rename the tag ${key} to ${to}`,
});
