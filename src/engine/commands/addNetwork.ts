import { z } from '../schema.ts';

import { idSchema, otherNetworkSchema } from '../design/design.ts';
import { err, ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { freeId, idFrom } from './ids.ts';
import { checkNewId } from './lookUp.ts';
import { connectionRefusal } from './networkConnection.ts';
import { readRanges } from './networkRanges.ts';

const { name, kind, cidrs, connection, notes } = otherNetworkSchema.shape;

/**
 * Adds a network that the VPC may have to talk to. Its ranges come out in canonical form; that they overlap the VPC is
 * a finding, since such networks exist. Refuses with `addNetwork/id-taken`, `/not-a-block` naming what was meant, and
 * what AWS does not connect: `/not-a-vpc`, `/overlap` or `/no-transit-gateway`.
 */
export const addNetwork = defineCommand({
  schema: z.strictObject({
    type: z.literal('addNetwork'),
    id: idSchema.optional(),
    name,
    kind,
    cidrs,
    connection: connection.optional(),
    notes: notes.optional(),
  }),
  apply: (design, command) => {
    const {
      id: asked,
      name: called,
      kind: ofKind,
      cidrs: texts,
      connection: by = null,
      notes: noted = '',
    } = command;
    const { networks } = design;
    const id = asked ?? freeId(networks, idFrom(called, 'network'));
    const unused = checkNewId(networks, 'addNetwork', id, freeId(networks, id));
    if (!unused.ok) return unused;
    const ranges = readRanges('addNetwork', texts);
    if (!ranges.ok) return ranges;
    const network = { name: called, kind: ofKind, cidrs: ranges.value, connection: by, notes: noted };
    const refusal = connectionRefusal(design, 'addNetwork', network);
    if (refusal !== undefined) return err(refusal);
    return ok({ ...design, networks: { ...networks, [id]: network } });
  },
  label: (_, { name: called }) => `Add the network ${called}`,
});
