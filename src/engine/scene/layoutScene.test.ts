import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refOf, type Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { createLayout, layoutScene, pictureScene } from './layoutScene.ts';
import { defaultSceneOptions, type Scene, type SceneOptions } from './scene.ts';
import { emptyDesign, gridDesign, groupsDesign, hostileDesign } from './scene.testing.ts';
import {
  boxesOutside,
  boxesOverlapping,
  edgesThrough,
  textsOutside,
  textsOverlapping,
} from './sceneLaws.testing.ts';

const sceneOf = (design: Design, options?: SceneOptions): Scene =>
  layoutScene(design, evaluate(design, awsPriceBook), options);

const withLayers = (layers: Partial<SceneOptions['layers']>): SceneOptions => ({
  ...defaultSceneOptions,
  layers: { ...defaultSceneOptions.layers, ...layers },
});

const textsOf = (scene: Scene, ref: string): string[] =>
  scene.texts.filter((text) => text.ref === ref).map(({ text }) => text);

function expectSound(scene: Scene): void {
  expect(textsOutside(scene)).toEqual([]);
  expect(textsOverlapping(scene)).toEqual([]);
  expect(boxesOutside(scene)).toEqual([]);
  expect(boxesOverlapping(scene)).toEqual([]);
  expect(edgesThrough(scene)).toEqual([]);
}

const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
  fc.constantFrom('a', 'W'.repeat(120), 'two words', '\u202eabc\u202c', '</text>'),
);

/** Designs of any shape: missing cells, stacked subnets, odd names, any graph of groups. */
const anyDesign: fc.Arbitrary<Design> = fc
  .record({
    zones: fc.integer({ min: 0, max: 6 }),
    tiers: fc.integer({ min: 0, max: 7 }),
    stacked: fc.integer({ min: 1, max: 7 }),
    holes: fc.array(fc.boolean(), { minLength: 42, maxLength: 42 }),
    name: anyName,
    groups: fc.integer({ min: 0, max: 14 }),
    pairs: fc.uniqueArray(fc.tuple(fc.nat(13), fc.nat(13)), {
      maxLength: 30,
      selector: ([a, b]) => `${String(a)} ${String(b)}`,
    }),
    nat: fc.constantFrom('per-zone', 'single', 'none'),
    gateway: fc.boolean(),
    endpoints: fc.boolean(),
  })
  .map(({ zones, tiers, stacked, holes, name, groups, pairs, nat, gateway, endpoints }) => {
    const grid = gridDesign(zones, tiers, stacked, (zone, tier) => holes[zone * 7 + tier] ?? true);
    const security = groupsDesign(
      groups,
      pairs.filter(([from, to]) => from < groups && to < groups),
    );
    const named = Object.fromEntries(
      Object.entries(grid.subnets).map(([id, subnet], index) => [
        id,
        index % 2 === 0 ? { ...subnet, name } : subnet,
      ]),
    );
    return {
      ...grid,
      vpc: { ...grid.vpc, name, internetGateway: gateway },
      tiers: Object.fromEntries(
        Object.entries(grid.tiers).map(([id, tier], index) => [
          id,
          index % 2 === 1 ? { ...tier, name } : tier,
        ]),
      ),
      subnets: named,
      nat: { mode: nat, zone: null },
      endpoints: endpoints ? agents1000.endpoints : {},
      securityGroups: security.securityGroups,
      rules: security.rules,
    };
  });

const anyOptions: fc.Arbitrary<SceneOptions> = fc.record({
  layers: fc.record({
    routes: fc.boolean(),
    security: fc.boolean(),
    addressUse: fc.boolean(),
    costHeat: fc.boolean(),
  }),
  titleBlock: fc.boolean(),
  legend: fc.boolean(),
});

describe('layoutScene', () => {
  it('keeps texts, boxes and edges apart whatever the design', () => {
    fc.assert(
      fc.property(anyDesign, anyOptions, (design, options) => {
        expectSound(sceneOf(design, options));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each([
    ['the template', agents1000],
    ['an empty design', emptyDesign],
    ['names as odd as they come', hostileDesign()],
    ['six zones and eight tiers', gridDesign(6, 8)],
    ['two hundred subnets', gridDesign(5, 4, 10)],
    ['one NAT gateway for all zones', { ...agents1000, nat: { mode: 'single', zone: 'b' } } satisfies Design],
    [
      'a regional NAT gateway beside a way out for IPv6',
      {
        ...agents1000,
        nat: { mode: 'regional', zone: null },
        vpc: { ...agents1000.vpc, egressOnlyInternetGateway: true },
      } satisfies Design,
    ],
    ['NAT instances', { ...agents1000, nat: { mode: 'instance-per-zone', zone: null } } satisfies Design],
    [
      'a second block',
      { ...agents1000, vpc: { ...agents1000.vpc, blocks: ['10.0.0.0/16', '100.64.0.0/16'] } },
    ],
  ])('keeps texts, boxes and edges apart for %s', (_, design) => {
    expectSound(layoutScene(design, evaluate(design, awsPriceBook)));
    expectSound(pictureScene(design, evaluate(design, awsPriceBook)));
  });

  it('gives everything that can be selected a frame of its own', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        const { frames } = sceneOf(design);
        const things = (['zones', 'tiers', 'subnets', 'endpoints', 'securityGroups'] as const).flatMap(
          (key) => {
            const kind = {
              zones: 'zone',
              tiers: 'tier',
              subnets: 'subnet',
              endpoints: 'endpoint',
              securityGroups: 'group',
            }[key];
            return Object.keys(design[key]).map((id) => refOf(kind, id));
          },
        );

        expect(things.filter((ref) => !(ref in frames))).toEqual([]);
        expect('vpc' in frames).toBe(true);
        expect('internet-gateway' in frames).toBe(design.vpc.internetGateway);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('offers a cell for every tier in every zone and puts each subnet inside its own', () => {
    const design = gridDesign(4, 5, 3, (zone, tier) => zone !== tier);
    const { cells, frames } = sceneOf(design);

    expect(cells).toHaveLength(20);
    for (const [id, { zone, tier }] of Object.entries(design.subnets)) {
      const cell = cells.find((one) => one.zone === zone && one.tier === tier)?.rect;
      const card = frames[refOf('subnet', id)];
      expect(card?.x).toBeGreaterThanOrEqual(cell?.x ?? Infinity);
      expect((card?.y ?? Infinity) + (card?.height ?? 0)).toBeLessThanOrEqual(
        (cell?.y ?? 0) + (cell?.height ?? 0),
      );
    }
  });

  it('shows a subnet whose zone and tier the design does not have', () => {
    const stray = { ...agents1000.subnets['ecs-a'], zone: 'gone', tier: 'lost' } as Design['subnets'][string];
    const scene = sceneOf({ ...agents1000, subnets: { ...agents1000.subnets, stray } });

    expect(scene.frames['subnet:stray']).toBeDefined();
    expect(textsOf(scene, 'zone:gone')).toContain('not in this design');
    expectSound(scene);
  });

  it('says what is in a subnet and how full it is', () => {
    const words = textsOf(sceneOf(agents1000), 'subnet:ecs-a');

    expect(words).toEqual([
      'private',
      'ECS a',
      '10.0.0.0/22',
      '1,019 usable · 67 % used',
      'supervisor · workers · services',
    ]);
  });

  it('fits the template where it is read at three quarters of its size on a small screen', () => {
    const { width, height, boxes } = sceneOf(agents1000);
    const panel = boxes.find(({ role }) => role === 'security-panel');
    const vpc = boxes.find(({ role }) => role === 'vpc');

    expect(width).toBeLessThanOrEqual(1120);
    expect(height).toBeLessThanOrEqual(690);
    expect(panel?.width).toBeLessThanOrEqual(400);
    expect(panel?.height).toBe(vpc?.height);
  });

  it('calls endpoints by the names of their services', () => {
    const scene = sceneOf(agents1000);
    const ecr = Object.keys(agents1000.endpoints).find(
      (id) => agents1000.endpoints[id]?.service === 'ecr.api',
    );

    expect(textsOf(scene, refOf('endpoint', ecr ?? ''))).toEqual(['ECR API', '3 zones']);
    expect(scene.texts.map(({ text }) => text)).toContain('S3 endpoint');
  });

  it('says so in words when a subnet is too small', () => {
    const crowded = { ...agents1000, requirements: { ...agents1000.requirements, agents: 4000 } };

    expect(textsOf(sceneOf(crowded), 'subnet:ecs-a').join()).toMatch(/ too few · \d+ % used/);
  });

  it('keeps the whole number of addresses too few where the share does not fit beside it', () => {
    const crowded = { ...agents1000, requirements: { ...agents1000.requirements, agents: 1_000_000 } };
    const scene = sceneOf(crowded);

    expect(textsOf(scene, 'subnet:ecs-a')[3]).toMatch(/^\d{3},\d{3} too few$/);
    expect(scene.texts.filter(({ ref, full }) => ref === 'subnet:ecs-a' && full !== null)).toEqual([]);
  });

  it('explains endpoints and NAT in the legend only where there are any', () => {
    const legendOf = (design: Design) => {
      const scene = pictureScene(design, evaluate(design, awsPriceBook));
      return scene.texts.flatMap(({ box, text }) => (scene.boxes[box]?.role === 'legend' ? [text] : []));
    };
    const rare = ['Interface endpoint', 'Gateway endpoint', 'NAT gateway', 'Route to a NAT gateway'];
    const bare: Design = { ...agents1000, endpoints: {}, rules: {}, nat: { mode: 'none', zone: null } };

    expect(legendOf(agents1000)).toEqual(expect.arrayContaining(rare));
    expect(legendOf(bare).filter((text) => rare.includes(text))).toEqual([]);
  });

  it('explains prefix lists in the legend only where a rule names one', () => {
    const withPrefixList = {
      ...agents1000,
      rules: {
        ...agents1000.rules,
        out: {
          group: 'rds',
          direction: 'egress',
          traffic: { protocol: 'tcp', ports: { from: 443, to: 443 } },
          peer: { kind: 'prefix-list', prefixList: 'pl-63a5400a' },
          description: '',
        },
      },
    } satisfies Design;
    const legendOf = (design: Design) => {
      const scene = pictureScene(design, evaluate(design, awsPriceBook));
      return scene.texts.flatMap(({ box, text }) => (scene.boxes[box]?.role === 'legend' ? [text] : []));
    };

    expect(legendOf(withPrefixList)).toContain('Prefix list');
    expect(legendOf(agents1000)).toEqual(legendOf(withPrefixList).filter((text) => text !== 'Prefix list'));
  });

  it('draws routes, rules and bars only when they are asked for', () => {
    const off = sceneOf(agents1000, withLayers({ routes: false, security: false, addressUse: false }));

    expect(off.edges).toEqual([]);
    expect(off.boxes.filter(({ role }) => role.startsWith('bar-'))).toEqual([]);
    expect(textsOf(off, 'subnet:ecs-a')).toContain('1,019 usable');
    expect(sceneOf(agents1000).edges.filter(({ role }) => role === 'rule')).toHaveLength(11);
  });

  it('leads the internet to every NAT gateway, and every private subnet to its own', () => {
    const routes = sceneOf(agents1000).edges.filter(({ role }) => role === 'route');

    expect(routes.map(({ from, to }) => `${from} > ${to}`).sort()).toEqual([
      'internet-gateway > nat:a',
      'internet-gateway > nat:b',
      'internet-gateway > nat:c',
      'subnet:ecs-a > nat:a',
      'subnet:ecs-b > nat:b',
      'subnet:ecs-c > nat:c',
    ]);
  });

  it('leads the private subnets of all zones to a single NAT gateway', () => {
    const routes = sceneOf({ ...agents1000, nat: { mode: 'single', zone: 'b' } }).edges.filter(
      ({ to }) => to === 'nat:b',
    );

    expect(routes.map(({ from }) => from).sort()).toEqual([
      'internet-gateway',
      'subnet:ecs-a',
      'subnet:ecs-b',
      'subnet:ecs-c',
    ]);
  });

  it('stands the regional NAT gateway on the edge of the VPC, and leads all private subnets to it', () => {
    const scene = sceneOf({ ...agents1000, nat: { mode: 'regional', zone: null } });
    const frame = scene.frames['nat:regional'];
    const internet = scene.frames['internet-gateway'];
    const vpc = scene.frames['vpc'];

    expect(frame).toMatchObject({ y: internet?.y, width: internet?.width });
    expect((frame?.x ?? 0) + (frame?.width ?? 0)).toBeLessThan(internet?.x ?? 0);
    expect(frame?.x).toBeGreaterThan(vpc?.x ?? 0);
    expect(textsOf(scene, 'nat:regional')).toEqual(['Regional NAT']);
    const routes = scene.edges.filter(({ role, to }) => role === 'route' && to === 'nat:regional');
    expect(routes.map(({ from }) => from).sort()).toEqual([
      'internet-gateway',
      'subnet:ecs-a',
      'subnet:ecs-b',
      'subnet:ecs-c',
    ]);
  });

  it('tells a NAT instance from a gateway on its badge', () => {
    const scene = sceneOf({ ...agents1000, nat: { mode: 'instance-per-zone', zone: null } });

    expect(textsOf(scene, 'nat:b')).toEqual(['NAT i']);
    expect(textsOf(sceneOf(agents1000), 'nat:b')).toEqual(['NAT']);
  });

  it('writes what things cost a month on the heat layer', () => {
    const scene = sceneOf(agents1000, withLayers({ costHeat: true }));

    expect(textsOf(scene, 'endpoint:logs')).toContain('$28.14');
    expect(
      scene.boxes.find(({ ref, role }) => ref === 'endpoint:logs' && role === 'endpoint-interface')?.style
        .fill,
    ).toMatch(/^heat-/);
    expect(scene.boxes.find(({ ref }) => ref === 'subnet:data-a')?.style.fill).toBe('isolated-fill');
  });

  it('puts a box of the security graph where a person put it', () => {
    const scene = sceneOf({ ...agents1000, positions: { 'group:mq': { x: 700, y: 90 } } });
    const { x = 0, y = 0 } = scene.securityOrigin ?? {};

    expect(scene.frames['group:mq']).toMatchObject({ x: x + 700, y: y + 90 });
    expect(boxesOutside(scene)).toEqual([]);
  });

  it('keeps a box that was put outside the panel inside it', () => {
    expect(boxesOutside(sceneOf({ ...agents1000, positions: { 'group:mq': { x: -500, y: -500 } } }))).toEqual(
      [],
    );
  });

  it('draws a design newer than its evaluation', () => {
    const { 'ecs-a': subnet } = agents1000.subnets;
    if (subnet === undefined) throw new Error('The template has no subnet ecs-a.');
    const evaluation = evaluate(emptyDesign, awsPriceBook);
    const scene = layoutScene({ ...agents1000, subnets: { fresh: subnet } }, evaluation);

    expect(textsOf(scene, 'subnet:fresh')).toContain('10.0.0.0/22');
    expect(scene.frames['group:alb']).toBeDefined();
    expectSound(scene);
  });

  it('gives the same scene for the same design and changes neither design nor evaluation', () => {
    const design = structuredClone(agents1000);
    const evaluation = evaluate(design, awsPriceBook);
    const before = structuredClone({ design, evaluation });

    expect(layoutScene(design, evaluation)).toEqual(layoutScene(design, evaluation));
    expect({ design, evaluation }).toEqual(before);
  });

  it('gives the same scenes from a layout that remembers as from one that does not', () => {
    const layout = createLayout();
    const designs = [
      agents1000,
      { ...agents1000, positions: { 'group:mq': { x: 300, y: 90 } } },
      { ...agents1000, rules: {} },
      agents1000,
    ];

    for (const design of designs) {
      expect(layout(design, evaluate(design, awsPriceBook))).toEqual(sceneOf(design));
    }
  });

  it('tells an empty design what comes first', () => {
    const words = sceneOf(emptyDesign).texts.map(({ text }) => text);

    expect(words).toContain('No Availability Zone yet');
    expect(words).toContain('No security groups yet');
  });
});
