import { Address4 } from 'ip-address';
import { bench, describe } from 'vitest';

import type { Design } from '../design/design.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { generatedDesign } from '../templates/generatedDesign.ts';
import { findOverlaps } from '../cidr/allocate.ts';
import { contains } from '../cidr/cidr.ts';
import { occupancyOf } from './addressUse.ts';
import { evaluate } from './evaluate.ts';
import { inventoryOf } from './inventory.ts';
import { readNetwork } from './network.ts';
import { deriveRouting } from './routes.ts';

/*
 * `evaluate` of 1,000 subnets and 1,000 rules, beside the address answers alone made with ip-address objects
 * throughout: each block parsed, which VPC block holds it, which subnets overlap, what is usable, the reserved, first
 * and last addresses. Everything else that an evaluation says is not even asked of the latter.
 */

/** Milliseconds of this process's processor time: what else runs on the machine does not count. */
const processorTime = { now: () => process.cpuUsage().user / 1000 };

const large = generatedDesign({ zones: 3, tiers: 4, subnets: 1000, groups: 100, rules: 1000 });

/** The answers of the inventory for every subnet, from objects of ip-address and their own methods. */
function withObjects(design: Design) {
  const blocks = design.vpc.blocks.map((text) => new Address4(text));
  const parsed = Object.values(design.subnets).map(({ cidr }) => new Address4(cidr));
  return parsed.map((subnet, index) => {
    const first = subnet.startAddress().bigInt();
    const last = subnet.endAddress().bigInt();
    const addresses = Number(last - first) + 1;
    return {
      cidr: `${subnet.startAddress().correctForm()}/${String(subnet.subnetMask)}`,
      inVpc: blocks.some((block) => subnet.isInSubnet(block)),
      overlaps: parsed.filter((other, at) => at !== index && overlap(subnet, other)).length,
      addresses,
      usable: addresses - 5,
      reserved: [first, first + 1n, first + 2n, first + 3n, last].map((at) =>
        Address4.fromBigInt(at).correctForm(),
      ),
      firstUsable: Address4.fromBigInt(first + 4n).correctForm(),
      lastUsable: Address4.fromBigInt(last - 1n).correctForm(),
    };
  });
}

const overlap = (a: Address4, b: Address4) => a.isInSubnet(b) || b.isInSubnet(a);

/** The same answers and more, by the parts of the evaluation that give them. */
function asEvaluated(design: Design) {
  const network = readNetwork(design);
  const routing = deriveRouting(network, design.nat);
  const inventory = inventoryOf(network, routing, occupancyOf(network, routing.routes));
  const outside = network.subnets.filter(
    ({ cidr }) =>
      cidr !== null && !network.blocks.some((block) => block.cidr !== null && contains(block.cidr, cidr)),
  );
  const placed = network.ordered.flatMap(({ id, cidr }) => (cidr === null ? [] : [{ id, cidr }]));
  return { inventory, outside, overlapping: findOverlaps(placed) };
}

describe('1,000 subnets and 1,000 rules, none of them mirrored', () => {
  bench('evaluate: the same address answers', () => void asEvaluated(large), processorTime);
  bench(
    'evaluate: everything, 1,100 findings included',
    () => void evaluate(large, awsPriceBook),
    processorTime,
  );
  bench('ip-address: the address answers', () => void withObjects(large), processorTime);
});

describe('the network of 1,000 agents', () => {
  bench('evaluate: everything', () => void evaluate(agents1000, awsPriceBook), processorTime);
});
