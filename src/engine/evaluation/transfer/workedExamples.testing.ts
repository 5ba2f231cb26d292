import type { DataFlow, Design, FlowEnd, Id, NatMode } from '../../design/design.ts';
import { agents1000 } from '../../templates/agents1000.ts';

/** What somebody published about the price of a network, and the same network here. */
export type WorkedExample = {
  readonly title: string;
  readonly url: string;
  readonly design: Design;
  /** The cost lines that the published figure is about. */
  readonly lines: readonly string[];
  /** Their dollars, as published. */
  readonly theirsUsd: number;
  /** Why ours is not theirs, and by how much; nothing where both are the same. */
  readonly differences: readonly { readonly usd: number; readonly because: string }[];
};

const tasks: FlowEnd = { kind: 'tier', tier: 'ecs' };
const internet: FlowEnd = { kind: 'internet' };
const service = (name: string): FlowEnd => ({ kind: 'service', service: name });

/** Data from the tasks, or between any two ends, in GB a month. */
function flow(
  to: FlowEnd,
  { sent = 0, received = 0, from = tasks, share = null }: Partial<Volumes> = {},
): DataFlow {
  return {
    ...{ name: 'example', from, to, crossZoneShare: share, notes: '' },
    sent: { gb: sent, per: 'month' },
    received: { gb: received, per: 'month' },
  };
}

type Volumes = {
  readonly sent: number;
  readonly received: number;
  readonly from: FlowEnd;
  /** The part that crosses zones. */
  readonly share: number | null;
};

type Sketch = {
  readonly flows: readonly DataFlow[];
  readonly zones?: readonly Id[];
  readonly nat?: NatMode;
  readonly endpoints?: readonly Id[];
  readonly region?: string;
};

/** The template's subnets in some zones, without workloads, so that nothing flows but what the example says. */
function vpc({ flows, zones = ['a'], nat = 'none', endpoints = [], region = 'us-east-1' }: Sketch): Design {
  const only = <T>(record: Readonly<Record<Id, T>>, keep: (value: T, id: Id) => boolean) =>
    Object.fromEntries(Object.entries(record).filter(([id, value]) => keep(value, id)));
  return {
    ...agents1000,
    region,
    zones: only(agents1000.zones, (_, id) => zones.includes(id)),
    subnets: only(agents1000.subnets, ({ zone }) => zones.includes(zone)),
    workloads: {},
    nat: { mode: nat, zone: null },
    endpoints: only(agents1000.endpoints, (_, id) => endpoints.includes(id)),
    dataTransfer: {
      ...agents1000.dataTransfer,
      flows: Object.fromEntries(flows.map((each, index) => [`flow-${String(index)}`, each])),
    },
  };
}

const NAT = ['nat-gateway', 'nat-gateway-ipv4', 'transfer-nat'];
const threeZones = ['a', 'b', 'c'];
const addresses = (count: number) => ({
  usd: 3.65 * count,
  because: `They leave out the public IPv4 address of each NAT gateway; ours is ${(3.65 * count).toFixed(2)} more.`,
});

/** A VPC that reaches a second one over its transit gateway or by peering. */
function connected(design: Design, kind: 'peering' | 'transit-gateway'): Design {
  const connection = kind === 'peering' ? ({ kind, id: null } as const) : ({ kind } as const);
  const other = { name: 'Other', kind: 'peered-vpc', cidrs: ['10.9.0.0/16'], connection, notes: '' } as const;
  const transitGateway = kind === 'peering' ? null : { id: null, tier: 'ecs' };
  return { ...design, vpc: { ...design.vpc, transitGateway }, networks: { other } };
}

const toOther: FlowEnd = { kind: 'network', network: 'other' };

/** AWS's own examples and rates, then those of others who show how they reckon. */
export const workedExamples: readonly WorkedExample[] = [
  {
    title: 'One GB from an instance to S3 over a NAT gateway of its zone, in Ohio',
    url: 'https://aws.amazon.com/vpc/pricing/',
    design: vpc({ flows: [flow(service('s3'), { sent: 1 })], nat: 'single', region: 'us-east-2' }),
    lines: ['transfer-nat', 'transfer-region-service'],
    theirsUsd: 0.045,
    differences: [],
  },
  {
    title: 'Six PB a month through interface endpoints, at all three rates',
    url: 'https://aws.amazon.com/privatelink/pricing/',
    design: vpc({
      flows: [flow(service('logs'), { sent: 4 * 1_048_576 }), flow(service('xray'), { sent: 2 * 1_048_576 })],
      endpoints: ['logs', 'xray'],
    }),
    lines: ['transfer-endpoint-logs', 'transfer-endpoint-xray'],
    theirsUsd: 1_048_576 * 0.01 + 4 * 1_048_576 * 0.006 + 1_048_576 * 0.004,
    differences: [],
  },
  {
    title: 'A NAT gateway and 500 GB',
    url: 'https://basavytix.com/blog/aws-nat-gateway-pricing',
    design: vpc({ flows: [flow(internet, { received: 500 })], nat: 'single' }),
    lines: NAT,
    theirsUsd: 55.35,
    differences: [addresses(1)],
  },
  {
    title: 'Three NAT gateways in three zones and 2 TB',
    url: 'https://basavytix.com/blog/aws-nat-gateway-pricing',
    design: vpc({ flows: [flow(internet, { received: 2048 })], zones: threeZones, nat: 'per-zone' }),
    lines: NAT,
    theirsUsd: 190.71,
    differences: [addresses(3)],
  },
  {
    title: 'Three NAT gateways in three zones and 20 TB',
    url: 'https://basavytix.com/blog/aws-nat-gateway-pricing',
    design: vpc({ flows: [flow(internet, { received: 20_480 })], zones: threeZones, nat: 'per-zone' }),
    lines: NAT,
    theirsUsd: 1020.15,
    differences: [addresses(3)],
  },
  {
    title: 'A TB to S3 over NAT',
    url: 'https://basavytix.com/blog/aws-nat-gateway-pricing',
    design: vpc({ flows: [flow(service('s3'), { sent: 1024 })], nat: 'single' }),
    lines: ['transfer-nat', 'transfer-region-service'],
    theirsUsd: 46.08,
    differences: [],
  },
  {
    title: 'The same TB through the gateway endpoint',
    url: 'https://basavytix.com/blog/aws-nat-gateway-pricing',
    design: vpc({ flows: [flow(service('s3'), { sent: 1024 })], nat: 'single', endpoints: ['s3'] }),
    lines: ['endpoint-s3', 'transfer-endpoint-s3'],
    theirsUsd: 0,
    differences: [],
  },
  {
    title: '1 PB to and from the internet over one NAT gateway',
    url: 'https://github.com/1debit/alternat',
    design: vpc({ flows: [flow(internet, { sent: 512_000, received: 512_000 })], nat: 'single' }),
    lines: [...NAT, 'transfer-internet'],
    theirsUsd: 75_604,
    differences: [
      { usd: 0.05, because: 'They round 75,604.05 to whole dollars.' },
      addresses(1),
      {
        usd: -5,
        because: 'They charge for the 100 GB that are free, which are the last at 0.05; ours is 5.00 less.',
      },
    ],
  },
  {
    title: '800 TB a month to and from S3 over NAT',
    url: 'https://cloud-horizons.com/blog/the-s3-gateway-endpoint-nobody-enabled/',
    design: vpc({ flows: [flow(service('s3'), { sent: 409_600, received: 409_600 })], nat: 'single' }),
    lines: ['transfer-nat', 'transfer-region-service'],
    theirsUsd: 36_864,
    differences: [],
  },
  {
    title: '500 GB a day from S3 over NAT',
    url: 'https://divinechukwu.com/blog/s3-gateway-endpoint-nat-savings',
    design: vpc({ flows: [flow(service('s3'), { received: 500 * 30 })], nat: 'single' }),
    lines: ['transfer-nat', 'transfer-region-service'],
    theirsUsd: 675,
    differences: [],
  },
  {
    title: '100 TB of images pulled over NAT',
    url: 'https://hykell.com/?p=4246',
    design: vpc({ flows: [flow(service('ecr.dkr'), { received: 100_000 })], nat: 'single' }),
    lines: ['transfer-nat', 'transfer-region-service'],
    theirsUsd: 4500,
    differences: [],
  },
  {
    title: '10 TB over a NAT gateway in another zone',
    url: 'https://zop.dev/resources/blogs/reduce-aws-nat-gateway-costs/',
    design: vpc({
      flows: [flow(internet, { received: 10_240, share: 1 })],
      zones: threeZones,
      nat: 'single',
    }),
    lines: ['transfer-nat', 'transfer-cross-zone'],
    theirsUsd: 563,
    differences: [
      { usd: 0.2, because: 'They round 563.20 to whole dollars.' },
      {
        usd: 102.4,
        because: 'They charge the crossing once; AWS charges 0.01 to the sender and 0.01 to the receiver.',
      },
    ],
  },
  {
    title: 'A GB between two zones, which appears on the bill as two',
    url: 'https://www.lastweekinaws.com/blog/terrible-ideas-for-avoiding-aws-data-transfer-costs/',
    design: vpc({
      flows: [flow({ kind: 'tier', tier: 'data' }, { sent: 1, share: 1 })],
      zones: ['a', 'b'],
    }),
    lines: ['transfer-cross-zone'],
    theirsUsd: 0.02,
    differences: [],
  },
  {
    title: '10 GB written to a database in another zone and 5 GB read from it',
    url: 'https://github.com/weiping-bj/Data-Transfer-Cost-on-AWS',
    design: {
      ...vpc({
        flows: [flow({ kind: 'tier', tier: 'data' }, { sent: 10, received: 5, share: 1 })],
        zones: ['a', 'b'],
      }),
      workloads: {
        database: {
          name: 'MySQL',
          kind: 'rds',
          tier: 'data',
          count: 2,
          securityGroups: [],
          publicAddress: false,
        },
      },
    },
    lines: ['transfer-cross-zone'],
    theirsUsd: 0.3,
    differences: [],
  },
  {
    title: '5 TB to users on the internet and 500 GB between zones',
    url: 'https://cloud-cost-557.pages.dev/blog/estimate-aws-data-transfer-bill/',
    design: vpc({
      flows: [
        flow({ kind: 'tier', tier: 'public' }, { from: internet, received: 5120 }),
        flow({ kind: 'tier', tier: 'data' }, { sent: 500, share: 1 }),
      ],
      zones: ['a', 'b'],
    }),
    lines: ['transfer-internet', 'transfer-cross-zone'],
    theirsUsd: 462,
    differences: [{ usd: -0.2, because: 'They round 461.80 to whole dollars.' }],
  },
  {
    title: 'Two interface endpoints in three zones and 2,000 GB',
    url: 'https://cloudcostkit.com/calculators/aws-vpc-interface-endpoint-cost-calculator',
    design: vpc({
      flows: [flow(service('logs'), { sent: 1500 }), flow(service('xray'), { sent: 250, received: 250 })],
      zones: threeZones,
      endpoints: ['logs', 'xray'],
    }),
    lines: ['endpoint-logs', 'endpoint-xray', 'transfer-endpoint-logs', 'transfer-endpoint-xray'],
    theirsUsd: 63.78,
    differences: [
      { usd: 0.02, because: 'They count 30.4 days, which are 4,378 hours of six interfaces; ours 4,380.' },
    ],
  },
  {
    title: '20 TB over a transit gateway',
    url: 'https://c3x.dev/blog/aws-transit-gateway-cost-explained/',
    design: connected(vpc({ flows: [flow(toOther, { sent: 20_480 })] }), 'transit-gateway'),
    lines: ['transit-gateway', 'transfer-transit-gateway'],
    theirsUsd: 774.6,
    differences: [
      { usd: -328.5, because: 'They pay for ten attachments of 36.50; this VPC pays for its own.' },
    ],
  },
  {
    title: 'A GB over VPC peering between zones',
    url: 'https://blog.besharp.it/aws-data-transfer-costs-from-a-nutshell-to-the-calculator-through-3-real-world-scenarios',
    design: connected(vpc({ flows: [flow(toOther, { sent: 1, share: 1 })], zones: ['a', 'b'] }), 'peering'),
    lines: ['transfer-peering', 'transfer-peering-cross-zone'],
    theirsUsd: 0.02,
    differences: [],
  },
  {
    title: 'The public IPv4 address of a NAT gateway',
    url: 'https://www.doit.com/aws-public-ipv4-price-increase-the-complete-guide/',
    design: vpc({ flows: [], nat: 'single' }),
    lines: ['nat-gateway-ipv4'],
    theirsUsd: 3.65,
    differences: [],
  },
  {
    title: 'A NAT instance of fck-nat with 10 TB: 0.0042 an hour and nothing for a GB',
    url: 'https://github.com/AndrewGuenther/fck-nat',
    design: vpc({ flows: [flow(internet, { received: 10_240 })], nat: 'instance' }),
    lines: ['nat-instance', 'transfer-nat-instance'],
    theirsUsd: 0.0042 * 730,
    differences: [],
  },
];
