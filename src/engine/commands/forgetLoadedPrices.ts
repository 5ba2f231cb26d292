import { z } from '../schema.ts';

import { regionCodeSchema } from '../design/design.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { without } from './records.ts';

/**
 * Goes back to the built-in prices, in one region or in all; the discount stays. Refuses with
 * `forgetLoadedPrices/none` when none is loaded there.
 */
export const forgetLoadedPrices = defineCommand({
  schema: z.strictObject({
    type: z.literal('forgetLoadedPrices'),
    region: regionCodeSchema.optional(),
  }),
  apply: (design, { region }) => {
    const { loaded } = design.pricing;
    const left = region === undefined ? {} : without(loaded, region);
    if (Object.keys(left).length === Object.keys(loaded).length) {
      const where = region === undefined ? '' : ` for ${region}`;
      return err({
        type: 'forgetLoadedPrices/none',
        message: `No prices are loaded${where}; the built-in ones are in use.`,
      });
    }
    return ok({ ...design, pricing: { ...design.pricing, loaded: left } });
  },
  label: (_, { region }) => `Forget the loaded prices${region === undefined ? '' : ` of ${region}`}`,
});
