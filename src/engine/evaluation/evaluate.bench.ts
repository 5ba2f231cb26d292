/**
 * How long an evaluation takes beside the address answers alone, made with ip-address objects throughout: each block
 * parsed, which VPC block holds it, which subnets overlap, what is usable, the reserved, first and last addresses.
 * Everything else that an evaluation says is not even asked of the objects. The answers are checked to agree before
 * they are timed.
 */
import { deepEqual } from 'node:assert/strict';
import { Address4 } from 'ip-address';
import { bench, describe } from 'vitest';

import { findOverlaps } from '../cidr/allocate.ts';
import { contains } from '../cidr/cidr.ts';
import type { Design, Id } from '../design/design.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { processorTime } from '../processorTime.testing.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { generatedDesign } from '../templates/generatedDesign.ts';
import { occupancyOf } from './addressUse.ts';
import { evaluate } from './evaluate.ts';
import { inventoryOf } from './inventory.ts';
import { readNetwork } from './network.ts';
import { deriveRouting, tablesBySubnet } from './routes.ts';

const time = processorTime(2000);

const generated = generatedDesign({ zones: 3, tiers: 4, subnets: 1000, groups: 100, flows: 500 });

/** The design with subnets over one another and one outside the VPC, so that every question has two answers. */
function disturbed(design: Design): Design {
  const moved = (id: Id, cidr: string) => ({
    [id]: { ...(design.subnets[id] as Design['subnets'][Id]), cidr },
  });
  const over = design.subnets['subnet-2']?.cidr ?? '';
  return {
    ...design,
    subnets: {
      ...design.subnets,
      ...moved('subnet-7', over),
      ...moved('subnet-8', '10.0.0.0/24'),
      ...moved('subnet-9', '10.9.0.0/24'),
    },
  };
}

type Pairs = (subnets: readonly Named[]) => readonly (readonly [Id, Id])[];
type Named = { readonly id: Id; readonly cidr: Address4 };

/** The answers for every subnet, from objects of ip-address and their own methods. */
function withObjects(design: Design, pairs: Pairs) {
  const blocks = design.vpc.blocks.map((text) => new Address4(text));
  const subnets = Object.entries(design.subnets).map(([id, { cidr }]) => ({ id, cidr: new Address4(cidr) }));
  return {
    inventory: subnets.map(({ id, cidr }) => inventoryWithObjects(id, cidr)),
    outside: subnets
      .filter(({ cidr }) => !blocks.some((block) => cidr.isInSubnet(block)))
      .map(({ id }) => id),
    overlapping: pairs(subnets),
  };
}

function inventoryWithObjects(id: Id, subnet: Address4) {
  const first = subnet.startAddress().bigInt();
  const last = subnet.endAddress().bigInt();
  const addresses = Number(last - first) + 1;
  return {
    id,
    cidr: `${subnet.startAddress().correctForm()}/${String(subnet.subnetMask)}`,
    addresses,
    usable: addresses - 5,
    reserved: [first, first + 1n, first + 2n, first + 3n, last].map((at) =>
      Address4.fromBigInt(at).correctForm(),
    ),
    firstUsable: Address4.fromBigInt(first + 4n).correctForm(),
    lastUsable: Address4.fromBigInt(last - 1n).correctForm(),
  };
}

/** Every pair asked, which is all that the objects offer for many blocks. */
function pairByPair(subnets: readonly Named[]): readonly (readonly [Id, Id])[] {
  return subnets.flatMap((a, at) =>
    subnets
      .slice(at + 1)
      .filter((b) => a.cidr.isInSubnet(b.cidr) || b.cidr.isInSubnet(a.cidr))
      .map((b) => [a.id, b.id] as const),
  );
}

/** The evaluation's own way with objects: in the order of addresses, each beside those still open. */
function bySweep(subnets: readonly Named[]): readonly (readonly [Id, Id])[] {
  const pairs: (readonly [Id, Id])[] = [];
  let open: readonly Named[] = [];
  const keyed = subnets.map((named) => ({ named, first: named.cidr.bigInt() }));
  keyed.sort((a, b) =>
    a.first < b.first ? -1 : a.first > b.first ? 1 : a.named.cidr.subnetMask - b.named.cidr.subnetMask,
  );
  for (const { named } of keyed) {
    open = open.filter(({ cidr }) => named.cidr.isInSubnet(cidr));
    for (const { id } of open) pairs.push([id, named.id]);
    open = [...open, named];
  }
  return pairs;
}

/** The same answers by the parts of the evaluation that give them, and with them routes, uses and access. */
function asEvaluated(design: Design) {
  const network = readNetwork(design);
  const routes = deriveRouting(network, design.nat);
  const outside = network.subnets.filter(
    ({ cidr }) =>
      cidr !== null && !network.blocks.some((block) => block.cidr !== null && contains(block.cidr, cidr)),
  );
  return {
    inventory: inventoryOf(network, tablesBySubnet(routes), occupancyOf(network, routes)),
    outside: outside.map(({ id }) => id),
    overlapping: findOverlaps(
      network.ordered.flatMap(({ id, cidr }) => (cidr === null ? [] : [{ id, cidr }])),
    ),
  };
}

/** Both sides' answers in one form. */
function comparable({ inventory, outside, overlapping }: ReturnType<typeof withObjects>) {
  return { inventory, outside, overlapping: new Set(overlapping.map((pair) => [...pair].sort().join(' '))) };
}

function asObjectsAnswer({ inventory, ...rest }: ReturnType<typeof asEvaluated>) {
  const rows = Object.values(inventory).map(({ id, cidr, addresses, usable, reserved, ...row }) => ({
    ...{ id, cidr: cidr ?? '', addresses, usable, reserved: reserved.map(({ address }) => address) },
    ...{ firstUsable: row.firstUsable ?? '', lastUsable: row.lastUsable ?? '' },
  }));
  return comparable({ inventory: rows, ...rest });
}

for (const design of [generated, disturbed(generated)]) {
  const answers = asObjectsAnswer(asEvaluated(design));
  deepEqual(answers, comparable(withObjects(design, pairByPair)));
  deepEqual(answers, comparable(withObjects(design, bySweep)));
}

describe('1,000 subnets and 1,000 rules: everything, beside the address answers alone', () => {
  bench('evaluate', () => void evaluate(generated, awsPriceBook), time);
  bench('ip-address, pair by pair', () => void withObjects(generated, pairByPair), time);
  bench('ip-address, with our sweep', () => void withObjects(generated, bySweep), time);
});

describe('1,000 subnets and 1,000 rules: the address answers on both sides', () => {
  bench('evaluate', () => void asEvaluated(generated), time);
  bench('ip-address, pair by pair', () => void withObjects(generated, pairByPair), time);
  bench('ip-address, with our sweep', () => void withObjects(generated, bySweep), time);
});

describe('the network of 1,000 agents', () => {
  bench('evaluate', () => void evaluate(agents1000, awsPriceBook), time);
});
