import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { agents1000 } from '../templates/agents1000.ts';
import { generatedDesign } from '../templates/generatedDesign.ts';
import { templates } from '../templates/templates.ts';
import { anyDesign } from './design.arbitrary.ts';
import { DESIGN_VERSION } from './design.ts';
import { designJsonSchema } from './jsonSchema.ts';
import { ok } from '../result.ts';
import { migrated, migrations } from './migrations.ts';
import { readDesign, readDesignBytes, readDesignText, writeDesign } from './readDesign.ts';

const text = writeDesign(agents1000);
const utf8 = (value: string) => new TextEncoder().encode(value);

/** The template as loose JSON, changed by `edit`. */
function changed(edit: (json: Record<string, Partial<Record<string, object>>>) => void): unknown {
  const json = JSON.parse(text) as Record<string, Partial<Record<string, object>>>;
  edit(json);
  return json;
}

function messageOf(answer: ReturnType<typeof readDesign>): string {
  return answer.ok ? 'a design' : answer.error.message;
}

function typeOf(answer: ReturnType<typeof readDesign>): string {
  return answer.ok ? 'a design' : answer.error.type;
}

describe('moments', () => {
  const comment = {
    ...{ subject: 'vpc', about: null, place: null, kind: 'comment', severity: null, assignee: null },
    ...{ text: 'Why?', by: 'Ada', edited: null, resolved: null, replyTo: null },
  };
  const withMoment = (at: string) =>
    changed((json) => {
      json['comments'] = { 'c-1': { ...comment, at } };
      const tracker = json['tracker'] as { tasks: Record<string, object> };
      tracker.tasks['cidr'] = { ...tracker.tasks['cidr'], started: at };
    });

  it.each([
    '2026-11-29T14:30:00Z',
    '2026-11-22T14:02:00.000Z',
    '2026-11-22T14:02:00.123456Z',
    '2026-11-22T14:02Z',
  ])('reads %s, as it may stand in files of before, everywhere alike', (at) => {
    expect(messageOf(readDesign(withMoment(at)))).toBe('a design');
  });

  it.each(['2026-11-22', '2026-11-22T14:02:00', '2026-11-22T14:02:00+01:00', '2026-13-22T14:02:00Z', ''])(
    'refuses %j',
    (at) => {
      expect(messageOf(readDesign(withMoment(at)))).toContain('is not a moment in UTC');
    },
  );
});

describe('writeDesign', () => {
  it('writes what reads back to the same design and the same bytes', () => {
    fc.assert(
      fc.property(anyDesign(20), (design) => {
        const written = writeDesign(design);
        expect(readDesignText(written)).toEqual({ ok: true, value: design });
        expect(readDesignBytes(utf8(written))).toEqual({ ok: true, value: design });
      }),
      { numRuns: 60 },
    );
  });

  it('writes equal designs equally, whatever the order in which their fields were made', () => {
    const backwards = Object.fromEntries(Object.entries(agents1000).reverse()) as typeof agents1000;
    expect(writeDesign(backwards)).toBe(text);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it.each(templates)('writes the template $name so that it opens again', ({ design }) => {
    expect(readDesignText(writeDesign(design))).toEqual({ ok: true, value: design });
  });
});

describe('readDesignBytes', () => {
  it('accepts a byte order mark', () => {
    expect(readDesignBytes(utf8(`\ufeff${text}`))).toEqual({ ok: true, value: agents1000 });
  });

  it('refuses other encodings and says which to use', () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x7b, 0x00]);
    expect(messageOf(readDesignBytes(utf16))).toBe('The file is written in UTF-16; save it as UTF-8.');
    const latin1 = Uint8Array.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]);
    expect(messageOf(readDesignBytes(latin1))).toContain('not UTF-8 text (byte 3)');
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);
    expect(typeOf(readDesignBytes(png))).toBe('design/encoding');
  });

  it('reads UTF-8 as strictly as a TextDecoder that throws', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const decodes = (bytes: Uint8Array) => {
      try {
        decoder.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const pieces = fc.oneof(
      fc.string({ unit: 'binary' }).map(utf8),
      fc.uint8Array({ maxLength: 6 }),
      fc
        .constantFrom([0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe0, 0x80, 0x80])
        .map((bytes) => Uint8Array.from(bytes)),
    );
    fc.assert(
      fc.property(pieces, pieces, (a, b) => {
        const bytes = Uint8Array.from([...a, ...b]);
        expect(typeOf(readDesignBytes(bytes)) !== 'design/encoding' || (bytes[0] ?? 0) >= 0xfe).toBe(
          decodes(bytes) || (bytes[0] ?? 0) >= 0xfe,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a huge file before it reads it', () => {
    expect(messageOf(readDesignBytes(new Uint8Array(20 * 1024 * 1024 + 1)))).toContain('larger than 20 MB');
  });
});

describe('readDesignText', () => {
  it.each([
    ['', 'design/empty', 'The file is empty; choose a design file.'],
    [' \n', 'design/empty', 'The file is empty; choose a design file.'],
    ['null', 'design/not-a-design', 'This is not a Groundplan design: a design is a JSON object.'],
    ['[]', 'design/not-a-design', 'This is not a Groundplan design: a design is a JSON object.'],
    ['"x"', 'design/not-a-design', 'This is not a Groundplan design: a design is a JSON object.'],
    ['42', 'design/not-a-design', 'This is not a Groundplan design: a design is a JSON object.'],
    ['{}', 'design/not-a-design', 'This is not a Groundplan design: its field "format" is not "groundplan".'],
    [
      '{"a": 1,\n "b": }',
      'design/json',
      'The file has "}" where a value belongs (line 2, column 7): it is no JSON or was cut off.',
    ],
    ['{"a": 1', 'design/json', 'The file ends too early (line 1, column 8): it is no JSON or was cut off.'],
    [
      '{"a": 01}',
      'design/json',
      'The file has "0" where a value belongs (line 1, column 7): it is no JSON or was cut off.',
    ],
    [
      '{"a": 1, "\\u0061": 2}',
      'design/json',
      'The file has "a" twice in one object (line 1, column 10): a design is not written like that.',
    ],
    [
      '{} {}',
      'design/json',
      'The file goes on after the design has ended (line 1, column 4): it is no JSON or was cut off.',
    ],
  ])('refuses %j', (input, type, message) => {
    expect(readDesignText(input)).toEqual({ ok: false, error: { type, message } });
  });

  it('says where a design was cut off, wherever that is', () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length - 3 }), (length) => {
        expect(typeOf(readDesignText(text.slice(0, length)))).toBe(
          text.slice(0, length).trim() === '' ? 'design/empty' : 'design/json',
        );
      }),
      { numRuns: 300 },
    );
  });

  it('accepts as JSON exactly what the parser accepts, equal keys aside', () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', ',', '"', '\\', '}', '1', '.', 'e', '-', '\u0001', ' '),
      )
      .map(([json, place, piece]) => {
        const at = place % (json.length + 1);
        return json.slice(0, at) + piece + json.slice(at + 1);
      });
    fc.assert(
      fc.property(damaged, (input) => {
        let parses = true;
        try {
          JSON.parse(input);
        } catch {
          parses = false;
        }
        const answer = readDesignText(input);
        const refusedAsJson = !answer.ok && ['design/json', 'design/empty'].includes(answer.error.type);
        if (!answer.ok && answer.error.message.includes('twice')) return;
        expect(refusedAsJson).toBe(!parses);
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses any depth without exhausting the stack', () => {
    expect(messageOf(readDesignText('['.repeat(200_000)))).toContain('nested deeper than 64 levels');
    let deep: unknown = {};
    for (let level = 0; level < 200_000; level += 1) deep = { deep };
    expect(typeOf(readDesign(deep))).toBe('design/too-deep');
  });
});

describe('readDesign', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s at any depth', (key) => {
    for (const place of ['"format"', '"public-a"', '"Project"']) {
      const hostile = text.replace(place, `"${key}": {"polluted": true}, ${place}`);
      expect(typeOf(readDesignText(hostile))).toBe('design/reserved-key');
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    [999, 'design/newer'],
    [DESIGN_VERSION + 1, 'design/newer'],
    ['1', 'design/version'],
    [-1, 'design/version'],
    [0, 'design/version'],
    [1.5, 'design/version'],
    [null, 'design/version'],
    [undefined, 'design/version'],
  ])('refuses version %j', (version, type) => {
    expect(typeOf(readDesign({ ...agents1000, version }))).toBe(type);
  });

  it('says of a file from the future that it is newer', () => {
    expect(messageOf(readDesign({ ...agents1000, version: 999 }))).toBe(
      'The design was made by a newer version of Groundplan (file version 999, this one reads up to 4); update Groundplan to open it.',
    );
  });

  it.each<[string, (json: Record<string, Partial<Record<string, object>>>) => void]>([
    ['colour: is not a field here; remove it.', (json) => Object.assign(json, { colour: 'red' })],
    [
      'subnets, "ecs-a", zonne: is not a field here; the nearest is "zone".',
      (json) => Object.assign(json['subnets']?.['ecs-a'] ?? {}, { zonne: 'a' }),
    ],
    [
      'requirements, agents: is 1.5 and must be a whole number.',
      (json) => Object.assign(json['requirements'] ?? {}, { agents: 1.5 }),
    ],
    [
      'requirements, headroom: is Infinity and must be a finite number.',
      (json) => Object.assign(json['requirements'] ?? {}, { headroom: Infinity }),
    ],
    ['name: is longer than 120 characters.', (json) => Object.assign(json, { name: 'x'.repeat(1_000_000) })],
    [
      'name: holds a control character or line break; "ab" would work.',
      (json) => Object.assign(json, { name: 'a\u0000b' }),
    ],
    [
      'name: is empty; give it at least one visible character.',
      (json) => Object.assign(json, { name: '\u00a0 ' }),
    ],
    [
      'tiers, "ecs", access: "pubic" is none of the values that fit; the nearest is "public".',
      (json) => Object.assign(json['tiers']?.['ecs'] ?? {}, { access: 'pubic' }),
    ],
    [
      'workloads, "alb", count: "agent" is none of the values that fit; the nearest is "agents".',
      (json) => Object.assign(json['workloads']?.['alb'] ?? {}, { count: 'agent' }),
    ],
    [
      'subnets, "ecs-b", cidr: "10.0.4.1/22" is an address inside a block, not the block itself; the network is 10.0.4.0/22.',
      (json) => Object.assign(json['subnets']?.['ecs-b'] ?? {}, { cidr: '10.0.4.1/22' }),
    ],
    [
      'subnets, "ecs-b", cidr: "/30" is not the size of a subnet; /16 to /28 would work.',
      (json) => Object.assign(json['subnets']?.['ecs-b'] ?? {}, { cidr: '/30' }),
    ],
    [
      'subnets, "ecs-b", tier: there is no tier "esc"; the nearest is "ecs".',
      (json) => Object.assign(json['subnets']?.['ecs-b'] ?? {}, { tier: 'esc' }),
    ],
    [
      'subnets, "ecs-b", zone: there is no zone "tostring".',
      (json) => Object.assign(json['subnets']?.['ecs-b'] ?? {}, { zone: 'tostring' }),
    ],
    [
      'workloads, "alb", securityGroups, number 1: there is no security group "alp"; the nearest is "alb".',
      (json) => Object.assign(json['workloads']?.['alb'] ?? {}, { securityGroups: ['alp'] }),
    ],
    [
      'endpoints, "logs", tier: there is no tier "ecx"; the nearest is "ecs".',
      (json) => Object.assign(json['endpoints']?.['logs'] ?? {}, { tier: 'ecx' }),
    ],
    ['nat, zone: there is no zone "z".', (json) => Object.assign(json['nat'] ?? {}, { zone: 'z' })],
    [
      'rules, "ecs-worker-to-s3", peer, endpoint: "logs" is an interface endpoint, which rules reach through its security group.',
      (json) =>
        Object.assign(json['rules']?.['ecs-worker-to-s3'] ?? {}, {
          peer: { kind: 'endpoint', endpoint: 'logs' },
        }),
    ],
    [
      'comments, "c", replyTo: the comment answers itself, directly or through others.',
      (json) =>
        Object.assign(json, {
          comments: {
            c: {
              ...{ subject: 'vpc', about: null, place: null, kind: 'comment', severity: null },
              ...{ assignee: null, text: '', by: 'Ada', at: '2026-11-22T10:00:00Z', edited: null },
              ...{ resolved: null, replyTo: 'c' },
            },
          },
        }),
    ],
    [
      'routeTables, "private-a": the id is kept for a table that follows from a tier\'s access; "own-private-a" would work.',
      (json) => Object.assign(json, { routeTables: { 'private-a': { name: 'x', routes: [] } } }),
    ],
    [
      'routeTables, "own", routes, number 1, target, network: there is no network "paris".',
      (json) =>
        Object.assign(json, {
          routeTables: {
            own: {
              name: 'own',
              routes: [{ destination: 'pl-02cd2c6b', target: { kind: 'peering', network: 'paris' } }],
            },
          },
        }),
    ],
    [
      'vpc, transitGateway, tier: there is no tier "dat"; the nearest is "data".',
      (json) => Object.assign(json['vpc'] ?? {}, { transitGateway: { id: null, tier: 'dat' } }),
    ],
    [
      'positions, "group:alb", x: is too far away; at most 1,000,000.',
      (json) => Object.assign(json, { positions: { 'group:alb': { x: 1e308, y: 0 } } }),
    ],
  ])('says "%s"', (message, edit) => {
    expect(messageOf(readDesign(changed(edit)))).toBe(message);
  });

  it('counts the problems beyond the first', () => {
    const broken = changed((json) =>
      Object.assign(json['subnets']?.['ecs-b'] ?? {}, { tier: 'esc', zone: 'q', cidr: '/9' }),
    );
    expect(messageOf(readDesign(broken))).toBe(
      'subnets, "ecs-b", zone: there is no zone "q"; 2 more problems.',
    );
  });

  it('opens a design that is wrong for AWS, so that a person can mend it', () => {
    const overlapping = changed((json) => {
      Object.assign(json['subnets']?.['ecs-b'] ?? {}, { cidr: '10.0.0.0/22' });
      Object.assign(json['subnets']?.['ecs-c'] ?? {}, { cidr: '192.168.0.0/30' });
    });
    expect(readDesign(overlapping).ok).toBe(true);
  });

  it('opens 10,000 subnets and names the limit beyond them', () => {
    const large = generatedDesign({ zones: 3, tiers: 10, subnets: 10_001, groups: 2, flows: 2 });
    const subnets = Object.fromEntries(Object.entries(large.subnets).slice(1));
    expect(readDesign({ ...large, subnets }).ok).toBe(true);
    expect(messageOf(readDesign(large))).toBe(
      'The design has 10,001 subnets, and 10,000 is the most it can hold; remove some or split it into two designs.',
    );
  });
});

describe('migrations', () => {
  const pretend = [
    {
      from: 0,
      name: 'Call the title a name',
      migrate: ({ title, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, name: title }),
    },
    {
      from: 1,
      name: 'Give it a colour',
      migrate: (json: Readonly<Record<string, unknown>>) => ({ ...json, colour: 'blue' }),
    },
  ];

  it('lead from any older version to the newest, one step at a time', () => {
    expect(migrated({ version: 0, title: 'x' }, 0, 2, pretend)).toEqual({
      version: 2,
      name: 'x',
      colour: 'blue',
    });
    expect(migrated({ version: 1, name: 'x' }, 1, 2, pretend)).toEqual({
      version: 2,
      name: 'x',
      colour: 'blue',
    });
    expect(migrated({ version: 2 }, 2, 2, pretend)).toEqual({ version: 2 });
  });

  it('change nothing that they are given and miss no version', () => {
    const old = Object.freeze({ version: 0, title: 'x' });
    migrated(old, 0, 1, pretend);
    expect(old).toEqual({ version: 0, title: 'x' });
    expect(() => migrated(old, 0, 2, pretend.slice(0, 1))).toThrow('version 1');
    expect(migrations.map(({ from }) => from)).toEqual(
      Array.from({ length: DESIGN_VERSION - 1 }, (_, index) => index + 1),
    );
  });

  const fixtures = import.meta.glob<string>('./fixtures/*.json', {
    query: '?raw',
    import: 'default',
    eager: true,
  });

  it('have a fixture for every version that was ever written', () => {
    const versions = Array.from({ length: DESIGN_VERSION }, (_, index) => `./fixtures/v${index + 1}.json`);
    expect(Object.keys(fixtures).sort()).toEqual(versions.sort());
  });

  it.each(Object.entries(fixtures))('open %s', (_, fixture) => {
    expect(messageOf(readDesignText(fixture))).toBe('a design');
  });
});

/** The object without the fields that its version did not have yet. */
const without = (value: object, ...fields: readonly string[]) =>
  Object.fromEntries(Object.entries(value).filter(([field]) => !fields.includes(field)));

describe('a file of version 1', () => {
  it('opens as it was, with IPv4 alone and nothing that later versions brought', () => {
    const { vpc, requirements, subnets, endpoints } = agents1000;
    const file = {
      ...without(agents1000, 'networks', 'dataTransfer', 'pricing'),
      version: 1,
      vpc: without(vpc, 'ipv6', 'egressOnlyInternetGateway', 'transitGateway'),
      endpoints: Object.fromEntries(
        Object.entries(endpoints).map(([id, endpoint]) => [id, without(endpoint, 'policy')]),
      ),
      requirements: without(requirements, 'growth'),
      subnets: Object.fromEntries(
        Object.entries(subnets).map(([id, subnet]) => [id, without(subnet, 'ipv6')]),
      ),
    };
    expect(readDesign(file)).toEqual(ok(agents1000));
  });
});

describe('designJsonSchema', () => {
  it('describes every field of a design and nothing else', () => {
    const schema = designJsonSchema();
    expect(schema['$schema']).toContain('2020-12');
    expect(schema['required']).toEqual(Object.keys(agents1000));
    expect(schema['additionalProperties']).toBe(false);
  });
});
