import { z } from '../schema.ts';

import { dataTransferSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { given } from './records.ts';

/**
 * Changes what holds for all traffic: its peaks, connections, the longest outage and the share that enters endpoints in
 * another zone; what is not named stays. It refuses nothing that its schema reads.
 */
export const setDataTransfer = defineCommand({
  schema: z.strictObject({
    type: z.literal('setDataTransfer'),
    changes: dataTransferSchema.omit({ flows: true }).partial(),
  }),
  apply: (design, { changes }) =>
    ok({ ...design, dataTransfer: { ...design.dataTransfer, ...given(changes) } }),
  label: (_, { changes }) => {
    const named = Object.keys(given(changes)) as (keyof typeof changes)[];
    const only = named.length === 1 ? named[0] : undefined;
    return only === undefined ? 'Change the figures of the traffic' : `Change ${words[only]}`;
  },
});

const words = {
  peakFactor: 'the peak of the traffic',
  connectionsPerTask: 'the connections of a task',
  longestOutageMinutes: 'how long the way out may be gone',
  endpointCrossZoneShare: 'how much enters endpoints in another zone',
} as const;
