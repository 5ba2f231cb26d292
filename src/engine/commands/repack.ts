import { z } from '../schema.ts';

import type { Cidr } from '../cidr/cidr.ts';
import { cidrText, idSchema, tierSchema } from '../design/design.ts';
import { asksForPlace } from '../planning/plan.ts';
import { movableSubnets, repacked } from '../planning/repack.ts';
import { ok } from '../result.ts';
import { readBlock } from './blocks.ts';
import { defineCommand } from './definition.ts';
import { lookUpAll, nameIn } from './lookUp.ts';
import { settleAll } from './newSubnet.ts';

/**
 * Places every automatic subnet anew, and gives tiers another subnet size on the way. This is the one edit that moves
 * subnets nobody named: what is deployed is replaced, so it is shown what moves before it is asked for. Pinned subnets
 * and held ranges stay; `keepFree` are further blocks to keep clear of, which the next edit may hold.
 *
 * Refuses with `repack/unknown-tier`, `/not-a-block`, or `/no-room` for the first subnet that had a place and would
 * lose it.
 */
export const repack = defineCommand({
  schema: z.strictObject({
    type: z.literal('repack'),
    sizes: z.record(idSchema, tierSchema.shape.prefix).optional(),
    keepFree: z.array(cidrText).max(50).optional(),
  }),
  apply: (design, { sizes = {}, keepFree = [] }) => {
    const known = lookUpAll(design, 'repack', 'tier', Object.keys(sizes));
    if (!known.ok) return known;
    const blocks: Cidr[] = [];
    for (const text of keepFree) {
      const block = readBlock('repack', text);
      if (!block.ok) return block;
      blocks.push(block.value);
    }
    const moving = movableSubnets(design).filter((id) => !asksForPlace(design.subnets[id]?.cidr ?? '/'));
    const packed = repacked(design, { sizes, keepFree: blocks });
    const placed = settleAll(packed, 'repack', moving, blocks);
    return placed.ok ? ok(packed) : placed;
  },
  label: (design, { sizes = {} }) => {
    const [first, ...others] = Object.entries(sizes);
    if (first === undefined) return 'Repack the address plan';
    if (others.length > 0) return 'Repack the address plan with other subnet sizes';
    return `Repack the address plan with ${nameIn(design.tiers, first[0])} at /${first[1]}`;
  },
});
