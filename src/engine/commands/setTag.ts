import { z } from '../schema.ts';

import { tagKeyText, tagValueText } from '../design/text.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { without } from './records.ts';

/**
 * Tags a resource may carry, the name that every exported resource gets beside them. Source: "Tag naming limits and
 * requirements" (50 user tags), https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html.
 */
const MOST_TAGS = 49;

/** Gives every resource the tag, or takes it away when the value is `null`. Refuses the fiftieth with `setTag/too-many`. */
export const setTag = defineCommand({
  schema: z.strictObject({ type: z.literal('setTag'), key: tagKeyText, value: tagValueText.nullable() }),
  apply: (design, { key, value }) => {
    if (value === null) return ok({ ...design, tags: without(design.tags, key) });
    const tags = { ...design.tags, [key]: value };
    if (Object.keys(tags).length <= MOST_TAGS) return ok({ ...design, tags });
    return err({
      type: 'setTag/too-many',
      message: `AWS allows 50 tags on a resource and the name is one of them, so "${key}" is one too many; remove another tag first.`,
    });
  },
  label: (_, { key, value }) => (value === null ? `Remove the tag ${key}` : `Set the tag ${key}`),
});
