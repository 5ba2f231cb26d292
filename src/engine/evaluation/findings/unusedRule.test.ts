import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Design, NetworkAcl, Rule } from '../../design/design.ts';
import { EPHEMERAL } from '../../design/returnTraffic.ts';
import { isEqual, NO_HEADERS } from '../../packets/headerSet.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { templates } from '../../templates/templates.ts';
import { evaluate } from '../evaluate.ts';
import { mutationsOf } from '../intents/mutations.testing.ts';
import { idleEntries } from '../reachability/idleEntries.ts';
import { idleRules } from '../reachability/idleRules.ts';
import { reachOfDesign } from '../reachability/reachOfDesign.ts';
import type { Reach } from '../reachability/createReach.ts';

type Entry = NetworkAcl['entries'][number];

const entry = (number: number, change: Partial<Entry> = {}): Entry => ({
  ...{ number, direction: 'ingress', action: 'allow', traffic: { protocol: 'all', ports: null } },
  cidr: '0.0.0.0/0',
  ...change,
});
const tcp = (from: number, to = from) => ({ protocol: 'tcp', ports: { from, to } });
const egress = { direction: 'egress' } as const;

function guarded(entries: readonly Entry[], ...subnets: readonly string[]): Design {
  const design = { ...agents1000, networkAcls: { own: { name: 'own', entries: [...entries], notes: '' } } };
  const placed = Object.entries(design.subnets).map(
    ([id, subnet]) => [id, subnets.includes(id) ? { ...subnet, networkAcl: 'own' } : subnet] as const,
  );
  return { ...design, subnets: Object.fromEntries(placed) };
}

const idleIn = (design: Design): readonly string[] => {
  const { reach } = reachOfDesign(design);
  return idleRules(design, reach).map(({ id }) => id);
};

const numbersIn = (design: Design): readonly string[] => {
  const { network, reach } = reachOfDesign(design);
  return idleEntries(network, reach).map(({ entry: { direction, number } }) => `${direction} ${number}`);
};

const ruleOf = (design: Design, id: string): Rule => {
  const rule = design.rules[id];
  if (rule === undefined) throw new Error(`There is no rule ${id}.`);
  return rule;
};

/** Whether anything passes a rule, found out by leaving its wearers no other rule of its direction. */
function isUsedAlone(design: Design, id: string): boolean {
  const { group, direction } = ruleOf(design, id);
  const wearing = reachOfDesign(design).reach.parties.filter(({ policy }) => policy.groups.includes(group));
  const worn = new Set(wearing.flatMap(({ policy }) => policy.groups));
  const kept = Object.entries(design.rules).filter(
    ([other, rule]) => other === id || rule.direction !== direction || !worn.has(rule.group),
  );
  const refs = new Set(wearing.map(({ ref }) => ref));
  const { reach } = reachOfDesign({ ...design, rules: Object.fromEntries(kept) });
  return reach.pairs().some(({ from, to }) => refs.has(direction === 'ingress' ? to : from));
}

/** Whether anything passes an entry, found out by what changes when it is the only one that allows in its direction. */
function entryIsUsedAlone(design: Design, entries: readonly Entry[], one: Entry): boolean {
  const before = entries
    .filter(({ direction, number }) => direction === one.direction && number < one.number)
    .map((other): Entry => ({ ...other, action: 'deny' }));
  const others = entries.filter(({ direction }) => direction !== one.direction);
  const reachWith = (own: readonly Entry[]) => {
    const networkAcls = { own: { name: 'own', entries: [...others, ...before, ...own], notes: '' } };
    return reachOfDesign({ ...design, networkAcls }).reach;
  };
  return !isSameReach(reachWith([]), reachWith([one]));
}

function isSameReach(a: Reach, b: Reach): boolean {
  const of = (reach: Reach) => new Map(reach.pairs().map((pair) => [`${pair.from} ${pair.to}`, pair]));
  const [first, second] = [of(a), of(b)];
  return [...new Set([...first.keys(), ...second.keys()])].every((key) => {
    const [one, other] = [first.get(key), second.get(key)];
    return (
      isEqual(one?.arrives ?? NO_HEADERS, other?.arrives ?? NO_HEADERS) &&
      isEqual(one?.answered ?? NO_HEADERS, other?.answered ?? NO_HEADERS)
    );
  });
}

describe('unusedRule', () => {
  it.each(templates)('finds nothing in the template $name', ({ design }) => {
    const { findings } = evaluate(design, awsPriceBook);
    expect(findings.filter(({ rule }) => rule === 'unusedRule')).toEqual([]);
  });

  it('says what stops everything, or that there is nobody', () => {
    const why = (rule: Partial<Rule>) => {
      const odd: Rule = {
        ...ruleOf(agents1000, 'alb-from-internet'),
        group: 'rds',
        traffic: tcp(22),
        ...rule,
      };
      const design = { ...agents1000, rules: { ...agents1000.rules, odd } };
      return evaluate(design, awsPriceBook).findings.find(({ key }) => key === 'unusedRule/rule:odd')?.why;
    };
    expect(why({})).toMatch(/^The internet gateway carries IPv4 for public addresses alone/);
    expect(why({ peer: { kind: 'cidr', cidr: '192.168.7.0/24' } })).toMatch(
      /^Nothing in the design has an address/,
    );
    expect(why({ group: 'vpc-endpoints', direction: 'egress' })).toMatch(/^An interface endpoint answers/);
  });

  it('agrees, for rules flipped in every way, with what each lets through when it is alone', () => {
    const mutations = mutationsOf(agents1000);
    fc.assert(
      fc.property(fc.constantFrom(...mutations), ({ rule, design }) => {
        if (design.rules[rule] === undefined) return;
        const list = ruleOf(design, rule).peer.kind === 'prefix-list';
        expect(idleIn(design).includes(rule), JSON.stringify(design.rules[rule])).toBe(
          !list && !isUsedAlone(design, rule),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('leaves everything that arrives when its rules go', () => {
    fc.assert(
      fc.property(fc.constantFrom(...mutationsOf(agents1000)), ({ design }) => {
        const idle = new Set(idleIn(design));
        const rules = Object.entries(design.rules).filter(([id]) => !idle.has(id));
        const left = reachOfDesign({ ...design, rules: Object.fromEntries(rules) }).reach;
        expect(isSameReach(reachOfDesign(design).reach, left)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });
});

describe('idle entries of network ACLs', () => {
  const open = [entry(100), entry(100, egress)];

  it('are those for what nobody sends, and for what earlier entries decide about', () => {
    const entries = [
      ...open,
      entry(90, { traffic: tcp(22), cidr: '203.0.113.0/24' }),
      entry(110, { traffic: tcp(443) }),
      entry(80, {
        ...egress,
        traffic: { protocol: 'icmp', ports: { from: 8, to: 0 } },
        cidr: '192.168.0.0/16',
      }),
    ];
    expect(numbersIn(guarded(entries, 'data-a'))).toEqual(['ingress 90', 'ingress 110', 'egress 80']);
  });

  it('are none of those that answers need, also through the gateway of another subnet', () => {
    const { from, to } = EPHEMERAL;
    const entries = [
      entry(100, { traffic: tcp(443) }),
      entry(110, { traffic: tcp(from, to) }),
      entry(100, { ...egress, traffic: tcp(443) }),
      entry(110, { ...egress, traffic: tcp(from, to) }),
    ];
    expect(numbersIn(guarded(entries, 'public-a', 'public-b'))).toEqual([]);
  });

  it('are not told of an ACL that nothing crosses, nor of one that guards no subnet', () => {
    expect(numbersIn(guarded([entry(100)]))).toEqual([]);
    expect(numbersIn(guarded([entry(100, { action: 'deny' }), entry(110)], 'data-a'))).toEqual([]);
  });

  it('agree with what each entry lets through when it alone allows', () => {
    const traffic = fc.constantFrom(
      ...[{ protocol: 'all', ports: null }, tcp(443), tcp(1024, 65_535), tcp(5432), tcp(8080), tcp(22)],
      { protocol: 'icmp', ports: { from: 8, to: 0 } },
    );
    const cidr = fc.constantFrom('0.0.0.0/0', '10.0.0.0/16', '10.0.4.0/22', '203.0.113.0/24', '::/0');
    const made = fc.record({
      number: fc.integer({ min: 1, max: 9 }),
      direction: fc.constantFrom('ingress', 'egress'),
      action: fc.constantFrom('allow', 'allow', 'deny'),
      ...{ traffic, cidr },
    });
    const lists = fc.uniqueArray(made, {
      minLength: 2,
      maxLength: 6,
      selector: ({ direction, number }) => `${direction} ${number}`,
    });
    const places = fc.subarray(['public-a', 'public-b', 'ecs-a', 'data-a', 'mq-b'], { minLength: 1 });
    fc.assert(
      fc.property(lists, places, (entries, subnets) => {
        const design = guarded(entries, ...subnets);
        const idle = numbersIn(design);
        const allowing = entries.filter(({ action }) => action === 'allow');
        const unused = allowing.filter((one) => !entryIsUsedAlone(design, entries, one));
        if (idle.length === 0 && unused.length === allowing.length) return;
        expect([...idle].sort()).toEqual(
          unused.map(({ direction, number }) => `${direction} ${number}`).sort(),
        );
      }),
      { numRuns: 25 },
    );
  });
});
