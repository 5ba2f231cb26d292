/**
 * Who reaches whom, by exact sets, beside the same answered packet by packet: every interface to every other with each
 * port at which a rule begins or ends, walked hop by hop and back as the tests walk it. That is far from every packet
 * there is, of which there are more than 10^30, and it still has to be right for the ones it tries: both answers are
 * checked to agree before they are timed. Then a large network afresh, and after one edit; and what a comparison of two
 * such networks takes, read from files, which share nothing.
 */
import { deepEqual } from 'node:assert/strict';
import { bench, describe } from 'vitest';
import type { Design } from '../../design/design.ts';
import { reachChanges } from '../../diff/reachChanges.ts';
import { contains } from '../../packets/headerSet.ts';
import { processorTime } from '../../processorTime.testing.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { generatedDesign } from '../../templates/generatedDesign.ts';
import { readNetwork } from '../network.ts';
import { ipv4Of } from '../packetWalk/deployed.testing.ts';
import { headerOf } from '../packetWalk/headers.testing.ts';
import type { Packet } from '../packetWalk/packet.testing.ts';
import { type Interface, interfacesOf, walk } from '../packetWalk/packetWalk.testing.ts';
import { deriveRouting } from '../routes.ts';
import { createReach, type Reach, type ReachContext } from './createReach.ts';

const time = processorTime(500);

function contextOf(design: Design): ReachContext {
  const network = readNetwork(design);
  return { network, routes: deriveRouting(network, design.nat) };
}

type Try = { readonly from: Interface; readonly to: Interface; readonly packet: Packet };

/** One packet of TCP for every two interfaces and every port at which a rule begins or ends. */
function triesOf(design: Design): readonly Try[] {
  const ports = [
    ...new Set(
      Object.values(design.rules).flatMap(({ traffic }) =>
        traffic.ports === null ? [] : [traffic.ports.from, traffic.ports.to + 1],
      ),
    ),
  ];
  const interfaces = interfacesOf(design);
  const packets = { protocol: 6, sourcePort: 50_000, type: 0, code: 0 };
  return interfaces.flatMap((from, first) =>
    interfaces.flatMap((to, second) => {
      if (from === to || from.owner === 'endpoint') return [];
      const [source, destination] = [addressIn(design, from, first), addressIn(design, to, second)];
      return ports.map((port) => ({ from, to, packet: { ...packets, source, destination, port } }));
    }),
  );
}

/** An address for the interface at this position of the list, of which there are fewer than a subnet has addresses. */
function addressIn(design: Design, { subnet }: Interface, position: number): Packet['source'] {
  const placed = design.subnets[subnet];
  const base = placed === undefined ? undefined : ipv4Of(placed)?.base;
  return { family: 4, at: (base ?? 0n) + 4n + BigInt(position) };
}

function packetByPacket(design: Design, tries: readonly Try[]): readonly boolean[] {
  return tries.map(({ from, to, packet }) => walk(design, from, to, packet)?.arrives === true);
}

function bySets(reach: Reach, tries: readonly Try[]): readonly boolean[] {
  const refOf = ({ owner, id }: Interface) => `${owner}:${id}`;
  const pairs = new Map(reach.pairs().map((pair) => [`${pair.from} ${pair.to}`, pair]));
  return tries.map(({ from, to, packet }) => {
    const pair = pairs.get(`${refOf(from)} ${refOf(to)}`);
    return pair !== undefined && contains(pair.arrives, headerOf(packet));
  });
}

const template = contextOf(agents1000);
const tries = triesOf(agents1000);
deepEqual(bySets(createReach(template), tries), packetByPacket(agents1000, tries));

describe('all pairs of the network of 1,000 agents', () => {
  bench('exact sets', () => void createReach(template).pairs(), time);
  bench(`${tries.length} packets, one by one`, () => void packetByPacket(agents1000, tries), time);
});

const large = generatedDesign({ zones: 3, tiers: 4, subnets: 200, groups: 300, flows: 3000 });

/** The same with one rule for another port, which is one edit away. */
function edited(design: Design): Design {
  const rule = design.rules['flow-1-in'] as Design['rules'][string];
  const traffic = { protocol: 'tcp', ports: { from: 2000, to: 2010 } };
  return { ...design, rules: { ...design.rules, 'flow-1-in': { ...rule, traffic } } };
}

const before = contextOf(large);
const network = readNetwork(edited(large), before.network);
const after: ReachContext = { network, routes: before.routes };

describe('all pairs with 200 subnets, 300 groups and 6,000 rules', () => {
  let reach = createReach(before);
  reach.pairs();
  let odd = false;
  bench(
    'after one edit',
    () => {
      odd = !odd;
      reach = createReach(odd ? after : before, reach);
      reach.pairs();
    },
    time,
  );
  bench('afresh', () => void createReach(before).pairs(), time);
});

describe('who reaches whom, compared: 1,000 subnets, 300 groups and 6,000 rules', () => {
  const one = generatedDesign({ zones: 3, tiers: 4, subnets: 1000, groups: 300, flows: 3000 });
  const fromFile = (design: Design) => JSON.parse(JSON.stringify(design)) as Design;
  const moved = (ids: readonly string[]): Design => {
    const rules = Object.entries(one.rules).map(([id, rule]) => {
      const traffic = { protocol: 'tcp', ports: { from: 2000, to: 2010 } };
      return [id, ids.includes(id) ? { ...rule, traffic } : rule] as const;
    });
    return { ...one, rules: Object.fromEntries(rules) };
  };
  const oneFlow = moved(['flow-1-in', 'flow-1-out']);
  const files = [oneFlow, moved(Object.keys(one.rules))].map(fromFile);
  const changes = files.map((file) => reachChanges(one, file).length);
  bench('one edit apart', () => void reachChanges(one, oneFlow), time);
  bench(
    `one flow of a file is another, ${String(changes[0])} changes`,
    () => void reachChanges(one, files[0] as Design),
    time,
  );
  bench(
    `every rule of a file is another, ${String(changes[1])} changes`,
    () => void reachChanges(one, files[1] as Design),
    time,
  );
});
