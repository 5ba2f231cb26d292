import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commandMakers, type CommandMaker } from '../commands/command.arbitrary.ts';
import { applyCommand, type Command } from '../commands/command.ts';
import { sameValue } from '../commands/sameValue.ts';
import { anyDesign } from '../design/design.arbitrary.ts';
import type { Design } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { kinshipOf, stateDigest, throughFile } from './lineage.ts';
import { mergeDesigns, type Choices, type Merge } from './mergeDesigns.ts';
import { isFields, type Clash } from './threeWay.ts';

const merged = (base: Design | null, ours: Design, theirs: Design, choices?: Choices): Merge => {
  const merge = mergeDesigns(base, ours, theirs, choices);
  if (!merge.ok) throw new Error(merge.error.message);
  return merge.value;
};

const edited = (design: Design, ...commands: readonly Command[]): Design =>
  commands.reduce((before, command) => {
    const next = applyCommand(before, command);
    if (!next.ok) throw new Error(next.error.message);
    return next.value;
  }, design);

/** The copy that somebody else made: what is random in life is told apart here by a name of one's own. */
const made = (design: Design, makers: readonly CommandMaker[], by: string): Design =>
  makers.reduce((before, make) => {
    const command = make(before);
    const own =
      command.type === 'addComment' || command.type === 'replyToComment'
        ? { ...command, id: `${command.id}-${by}` }
        : command;
    const next = applyCommand(before, own);
    return next.ok ? next.value : before;
  }, design);

/** Records within what a design has one of. */
const NESTED = new Set(['vpc/held', 'dataTransfer/flows', 'pricing/loaded']);

/** Every value that stands at the end of a path: of fields of entries, and of what a design has one of. */
function leaves(value: unknown, path: readonly string[] = []): readonly (readonly [string, unknown])[] {
  if (!isFields(value) || path.length >= (NESTED.has(path.slice(0, 2).join('/')) ? 4 : 3))
    return [[path.join('/'), value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

const ASIDE = new Set(['revision', 'ancestors', 'format', 'version']);

/** What `side` wrote since `base` and neither the merge holds nor a conflict tells, as paths. */
function lost(base: Design | null, side: Design, { design, clashes }: Merge): readonly string[] {
  const before = new Map(base === null ? [] : leaves(base));
  const now = new Map(leaves(design));
  const everything = new Map<string, unknown[]>();
  for (const record of Object.keys(design)) {
    const entries: unknown = design[record as keyof Design];
    everything.set(record, isFields(entries) ? Object.values(entries) : []);
  }
  const told = (path: string) =>
    clashes.some(({ path: at }: Clash) => `${path}/`.startsWith(`${at.join('/')}/`));
  return leaves(side).flatMap(([path, value]) => {
    const [record = '', id = ''] = path.split('/');
    if (ASIDE.has(record) || (before.has(path) && sameValue(before.get(path), value))) return [];
    if ((now.has(path) && sameValue(now.get(path), value)) || told(path)) return [];
    // A list of ids of which the other side took some away still has what this side added.
    const was = before.get(path);
    const is = now.get(path);
    if (Array.isArray(value) && Array.isArray(is)) {
      const added = (value as unknown[]).filter((item) => !(Array.isArray(was) && was.includes(item)));
      if (added.every((item) => (is as unknown[]).includes(item))) return [];
    }
    const entries: unknown = side[record as keyof Design];
    const entry = isFields(entries) ? entries[id] : undefined;
    if (everything.get(record)?.some((other) => sameValue(other, entry))) return [];
    return [path];
  });
}

const concurrent = fc.tuple(anyDesign(6), commandMakers(8), commandMakers(8));

describe('mergeDesigns', () => {
  it('loses nothing that anybody wrote, with the common version and without', () => {
    fc.assert(
      fc.property(concurrent, fc.boolean(), ([base, one, other], known) => {
        const [ours, theirs] = [made(base, one, 'a'), made(base, other, 'b')];
        const common = known ? base : null;
        const merge = merged(common, ours, theirs);

        expect(lost(common, ours, merge)).toEqual([]);
        expect(lost(common, theirs, merge)).toEqual([]);
        for (const comments of [ours.comments, theirs.comments]) {
          expect(Object.keys(merge.design.comments)).toEqual(
            expect.arrayContaining(Object.keys(comments).filter((id) => !Object.hasOwn(base.comments, id))),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same from either side but for the order, when the same side is chosen', () => {
    fc.assert(
      fc.property(concurrent, ([base, one, other]) => {
        const [ours, theirs] = [made(base, one, 'a'), made(base, other, 'b')];
        const here = merged(base, ours, theirs);
        const there = merged(
          base,
          theirs,
          ours,
          Object.fromEntries(here.clashes.map(({ path }) => [path.join('/'), 'theirs'] as const)),
        );

        expect({ ...there.design, ancestors: [] }).toEqual({ ...here.design, ancestors: [] });
        expect(there.clashes).toHaveLength(here.clashes.length);
      }),
      { numRuns: 60 },
    );
  });

  it('changes nothing when it is done again, or with itself', () => {
    fc.assert(
      fc.property(concurrent, ([base, one, other]) => {
        const [ours, theirs] = [made(base, one, 'a'), made(base, other, 'b')];
        expect(merged(base, ours, ours)).toEqual({ design: ours, clashes: [], putBack: [] });
        expect(merged(null, ours, ours)).toEqual({ design: ours, clashes: [], putBack: [] });

        const once = merged(base, ours, theirs).design;
        const again = merged(theirs, once, theirs);
        expect(again.clashes).toEqual([]);
        expect({ ...again.design, ancestors: [] }).toEqual({ ...once, ancestors: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('takes what only one side changed, field by field', () => {
    const ours = edited(agents1000, { type: 'setSubnet', id: 'ecs-a', name: 'Workers a' });
    const theirs = edited(
      agents1000,
      { type: 'setSubnet', id: 'ecs-a', notes: 'Check the quota.' },
      { type: 'removeRule', id: 'rds-from-ecs-worker' },
    );
    const { design, clashes } = merged(agents1000, ours, theirs);

    expect(clashes).toEqual([]);
    expect(design.subnets['ecs-a']).toMatchObject({ name: 'Workers a', notes: 'Check the quota.' });
    expect(design.rules['rds-from-ecs-worker']).toBeUndefined();
    expect(merged(null, ours, theirs).design.rules['rds-from-ecs-worker']).toBeDefined();
  });

  it('tells what both changed otherwise, and lets a person choose', () => {
    const ours = edited(agents1000, { type: 'setSubnet', id: 'ecs-a', name: 'Workers a' });
    const theirs = edited(agents1000, { type: 'setSubnet', id: 'ecs-a', name: 'Agents a' });
    const { design, clashes } = merged(agents1000, ours, theirs);

    expect(clashes).toEqual([{ path: ['subnets', 'ecs-a', 'name'], ours: 'Workers a', theirs: 'Agents a' }]);
    expect(design.subnets['ecs-a']?.name).toBe('Workers a');
    const other = merged(agents1000, ours, theirs, { 'subnets/ecs-a/name': 'theirs' });
    expect(other.design.subnets['ecs-a']?.name).toBe('Agents a');
  });

  it('keeps two signatures, and two rules that happen to have one id', () => {
    const sign = (by: string, design: Design): Command => ({
      ...{ type: 'signOff', of: 'security', by, on: '2026-11-22', revision: design.revision },
      ...{ digest: 'a'.repeat(64), notes: '' },
    });
    const rule = (protocol: string): Command => ({
      ...{ type: 'addRule', id: 'extra', group: 'rds', direction: 'egress' },
      ...{ traffic: { protocol, ports: null }, peer: { kind: 'cidr', cidr: '192.0.2.0/24' } },
    });
    const ours = edited(agents1000, rule('50'), sign('Ada', edited(agents1000, rule('50'))));
    const theirs = edited(agents1000, rule('51'), sign('Grace', edited(agents1000, rule('51'))));
    const { design, clashes } = merged(agents1000, ours, theirs);

    expect(clashes).toEqual([]);
    expect(
      Object.values(design.signOffs)
        .map(({ by }) => by)
        .sort(),
    ).toEqual(['Ada', 'Grace']);
    expect(design.rules['extra']).toBeDefined();
    expect(design.rules['extra-2']).toBeDefined();
  });

  it('keeps what two people wrote into their trackers, and asks where both wrote of one task', () => {
    const at = '2026-11-29T14:30:00Z';
    const ours = edited(
      agents1000,
      { type: 'startTask', task: 'cidr', by: 'Ada', at },
      { type: 'lockPlan', lock: 'routes', reason: 'Agreed with operations', by: 'Ada', at },
    );
    const theirs = edited(
      agents1000,
      { type: 'assignTask', task: 'subnets', assignee: 'Grace', by: 'Grace', at },
      { type: 'tickCriterion', criterion: 'diagram', met: true, by: 'Grace', at },
    );
    const { design, clashes } = merged(agents1000, ours, theirs);

    expect(clashes).toEqual([]);
    const { tasks, locks, ticks, log } = design.tracker;
    expect(tasks.cidr).toEqual(ours.tracker.tasks.cidr);
    expect(tasks.subnets).toEqual(theirs.tracker.tasks.subnets);
    expect({ locks, ticks }).toEqual({ locks: ours.tracker.locks, ticks: theirs.tracker.ticks });
    const events = (of: Design) => Object.values(of.tracker.log);
    expect(Object.values(log)).toHaveLength(events(ours).length + events(theirs).length);
    expect(Object.values(log)).toEqual(expect.arrayContaining([...events(ours), ...events(theirs)]));

    const rival = edited(agents1000, {
      type: 'assignTask',
      task: 'cidr',
      assignee: 'Grace',
      by: 'Grace',
      at,
    });
    const contested = merged(agents1000, ours, rival);
    expect(contested.clashes).toEqual([
      { path: ['tracker', 'tasks', 'cidr'], ours: ours.tracker.tasks.cidr, theirs: rival.tracker.tasks.cidr },
    ]);
    expect(contested.design.tracker.tasks.cidr).toEqual(ours.tracker.tasks.cidr);
  });

  it('puts back what one removed and the other built on', () => {
    const ours = edited(agents1000, { type: 'removeTier', id: 'messaging' });
    const theirs = edited(agents1000, {
      type: 'addSubnet',
      id: 'mq-d',
      zone: 'a',
      tier: 'messaging',
      cidr: '/24',
    });
    const { design, putBack } = merged(agents1000, ours, theirs);

    expect(design.subnets['mq-d']).toBeDefined();
    expect(design.tiers['messaging']).toEqual(agents1000.tiers['messaging']);
    expect(putBack).toContainEqual(['tiers', 'messaging']);
  });
});

describe('kinship', () => {
  const base = throughFile(agents1000);
  const theirs = throughFile(edited(base, { type: 'setNotes', notes: 'theirs' }));
  const ours = edited(agents1000, { type: 'setNotes', notes: 'ours' });

  it('finds the version that both come from among those at hand', () => {
    const states = new Map([[stateDigest(agents1000), 'the template']]);
    expect(kinshipOf(theirs, states, ours.ancestors)).toEqual({ kind: 'known', state: 'the template' });
  });

  it('tells copies whose common version is gone from strangers', () => {
    expect(kinshipOf(theirs, new Map(), base.ancestors).kind).toBe('lost');
    expect(kinshipOf(theirs, new Map(), ours.ancestors).kind).toBe('strangers');
  });

  it('remembers a state once, whatever it remembers besides', () => {
    expect(throughFile(base)).toBe(base);
    expect(stateDigest(base)).toBe(stateDigest(agents1000));
  });
});
