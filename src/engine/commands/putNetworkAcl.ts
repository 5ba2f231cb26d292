import { z } from '../schema.ts';

import { entryOf, idSchema, type NetworkAcl, networkAclSchema } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { canonicalBlock } from '../design/traffic.ts';
import { type Result, err, ok } from '../result.ts';
import { asRefusal } from './blocks.ts';
import { defineCommand } from './definition.ts';
import { nameIn } from './lookUp.ts';

/**
 * Adds a network ACL, or replaces the one with this id. Its entries come out in the order in which AWS reads them:
 * ingress first, lowest number first.
 *
 * Refuses with `putNetworkAcl/not-a-block`, or `/number-taken` for two entries of one direction with the same number.
 */
export const putNetworkAcl = defineCommand({
  schema: z.strictObject({ type: z.literal('putNetworkAcl'), id: idSchema, networkAcl: networkAclSchema }),
  apply: (design, { id, networkAcl }) => {
    const checked = checkEntries(networkAcl);
    if (!checked.ok) return checked;
    return ok({ ...design, networkAcls: { ...design.networkAcls, [id]: checked.value } });
  },
  label: (design, { id, networkAcl }) =>
    entryOf(design.networkAcls, id) === undefined
      ? `Add network ACL ${networkAcl.name}`
      : `Change network ACL ${nameIn(design.networkAcls, id)}`,
});

type Entry = NetworkAcl['entries'][number];

function checkEntries(acl: NetworkAcl): Result<NetworkAcl, Refusal> {
  const entries: Entry[] = [];
  for (const entry of acl.entries) {
    const cidr = canonicalBlock(entry.cidr);
    if (!cidr.ok) return err(asRefusal('putNetworkAcl/not-a-block', cidr.error));
    if (entries.some((other) => inReadingOrder(entry, other) === 0)) {
      const next = Math.max(...acl.entries.map(({ number }) => number)) + 1;
      return err({
        type: 'putNetworkAcl/number-taken',
        message: `${acl.name} has two ${entry.direction} entries with number ${entry.number}; ${next} is free.`,
        suggestion: String(next),
      });
    }
    entries.push({ ...entry, cidr: cidr.value });
  }
  return ok({ ...acl, entries: entries.sort(inReadingOrder) });
}

function inReadingOrder(a: Entry, b: Entry): number {
  if (a.direction !== b.direction) return a.direction === 'ingress' ? -1 : 1;
  return a.number - b.number;
}
