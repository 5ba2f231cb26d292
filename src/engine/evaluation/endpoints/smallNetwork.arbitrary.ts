import fc from 'fast-check';

import type { DataFlow, Design, InterfaceEndpoint } from '../../design/design.ts';
import { agents1000 } from '../../templates/agents1000.ts';

/** Services that random designs call: one with a free gateway, two with interfaces alone. */
export const calledServices = ['s3', 'logs', 'sqs'] as const;

const zoneSets = [['a'], ['b'], ['a', 'b'], ['a', 'c'], ['a', 'b', 'c']] as const;

/** GB a month: nothing, about where endpoints begin to pay, and beyond where their rates fall. */
const volume = fc.oneof(
  fc.constant(0),
  fc.double({ min: 1, max: 3000, noNaN: true }),
  fc.constantFrom(208.5, 626, 1e6, 8e6),
);

const flowTo = (from: string, service: string, sent: number, received: number): DataFlow => ({
  name: `Calls of ${service}`,
  from: { kind: 'tier', tier: from },
  to: { kind: 'service', service },
  sent: { gb: sent, per: 'month' },
  received: { gb: received, per: 'month' },
  crossZoneShare: null,
  notes: '',
});

const interfaceEndpoint = (service: string, zones: InterfaceEndpoint['zones']): InterfaceEndpoint => ({
  type: 'interface',
  service,
  tier: 'ecs',
  zones,
  securityGroups: ['vpc-endpoints'],
  privateDns: true,
  policy: null,
});

/**
 * The template's zones and tiers with stated traffic to a few services, any NAT, and any set of endpoints in any zones.
 * A second tier calls services too, so that subnets without NAT are among the callers.
 */
export const smallNetworks: fc.Arbitrary<Design> = fc
  .record({
    mode: fc.constantFrom(
      ...(['per-zone', 'single', 'none', 'regional', 'instance-per-zone', 'instance'] as const),
    ),
    zone: fc.constantFrom('a', 'b', null),
    callers: fc.array(
      fc.record({
        from: fc.constantFrom('ecs', 'ecs', 'ecs', 'public', 'data'),
        service: fc.constantFrom(...calledServices),
        sent: volume,
        received: volume,
      }),
      { minLength: 1, maxLength: 4 },
    ),
    internet: fc.option(volume, { nil: null }),
    gateway: fc.boolean(),
    interfaces: fc.uniqueArray(
      fc.record({
        service: fc.constantFrom('s3', 'logs', 'sqs'),
        zones: fc.constantFrom(null, ...zoneSets),
      }),
      { selector: ({ service }) => service, maxLength: 2 },
    ),
  })
  .map(({ mode, zone, callers, internet, gateway, interfaces }) => {
    const flows = Object.fromEntries(
      callers.map(({ from, service, sent, received }, index) => [
        `f-${index}`,
        flowTo(from, service, sent, received),
      ]),
    );
    const out: Record<string, DataFlow> =
      internet === null ? {} : { out: { ...flowTo('ecs', 's3', internet, 0), to: { kind: 'internet' } } };
    const endpoints = Object.fromEntries(
      interfaces.map(({ service, zones }) => [
        `${service}-interface`,
        interfaceEndpoint(service, zones === null ? null : [...zones]),
      ]),
    );
    return {
      ...agents1000,
      nat: { mode, zone: mode === 'single' || mode === 'instance' ? zone : null },
      workloads: {},
      endpoints: {
        ...(gateway && agents1000.endpoints['s3'] !== undefined ? { s3: agents1000.endpoints['s3'] } : {}),
        ...endpoints,
      },
      dataTransfer: { ...agents1000.dataTransfer, flows: { ...flows, ...out } },
    };
  });
