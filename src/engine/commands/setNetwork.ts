import { z } from '../schema.ts';

import { idSchema, otherNetworkSchema } from '../design/design.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { lookUp, nameIn } from './lookUp.ts';
import { connectionRefusal } from './networkConnection.ts';
import { readRanges } from './networkRanges.ts';
import { given } from './records.ts';

const { name, kind, cidrs, connection, notes } = otherNetworkSchema.shape;

/**
 * Changes another network's name, kind, ranges, connection or notes; what is not named stays.
 *
 * Refuses with `setNetwork/unknown-network`, `/not-a-block` naming what was meant, and what AWS does not connect:
 * `/not-a-vpc`, `/overlap` or `/no-transit-gateway`.
 */
export const setNetwork = defineCommand({
  schema: z.strictObject({
    type: z.literal('setNetwork'),
    id: idSchema,
    name: name.optional(),
    kind: kind.optional(),
    cidrs: cidrs.optional(),
    connection: connection.optional(),
    notes: notes.optional(),
  }),
  apply: (design, command) => {
    const { id, name: called, kind: ofKind, cidrs: texts, connection: by, notes: noted } = command;
    const network = lookUp(design, 'setNetwork', 'network', id);
    if (!network.ok) return network;
    const ranges = readRanges('setNetwork', texts ?? network.value.cidrs);
    if (!ranges.ok) return ranges;
    const changes = given({ name: called, kind: ofKind, cidrs: ranges.value, connection: by, notes: noted });
    const changed = { ...network.value, ...changes };
    const asked = texts !== undefined || ofKind !== undefined || by !== undefined;
    const refusal = asked ? connectionRefusal(design, 'setNetwork', changed) : undefined;
    if (refusal !== undefined) return err(refusal);
    return ok({ ...design, networks: { ...design.networks, [id]: changed } });
  },
  label: (design, { id, name: called, cidrs: texts, kind: ofKind, connection: by }) => {
    const current = nameIn(design.networks, id);
    if (called !== undefined) return `Rename the network ${current} to ${called}`;
    if (texts !== undefined) return `Change the ranges of ${current}`;
    if (by !== undefined) return `Change how the VPC reaches ${current}`;
    return ofKind === undefined ? `Edit the notes of ${current}` : `Change what ${current} is`;
  },
});
