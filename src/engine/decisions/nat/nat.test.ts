import { describe, expect, it } from 'vitest';

import { applyCommand } from '../../commands/command.ts';
import type { DataTransfer, Design, NatMode, Requirements } from '../../design/design.ts';
import { costOfDesign } from '../../evaluation/cost/costOfDesign.ts';
import { countedFlows } from '../../evaluation/transfer/countedFlows.ts';
import { readNetwork } from '../../evaluation/network.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import type { DecisionOption } from '../decisionPoint.ts';
import { assessNat } from './assess.ts';
import { percent } from './availability.ts';
import { natDecision } from './nat.ts';

const stated = (dataTransfer: Partial<DataTransfer>, requirements: Partial<Requirements> = {}): Design => ({
  ...agents1000,
  dataTransfer: { ...agents1000.dataTransfer, ...dataTransfer },
  requirements: { ...agents1000.requirements, ...requirements },
});

function optionOf(design: Design, mode: NatMode): DecisionOption {
  const option = natDecision(design, awsPriceBook).options.find(({ id }) => id === mode);
  if (option === undefined) throw new Error(`There is no option ${mode}.`);
  return option;
}

const figure = (option: DecisionOption, id: string) => option.figures.find((one) => one.id === id);
const errorsOf = (design: Design, mode: NatMode) =>
  optionOf(design, mode)
    .remarks.filter(({ severity }) => severity === 'error')
    .map(({ text }) => text);
const bestOf = (design: Design) => natDecision(design, awsPriceBook).recommended;

describe('the choice of NAT for agents-1000', () => {
  it('has six options with the figures of the brief before traffic', () => {
    const { options, inForce } = natDecision(agents1000, awsPriceBook);
    expect(inForce).toBe('per-zone');
    expect(options.map((option) => [option.id, figure(option, 'before-traffic')?.value])).toEqual([
      ['single', 146],
      ['per-zone', 219],
      ['regional', 219],
      ['instance', 116.856],
      ['instance-per-zone', 131.568],
      ['none', 109.5],
    ]);
  });

  it('splits the month of each into hours, addresses, processing and crossing zones', () => {
    const moneyOf = (mode: NatMode) =>
      ['hours', 'addresses', 'processing', 'cross-zone'].map(
        (id) => figure(optionOf(agents1000, mode), id)?.text,
      );
    expect(moneyOf('single')).toEqual(['32.85 USD', '3.65 USD', '136.88 USD', '40.56 USD']);
    expect(moneyOf('per-zone')).toEqual(['98.55 USD', '10.95 USD', '136.88 USD', '0.00 USD']);
    expect(moneyOf('instance-per-zone')).toEqual(['11.12 USD', '10.95 USD', '0.00 USD', '0.00 USD']);
  });

  it('costs with each option what the design costs that takes it', () => {
    const flows = countedFlows(readNetwork(agents1000));
    for (const { mode, cost } of assessNat(agents1000, awsPriceBook)) {
      const taken = costOfDesign({ ...agents1000, nat: { mode, zone: null } }, awsPriceBook, flows);
      expect(cost.monthUsd).toBeCloseTo(taken.totalUsd, 6);
      expect(cost.yearUsd).toBeCloseTo(12 * taken.totalUsd, 4);
    }
  });

  it('splits costs as the evaluation does, whichever choice is in force', () => {
    for (const inForce of ['per-zone', 'instance', 'none'] as const) {
      const design: Design = { ...agents1000, nat: { mode: inForce, zone: null } };
      const options = costOfDesign(design, awsPriceBook).natOptions;
      for (const { mode, cost } of assessNat(design, awsPriceBook)) {
        const option = options.find((one) => one.mode === mode);
        expect(option?.processingUsd).toBeCloseTo(cost.processingUsd ?? -1, 4);
        expect(option?.crossZoneUsd).toBeCloseTo(cost.crossZoneUsd ?? -1, 4);
        expect(option?.gatewayUsd).toBe(cost.hoursUsd);
        expect(option?.addressUsd).toBe(cost.addressUsd);
        expect(option?.totalUsd).toBe(cost.beforeTrafficUsd);
      }
    }
  });

  it('says for each zone that fails who loses the way out and what a person must do', () => {
    const failures = optionOf(agents1000, 'single').failures ?? [];
    expect(failures.map(({ zoneName, cutOff, minutes }) => [zoneName, cutOff, minutes])).toEqual([
      ['us-east-1a', ['b', 'c'], 30],
      ['us-east-1b', [], 0],
      ['us-east-1c', [], 0],
    ]);
    expect(failures[0]?.person).toContain('Create a NAT gateway in another zone');
    expect(failures[0]?.loses).toBe('us-east-1b and us-east-1c lose their way out while their tasks run on.');
    const [first] = optionOf(agents1000, 'per-zone').failures ?? [];
    expect(first?.loses).toBe("Only us-east-1a's own way out; its tasks are lost with the zone.");
    for (const mode of ['per-zone', 'regional', 'instance-per-zone', 'none'] as const) {
      const others = optionOf(agents1000, mode).failures ?? [];
      expect(others.map(({ minutes }) => minutes)).toEqual([0, 0, 0]);
    }
    expect(optionOf(agents1000, 'regional').failures?.[0]?.aws).toContain('up to 60 minutes');
  });

  it('follows the single gateway to the zone where it stands', () => {
    const failures = optionOf({ ...agents1000, nat: { mode: 'single', zone: 'c' } }, 'single').failures ?? [];
    expect(failures.map(({ cutOff }) => cutOff)).toEqual([[], [], ['a', 'b']]);
  });

  it('speaks of one zone that is cut off in the singular', () => {
    const zones = Object.fromEntries(Object.entries(agents1000.zones).filter(([id]) => id !== 'c'));
    const subnets = Object.fromEntries(
      Object.entries(agents1000.subnets).filter(([, { zone }]) => zone !== 'c'),
    );
    const [failure] = optionOf({ ...agents1000, zones, subnets }, 'single').failures ?? [];
    expect(failure?.loses).toBe('us-east-1b loses its way out while its tasks run on.');
  });

  it('estimates availability from independent paths', () => {
    const availability = (mode: NatMode) => figure(optionOf(agents1000, mode), 'availability')?.value;
    expect(availability('single')).toBeCloseTo(0.999, 12);
    expect(availability('per-zone')).toBeCloseTo(1 - 1e-9, 12);
    expect(availability('instance-per-zone')).toBeCloseTo(1 - 0.005 ** 3, 12);
    expect(availability('none')).toBeNull();
    expect(figure(optionOf(agents1000, 'single'), 'down')?.text).toBe('43.8 min');
    expect(percent(1 - 1e-6)).toBe('99.9999 %');
  });
});

describe('a limit that an option does not meet', () => {
  it('is marked, and the option can still be taken', () => {
    const design = stated({ longestOutageMinutes: 5 });
    expect(errorsOf(design, 'single')).toEqual([
      'When us-east-1a fails, us-east-1b and us-east-1c have no way out for about 30 minutes until a person has acted, and 5 minutes are allowed.',
    ]);
    expect(errorsOf(design, 'per-zone')).toEqual([]);
    const { commands, refusal } = optionOf(design, 'single');
    expect(refusal).toBeNull();
    expect(applyCommand(design, { type: 'batch', label: 'x', commands })).toMatchObject({
      ok: true,
      value: { nat: { mode: 'single' } },
    });
  });

  it('holds instances that fail by themselves to less than five minutes', () => {
    const design = stated({ longestOutageMinutes: 1 });
    expect(errorsOf(design, 'instance-per-zone')).toEqual([
      'When an instance fails, EC2 takes about 5 minutes to recover it, and 1 minute is allowed.',
    ]);
    expect(bestOf(design).option).toBe('per-zone');
  });

  it('lets a person say that half an hour without a way out will do', () => {
    const patient = stated({ longestOutageMinutes: 30 });
    expect(errorsOf(patient, 'single')).toEqual([]);
    const careless = stated({}, { survivesZoneLoss: false });
    expect(errorsOf(careless, 'single')).toEqual([]);
    expect(errorsOf(agents1000, 'single')[0]).toContain('must survive the loss of a zone');
  });

  it('is the bandwidth of an instance in the busiest hour, and of a gateway far later', () => {
    const busy = stated({ peakFactor: 20 });
    expect(errorsOf(busy, 'instance-per-zone')[0]).toBe(
      'The busiest hour needs 0.062 Gbps, and a t4g.nano keeps up 0.032 Gbps; up to 5 Gbps it bursts for minutes.',
    );
    expect(errorsOf(busy, 'per-zone')).toEqual([]);
    const flood = stated({
      flows: {
        'ecs-internet': {
          ...{ name: 'crawl', from: { kind: 'tier', tier: 'ecs' }, to: { kind: 'internet' } },
          ...{
            sent: { gb: 1e8, per: 'month' },
            received: { gb: 0, per: 'month' },
            crossZoneShare: null,
            notes: '',
          },
        },
      },
    });
    expect(errorsOf(flood, 'single').join(' ')).toContain('a NAT gateway carries 100 Gbps at most');
  });

  it('is 55,000 connections to one destination for each address', () => {
    const remarkOf = (connectionsPerTask: number, mode: NatMode) =>
      optionOf(stated({ connectionsPerTask, longestOutageMinutes: 60 }), mode).remarks.find(({ text }) =>
        text.includes('connections to one destination'),
      );
    // 1,012 tasks share the single gateway.
    expect(remarkOf(54, 'single')).toBeUndefined();
    expect(remarkOf(60, 'single')).toMatchObject({ severity: 'info' });
    expect(remarkOf(120, 'single')).toMatchObject({ severity: 'warning' });
    expect(remarkOf(500, 'single')).toMatchObject({ severity: 'error' });
    expect(remarkOf(60, 'instance')).toMatchObject({ severity: 'error' });
    expect(remarkOf(500, 'regional')).toMatchObject({ severity: 'info' });
  });

  it('is a way out at all, where the network has data that needs one', () => {
    expect(errorsOf(agents1000, 'none')).toEqual(['3,041.67 GB a month would have no way out without NAT.']);
    const silent = stated({
      flows: {
        'ecs-internet': {
          ...{ name: 'none', from: { kind: 'tier', tier: 'ecs' }, to: { kind: 'internet' } },
          ...{
            sent: { gb: 0, per: 'month' },
            received: { gb: 0, per: 'month' },
            crossZoneShare: null,
            notes: '',
          },
        },
      },
    });
    expect(errorsOf(silent, 'none')).toEqual([]);
    expect(bestOf(silent).option).toBe('none');
  });
});

describe('the recommended choice', () => {
  it('is the cheapest that AWS runs and that meets every limit, and says what the cheaper ones lack', () => {
    for (const design of [agents1000, stated({ peakFactor: 20 }), stated({ longestOutageMinutes: 45 })]) {
      const weighed = assessNat(design, awsPriceBook);
      const { option, reasons } = bestOf(design);
      const fits = weighed.filter(
        ({ mode, problems }) =>
          !mode.startsWith('instance') && problems.every(({ severity }) => severity !== 'error'),
      );
      const least = Math.min(...fits.map(({ cost }) => cost.monthUsd ?? Infinity));
      expect(fits.find(({ mode }) => mode === option)?.cost.monthUsd).toBe(least);
      expect(reasons[0]).toContain('the least of');
      expect(reasons.join(' ')).toContain('No NAT would make');
    }
  });

  it('says what NAT instances would save, and what they ask for', () => {
    const { option, reasons } = bestOf(agents1000);
    expect(option).toBe('per-zone');
    expect(reasons.join(' ')).toContain(
      'A NAT instance in each zone would make 375.01 USD, 224.31 USD less, and meets the limits too: take it only if somebody patches and watches it',
    );
  });

  it('is a gateway in each zone rather than a regional one that costs the same', () => {
    const { option, reasons } = bestOf(stated({ peakFactor: 20 }));
    expect(option).toBe('per-zone');
    expect(reasons).toContain('A regional NAT gateway costs the same to the cent and is no more available.');
  });

  it('falls back on a gateway in each zone where no price is known', () => {
    const { option, reasons } = bestOf({ ...agents1000, region: 'xx-nowhere-1' });
    expect(option).toBe('per-zone');
    expect(reasons[0]).toContain('price that is known');
  });
});
