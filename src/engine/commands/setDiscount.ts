import { z } from '../schema.ts';

import { pricingSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';

/** Takes so many percent off every list price that is not zero; 0 takes nothing off. Refuses nothing that its schema reads. */
export const setDiscount = defineCommand({
  schema: z.strictObject({ type: z.literal('setDiscount'), percent: pricingSchema.shape.discountPercent }),
  apply: (design, { percent }) => ok({ ...design, pricing: { ...design.pricing, discountPercent: percent } }),
  label: (_, { percent }) =>
    percent === 0 ? 'Pay list prices' : `Take ${String(percent)} % off list prices`,
});
