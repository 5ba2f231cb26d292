import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { contains, formatCidr, parseCidr, parseIpv4, type Cidr } from '../cidr/cidr.ts';
import { designSchema, findingKeySchema, type Design, type Subnet } from '../design/design.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { sumUsd } from './cost/money.ts';
import { evaluate } from './evaluate.ts';
import { segmentsOf, type Item } from './segments.ts';

/*
 * Designs of any shape the schema accepts, most of them wrong: texts that are no CIDR, subnets over one another and
 * outside the VPC, references to nothing, routes and rules to nowhere.
 */

const ids = fc.constantFrom('a', 'b', 'c', 'ecs', 'data', 'gone');
const prefix = fc.integer({ min: 16, max: 28 });
const blockText = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 255 }), prefix).map(([third, size]) => {
    const parsed = parseCidr(`10.0.${String(third)}.0/${String(size)}`);
    return parsed.ok ? formatCidr(parsed.value) : (parsed.error.suggestion ?? '10.0.0.0/16');
  }),
  prefix.map((size) => `/${String(size)}`),
  fc.constantFrom(
    '10.0.0.0/16',
    '172.31.0.0/16',
    '0.0.0.0/0',
    '10.0.0.1/24',
    'nonsense',
    '127.0.0.0/8',
    '::/0',
    '10.0.0.0/30',
  ),
);
const record = <T>(value: fc.Arbitrary<T>, max = 6) =>
  fc
    .array(fc.tuple(ids, value), { maxLength: max })
    .map((entries) => Object.fromEntries(entries) as Record<string, T>);
const traffic = fc.constantFrom(
  { protocol: 'all', ports: null },
  { protocol: 'tcp', ports: null },
  { protocol: 'tcp', ports: { from: 443, to: 443 } },
  { protocol: 'udp', ports: { from: 0, to: 65_535 } },
  { protocol: 'icmp', ports: { from: 3, to: 4 } },
  { protocol: 'icmp', ports: { from: 3, to: -1 } },
  { protocol: '6', ports: null },
);
const peer = fc.oneof(
  blockText.map((cidr) => ({ kind: 'cidr' as const, cidr })),
  ids.map((group) => ({ kind: 'group' as const, group })),
  ids.map((endpoint) => ({ kind: 'endpoint' as const, endpoint })),
  fc.constant({ kind: 'prefix-list' as const, prefixList: 'pl-63a5400a' }),
);
const direction = fc.constantFrom('ingress' as const, 'egress' as const);
const nullable = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const list = fc.array(ids, { maxLength: 3 });
const kind = fc.constantFrom(
  'application-load-balancer',
  'network-load-balancer',
  'ecs-tasks',
  'rds',
  'lambda',
);
const count = fc.oneof(
  fc.nat(2000),
  fc.constantFrom('agents' as const, 'overhead' as const, 'services' as const),
);
const target = fc.oneof(
  fc.constantFrom(
    { kind: 'internet-gateway' as const },
    { kind: 'egress-only-internet-gateway' as const },
    { kind: 'regional-nat-gateway' as const },
    { kind: 'transit-gateway' as const },
  ),
  ids.map((zone) => ({ kind: 'nat-gateway' as const, zone })),
  ids.map((zone) => ({ kind: 'nat-instance' as const, zone })),
  ids.map((network) => ({ kind: 'peering' as const, network })),
);
const otherNetwork = fc.record({
  name: fc.constant('network'),
  kind: fc.constantFrom('peered-vpc' as const, 'on-premises' as const),
  cidrs: fc.array(fc.oneof(blockText, fc.constantFrom('10.8.0.0/16', '2001:db8::/32')), {
    minLength: 1,
    maxLength: 3,
  }),
  connection: nullable(
    fc.constantFrom({ kind: 'peering' as const, id: null }, { kind: 'transit-gateway' as const }),
  ),
  notes: fc.constant(''),
});
const endpoint = fc.oneof(
  fc.record({
    type: fc.constant('interface' as const),
    service: fc.constantFrom('ecr.api', 'logs', 's3'),
    tier: ids,
    zones: nullable(list),
    securityGroups: list,
    privateDns: fc.boolean(),
    policy: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('gateway' as const),
    service: fc.constantFrom('s3' as const, 'dynamodb' as const),
    tiers: list,
    prefixListId: nullable(fc.constant('pl-63a5400a')),
    policy: fc.constant(null),
  }),
);

const anyDesign = fc
  .record({
    region: fc.constantFrom('us-east-1', 'ap-east-2', 'xx-nowhere-1'),
    agents: fc.nat(3000),
    headroom: fc.constantFrom(1, 1.1, 2, 3.3),
    blocks: fc.array(blockText, { minLength: 1, maxLength: 4 }),
    held: record(
      blockText.map((cidr) => ({ name: 'held', cidr })),
      2,
    ),
    dnsSupport: fc.boolean(),
    internetGateway: fc.boolean(),
    zones: record(
      fc.constantFrom('us-east-1a', 'us-east-1b', 'eu-west-1a').map((name) => ({ name, zoneId: null })),
      4,
    ),
    tiers: record(
      fc.record({
        name: fc.constant('tier'),
        access: fc.constantFrom('public' as const, 'private' as const, 'isolated' as const),
        prefix,
        block: nullable(blockText),
        notes: fc.constant(''),
      }),
    ),
    subnets: fc.array(
      fc.record({
        zone: ids,
        tier: ids,
        cidr: blockText,
        pinned: fc.boolean(),
        routeTable: nullable(fc.oneof(ids, fc.constant('main'))),
      }),
      { maxLength: 20 },
    ),
    workloads: record(
      fc.record({
        name: fc.constant('work'),
        kind,
        tier: ids,
        count,
        securityGroups: list,
        publicAddress: fc.boolean(),
      }),
    ),
    nat: fc.record({
      mode: fc.constantFrom('per-zone' as const, 'single' as const, 'none' as const),
      zone: nullable(ids),
    }),
    routeTables: record(
      fc.record({
        name: fc.constant('own'),
        routes: fc.array(
          fc.record({ destination: fc.oneof(blockText, fc.constant('pl-63a5400a')), target }),
          { maxLength: 3 },
        ),
      }),
      3,
    ),
    networks: record(otherNetwork, 3),
    transitGateway: nullable(fc.record({ id: fc.constant(null), tier: ids })),
    endpoints: record(endpoint),
    securityGroups: record(fc.constant({ name: 'group', description: 'a group', notes: '' })),
    rules: fc.array(fc.record({ group: ids, direction, traffic, peer, description: fc.constant('rule') }), {
      maxLength: 15,
    }),
  })
  .map(
    ({
      agents,
      headroom,
      blocks,
      held,
      dnsSupport,
      internetGateway,
      transitGateway,
      subnets,
      rules,
      ...rest
    }): Design => {
      const named = subnets.map((subnet, n): [string, Subnet] => [
        `s${String(n)}`,
        { name: `s ${String(n)}`, ipv6: null, networkAcl: null, notes: '', ...subnet },
      ]);
      return designSchema.parse({
        ...agents1000,
        ...rest,
        requirements: { ...agents1000.requirements, agents, headroom },
        vpc: { ...agents1000.vpc, blocks, held, dnsSupport, internetGateway, transitGateway },
        subnets: Object.fromEntries(named),
        rules: Object.fromEntries(rules.map((rule, n) => [`r${String(n)}`, rule])),
      });
    },
  );

/** The design with the entries of the records whose order is no answer to anything turned round. */
function turned(design: Design): Design {
  const round = <T>(entries: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(entries).reverse());
  return {
    ...design,
    tiers: round(design.tiers),
    subnets: round(design.subnets),
    workloads: round(design.workloads),
    endpoints: round(design.endpoints),
    securityGroups: round(design.securityGroups),
    rules: round(design.rules),
    routeTables: round(design.routeTables),
    vpc: { ...design.vpc, held: round(design.vpc.held) },
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

const address = (text: string) => {
  const parsed = parseIpv4(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};

describe('an evaluation of any design', () => {
  it('is made without a throw or a change to the design, twice the same, and is plain JSON', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        const evaluation = evaluate(deepFreeze(design), awsPriceBook);
        expect(evaluate(design, awsPriceBook)).toEqual(evaluation);
        expect(JSON.parse(JSON.stringify(evaluation))).toEqual(evaluation);
      }),
      { numRuns: 150 },
    );
  });

  it('has a cost that is the sum of its lines', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        const { lines, monthlyUsd, natOptions, partial } = evaluate(design, awsPriceBook).cost;
        expect(monthlyUsd).toBe(sumUsd(lines.map((line) => line.monthlyUsd ?? 0)));
        const micro = lines.reduce((sum, line) => sum + Math.round((line.monthlyUsd ?? 0) * 1e6), 0);
        expect(Math.round(monthlyUsd * 1e6)).toBe(micro);
        if (partial) return;
        const now = natOptions.find(({ mode }) => mode === design.nat.mode);
        expect(now?.totalUsd).toBe(monthlyUsd);
      }),
    );
  });

  it('covers each block of the VPC with segments, without gap or overlap', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        for (const { cidr, addresses, segments } of evaluate(design, awsPriceBook).plan.blocks) {
          const parsed = parseCidr(cidr);
          if (!parsed.ok) continue;
          let next = parsed.value.base;
          for (const { first, last, addresses: size, cidrs } of segments) {
            expect(address(first)).toBe(next);
            expect(address(last) - address(first) + 1).toBe(size);
            expect(cidrs.reduce((sum, text) => sum + 2 ** (32 - Number(text.split('/')[1])), 0)).toBe(size);
            next = address(last) + 1;
          }
          expect(next).toBe(parsed.value.base + addresses);
        }
      }),
    );
  });

  it('has the same figures whatever the order of its records', () => {
    const noPlaceAsked = anyDesign.filter(
      ({ subnets }) => !Object.values(subnets).some(({ cidr }) => cidr.startsWith('/')),
    );
    fc.assert(
      fc.property(noPlaceAsked, (design) => {
        const one = evaluate(design, awsPriceBook);
        const other = evaluate(turned(design), awsPriceBook);
        expect(other.need).toEqual(one.need);
        expect(other.totals).toEqual(one.totals);
        expect(other.plan).toEqual(one.plan);
        expect(other.routes.natGateways).toEqual(one.routes.natGateways);
        expect(other.findings.map(({ key }) => key)).toEqual(one.findings.map(({ key }) => key));
        for (const [id, { used, free, access, fullAtAgents }] of Object.entries(one.subnets)) {
          expect(other.subnets[id]).toMatchObject({ used, free, access, fullAtAgents });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives findings keys that can be set aside, each once', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        const keys = evaluate(design, awsPriceBook).findings.map(({ key }) => key);
        expect(keys.filter((key) => !findingKeySchema.safeParse(key).success)).toEqual([]);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('the segments of a block', () => {
  const block: Cidr = { base: 0x0a00_0000, prefix: 24 };
  const items = fc.array(
    fc.record({
      kind: fc.constantFrom('subnet' as const, 'held' as const, 'slot' as const),
      third: fc.nat(255),
      prefix: fc.integer({ min: 22, max: 30 }),
    }),
    { maxLength: 8 },
  );

  it('show at each address what lies highest there, and of one layer the narrowest', () => {
    const layer = { subnet: 2, held: 1, slot: 0 };
    fc.assert(
      fc.property(items, (drawn) => {
        const placed = drawn.map(({ kind: what, third, prefix: size }, n): Item => {
          const base = block.base + third - ((block.base + third) % 2 ** (32 - size));
          return { kind: what, cidr: { base, prefix: size }, ref: `${what}:${String(n)}`, label: '' };
        });
        for (const segment of segmentsOf(block, placed)) {
          for (const at of [address(segment.first), address(segment.last)]) {
            const here = placed.filter(({ cidr }) => contains(cidr, { base: at, prefix: 32 }));
            const best = here.reduce<Item | undefined>(
              (top, item) =>
                top === undefined ||
                layer[item.kind] > layer[top.kind] ||
                (item.kind === top.kind && item.cidr.prefix >= top.cidr.prefix)
                  ? item
                  : top,
              undefined,
            );
            expect(segment.ref).toBe(best?.ref ?? null);
          }
        }
      }),
    );
  });
});
