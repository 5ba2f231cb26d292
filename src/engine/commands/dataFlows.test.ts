import { describe, expect, it } from 'vitest';

import type { DataFlow, Design } from '../design/design.ts';
import { readDesignText, writeDesign } from '../design/readDesign.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { labelOf, readCommands } from './command.ts';
import { perform, refusalOf } from './command.testing.ts';

const toInternet: DataFlow = {
  name: 'Model APIs',
  from: { kind: 'tier', tier: 'ecs' },
  to: { kind: 'internet' },
  sent: { gb: 500, per: 'month' },
  received: { gb: 0.2, per: 'agent-day' },
  crossZoneShare: null,
  notes: '',
};
const state = (flow: DataFlow, id = 'ecs-internet') => ({ type: 'setDataFlow', id, flow }) as const;
const paris = {
  type: 'addNetwork',
  id: 'paris',
  name: 'Paris',
  kind: 'on-premises',
  cidrs: ['10.8.0.0/16'],
} as const;

describe('setDataFlow', () => {
  it('states a flow and replaces the one with its id', () => {
    const stated = perform(agents1000, state(toInternet));
    const more = { ...toInternet, sent: { gb: 700, per: 'month' } } as const;

    expect(stated.dataTransfer.flows).toEqual({ 'ecs-internet': toInternet });
    expect(perform(stated, state(more)).dataTransfer.flows).toEqual({ 'ecs-internet': more });
    expect(labelOf(agents1000, state(toInternet))).toBe('State the traffic from ECS tasks to the internet');
  });

  it('refuses a flow from a thing to itself and one that passes by the VPC', () => {
    const itself = { ...toInternet, to: toInternet.from };
    const outside = {
      ...toInternet,
      from: { kind: 'internet' },
      to: { kind: 'service', service: 's3' },
    } as const;

    expect(refusalOf(agents1000, state(itself))).toMatchObject({
      type: 'setDataFlow/same-end',
      message: expect.stringContaining('Both ends of the flow are ECS tasks') as string,
    });
    expect(refusalOf(agents1000, state(outside))).toMatchObject({
      type: 'setDataFlow/outside',
      message: 'Data from the internet to s3 does not pass this VPC; one end has to be a tier.',
    });
  });

  it('names the nearest tier or network when there is none of that id', () => {
    const misspelt = { ...toInternet, from: { kind: 'tier', tier: 'esc' } } as const;
    const nowhere = { ...toInternet, to: { kind: 'network', network: 'pari' } } as const;

    expect(refusalOf(agents1000, state(misspelt))).toMatchObject({
      type: 'setDataFlow/unknown-tier',
      suggestion: 'ecs',
    });
    expect(refusalOf(perform(agents1000, paris), state(nowhere))).toMatchObject({
      type: 'setDataFlow/unknown-network',
      suggestion: 'paris',
    });
  });

  it.each([
    [
      { sent: { gb: -1, per: 'month' } },
      "is below 0 GB; data that flows the other way is the flow's other amount",
    ],
    [
      { sent: { gb: 1e12, per: 'month' } },
      'is above 100,000,000,000 GB; write the amount in GB, not in bytes',
    ],
    [{ crossZoneShare: 1.5 }, 'is above 1, which is all of it'],
  ])('is not read with %j', (wrong, words) => {
    const read = readCommands({ ...state(toInternet), flow: { ...toInternet, ...wrong } });

    expect(read.ok ? '' : read.error.message).toContain(words);
  });
});

describe('removeDataFlow', () => {
  it('takes back what was stated and refuses what nobody stated', () => {
    const stated = perform(agents1000, state(toInternet));
    const remove = { type: 'removeDataFlow', id: 'ecs-internet' } as const;

    expect(perform(stated, remove).dataTransfer.flows).toEqual({});
    expect(labelOf(stated, remove)).toBe('Take back the traffic from ECS tasks to the internet');
    expect(refusalOf(stated, { type: 'removeDataFlow', id: 'ecs-internt' })).toMatchObject({
      type: 'removeDataFlow/unknown-data-flow',
      suggestion: 'ecs-internet',
    });
  });
});

describe('setDataTransfer', () => {
  it('changes what is named and keeps the rest', () => {
    const changes = { longestOutageMinutes: 0, endpointCrossZoneShare: 0.5 };
    const { dataTransfer } = perform(agents1000, { type: 'setDataTransfer', changes });

    expect(dataTransfer).toEqual({ ...agents1000.dataTransfer, ...changes });
  });
});

describe('what a flow ends in', () => {
  it('takes its flows with it when it goes', () => {
    const toData = { ...toInternet, to: { kind: 'tier', tier: 'messaging' } } as const;
    const toParis = { ...toInternet, to: { kind: 'network', network: 'paris' } } as const;
    const design = [
      paris,
      state(toInternet),
      state(toData, 'ecs-mq'),
      state(toParis, 'ecs-paris'),
    ].reduce<Design>(perform, agents1000);
    const flowsAfter = (command: Parameters<typeof perform>[1]) =>
      Object.keys(perform(design, command).dataTransfer.flows);

    expect(flowsAfter({ type: 'removeTier', id: 'messaging' })).toEqual(['ecs-internet', 'ecs-paris']);
    expect(flowsAfter({ type: 'removeNetwork', id: 'paris' })).toEqual(['ecs-internet', 'ecs-mq']);
  });

  it('has to be there for a file to open', () => {
    const flows = { lost: { ...toInternet, from: { kind: 'tier', tier: 'esc' } } } as const;
    const text = writeDesign({ ...agents1000, dataTransfer: { ...agents1000.dataTransfer, flows } });
    const read = readDesignText(text);

    expect(read.ok ? '' : read.error.message).toContain('there is no tier "esc"; the nearest is "ecs"');
  });
});
