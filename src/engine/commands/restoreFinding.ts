import { z } from '../schema.ts';

import { entryOf, findingKeySchema } from '../design/design.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { unknownId } from './lookUp.ts';
import { without } from './records.ts';

/** Lets a finding count again. Refuses with `restoreFinding/unknown-set-aside-finding`. */
export const restoreFinding = defineCommand({
  schema: z.strictObject({ type: z.literal('restoreFinding'), key: findingKeySchema }),
  apply: (design, { key }) => {
    const found = entryOf(design.setAside, key);
    if (found === undefined)
      return err(unknownId('restoreFinding', 'set-aside finding', key, design.setAside));
    return ok({ ...design, setAside: without(design.setAside, key) });
  },
  label: (_, { key }) => `Restore ${key}`,
});
