import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commandMakers } from '../../commands/command.arbitrary.ts';
import { applyCommand } from '../../commands/command.ts';
import { perform } from '../../commands/command.testing.ts';
import { type Design, entryOf, type ReachEnd, readRef, type Rule } from '../../design/design.ts';
import { headersOfTraffic, isWithin, unionAll } from '../../packets/headerSet.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { twoZoneWeb } from '../../templates/twoZoneWeb.ts';
import { evaluate } from '../evaluate.ts';
import { type StatedConnection, statedConnections } from '../leastPrivilege/statedConnections.ts';
import { reachOfDesign } from '../reachability/reachOfDesign.ts';
import { intentResults } from './intentResults.ts';
import { soundProposal } from './soundProposal.ts';

const proposalFor = (design: Design) => {
  const { cost, intents } = evaluate(design, awsPriceBook);
  return soundProposal(design, cost, intents);
};

const brokenIn = (design: Design): readonly string[] => {
  const { network, reach } = reachOfDesign(design);
  return intentResults(network, reach)
    .filter(({ state }) => state === 'broken')
    .map(({ id }) => id);
};

/** The design with the proposal taken; as it was where a task of the tracker has locked it. */
function taken(design: Design): Design {
  const { command } = proposalFor(design);
  const next = command === null ? undefined : applyCommand(design, command);
  return next?.ok === true ? next.value : design;
}

/** The two-zone web application with tasks that may call S3 alone, and the load balancer not at all. */
const closed = ((): Design => {
  const { 'app-to-internet': out, ...rules } = twoZoneWeb.rules;
  const between = entryOf(twoZoneWeb.intents, 'between-tiers');
  if (out === undefined || between?.kind !== 'only-these') throw new Error('The template is another.');
  const toS3: Rule = { ...out, peer: { kind: 'endpoint', endpoint: 's3' } };
  const allowed = between.allowed.filter(({ to }) => to.kind !== 'workload' || to.workload !== 'alb');
  return {
    ...twoZoneWeb,
    rules: { ...rules, 'app-to-s3': toS3 },
    intents: { ...twoZoneWeb.intents, 'between-tiers': { ...between, allowed } },
  };
})();

describe('soundProposal', () => {
  it('has nothing to change in the templates, which hold their own intents', () => {
    for (const design of [agents1000, twoZoneWeb]) {
      expect(proposalFor(design)).toMatchObject({ changes: [], command: null, withheld: [] });
      expect(evaluate(design, awsPriceBook).findings.filter(({ severity }) => severity === 'error')).toEqual(
        [],
      );
    }
  });

  it('withholds what an intent forbids, and says which', () => {
    const { changes, command, withheld, sentence } = proposalFor(closed);
    expect({ changes, command }).toEqual({ changes: [], command: null });
    expect(withheld.map(({ change, why }) => [change.after, why])).toEqual([
      [
        'tcp 443 from app-sg to the internet',
        'It would break an intent: No path between tiers except these 4.',
      ],
    ]);
    expect(sentence).toBe('11 stated connections need 6 rules: 1 withheld, because an intent forbids it.');
  });

  it('keeps the other changes, also those that mend the very intent', () => {
    const wide = perform(closed, {
      type: 'allowFlow',
      from: 'group:app',
      to: 'group:db',
      traffic: { protocol: 'tcp', ports: { from: 22, to: 22 } },
    });
    expect(proposalFor(wide)).toMatchObject({ changes: [{ kind: 'remove' }, { kind: 'remove' }] });
    expect(brokenIn(taken(wide))).toEqual([]);
  });

  it('tries a rule that is to take the id of one that goes', () => {
    const elsewhere = perform(closed, {
      type: 'setRule',
      id: 'web-from-internet',
      peer: { kind: 'cidr', cidr: '2001:db8::/32' },
    });
    const { withheld } = proposalFor(elsewhere);
    expect(withheld.map(({ change }) => change.after)).toEqual(['tcp 443 from the internet to web-sg']);
    expect(brokenIn(taken(elsewhere))).toEqual(['internet-to-alb']);
  });

  it('never breaks an intent that is not broken', () => {
    const starts = fc.constantFrom(agents1000, twoZoneWeb, closed);
    fc.assert(
      fc.property(starts, commandMakers(20), (start, makers) => {
        let design = start;
        for (const make of makers) {
          const next = applyCommand(design, make(design));
          if (next.ok) design = next.value;
        }
        const before = brokenIn(design);
        expect(brokenIn(taken(design)).filter((id) => !before.includes(id))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the smallest rule set, by what gets through', () => {
  const groups = Object.keys(agents1000.securityGroups);
  const rules = fc.array(
    fc.record({
      group: fc.constantFrom(...groups),
      direction: fc.constantFrom('ingress', 'egress'),
      traffic: fc.constantFrom(
        ...[22, 443, 5432, 8080].map((port) => ({ protocol: 'tcp', ports: { from: port, to: port } })),
        { protocol: 'tcp', ports: { from: 1, to: 9000 } },
        { protocol: 'all', ports: null },
      ),
      peer: fc.oneof(
        fc.constantFrom(...groups).map((group) => ({ kind: 'group', group }) as const),
        fc
          .constantFrom('0.0.0.0/0', '10.0.0.0/16', '10.0.4.0/22')
          .map((cidr) => ({ kind: 'cidr', cidr }) as const),
      ),
      description: fc.constant('Added'),
    }),
    { maxLength: 12 },
  );
  const removed = fc.subarray(Object.keys(agents1000.rules));

  it('lets every stated connection through and be answered, and nothing else', () => {
    fc.assert(
      fc.property(rules, removed, (added, gone) => {
        const kept = Object.entries(agents1000.rules).filter(([id]) => !gone.includes(id));
        const design: Design = {
          ...agents1000,
          rules: Object.fromEntries([...kept, ...added.map((rule, at) => [`added-${at}`, rule] as const)]),
        };
        const { cost } = evaluate(design, awsPriceBook);
        const connections = statedConnections(design, cost);
        const next = taken(design);
        expect(unreached(next, connections)).toEqual([]);
        expect(unstated(next, connections)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

/** The connections that do not get through as a whole. */
function unreached(design: Design, connections: readonly StatedConnection[]): readonly string[] {
  const asked = connections.map(({ from, to, traffic }, at) => {
    return [`c${at}`, { kind: 'reaches', from, to, traffic, notes: '' }] as const;
  });
  const { network, reach } = reachOfDesign({ ...design, intents: Object.fromEntries(asked) });
  return intentResults(network, reach)
    .filter(({ state }) => state !== 'holds')
    .map(({ sentence, detail }) => `${sentence}: ${detail}`);
}

/** What arrives between two that no connection between them, or between others with their groups, is about. */
function unstated(design: Design, connections: readonly StatedConnection[]): readonly string[] {
  return reachOfDesign(design)
    .reach.pairs()
    .filter(({ from, to, arrives }) => {
      const own = connections.filter((one) => isMeant(design, one.from, from) && isMeant(design, one.to, to));
      return !isWithin(arrives, unionAll(own.map(({ traffic }) => headersOfTraffic(traffic))));
    })
    .map(({ from, to }) => `${from} to ${to}`);
}

/** Whether the end is the thing, or wears a group of it: AWS knows rules by group. */
function isMeant(design: Design, end: ReachEnd, ref: string): boolean {
  const { kind, id } = readRef(ref);
  if (end.kind === 'internet') return kind === 'internet';
  if (kind === 'service') {
    const service = end.kind === 'endpoint' ? design.endpoints[end.endpoint]?.service : undefined;
    return service === id;
  }
  const worn = groupsOf(design, ref);
  const meant = end.kind === 'workload' ? groupsOf(design, `workload:${end.workload}`) : [];
  const ofEndpoint = end.kind === 'endpoint' ? groupsOf(design, `endpoint:${end.endpoint}`) : [];
  return [...meant, ...ofEndpoint].some((group) => worn.includes(group));
}

function groupsOf(design: Design, ref: string): readonly string[] {
  const { kind, id } = readRef(ref);
  if (kind === 'workload') return design.workloads[id]?.securityGroups ?? [];
  const endpoint = kind === 'endpoint' ? design.endpoints[id] : undefined;
  return endpoint?.type === 'interface' ? endpoint.securityGroups : [];
}
