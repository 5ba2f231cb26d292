import fc from 'fast-check';
import { ANY_ADDRESS, type Family, symbolAddress } from './addresses.ts';
import { compact, type Header, headersBetween, type HeaderSet, intersect } from './headerSet.ts';
import { intersection, type Intervals, unionOfAll, type Whole } from './intervals.ts';
import { EVERY_CLASS } from './protocols.ts';

/*
 * Sets and headers that meet often: their numbers are taken from a few, and from those beside them.
 */

const ports = [0, 1, 22, 23, 443, 1023, 1024, 2048, 2049, 8 * 256, 65_535];
const protocols = [0, 1, 2, 6, 17, 50, 58, 255];
const addresses: Readonly<Record<Family, readonly Whole[]>> = {
  4: [
    0,
    1,
    167_772_160,
    167_772_164,
    167_772_415,
    4_294_967_295,
    Number(symbolAddress(0)[0]),
    Number(symbolAddress(1)[0]),
  ],
  6: [0n, 1n, 0x2001_0db8n << 96n, (0x2001_0db8n << 96n) + 4n, (1n << 128n) - 1n, 1n << 128n],
};

const families = fc.constantFrom<Family>(4, 6);

function intervalsOf(values: readonly Whole[], whole: Intervals): fc.Arbitrary<Intervals> {
  const boundary = fc.constantFrom(...values);
  const some = fc
    .array(fc.tuple(boundary, boundary), { minLength: 1, maxLength: 3 })
    .map((pairs) =>
      unionOfAll(pairs.map(([a, b]) => (a < b ? [a, b] : [b, typeof a === 'bigint' ? a + 1n : a + 1]))),
    )
    .map((set) => intersection(set, whole));
  return fc.oneof(
    fc.constant(whole),
    some.map((set) => (set.length === 0 ? whole : set)),
  );
}

const boxSets = families.chain((family) =>
  fc
    .record({
      protocols: intervalsOf(protocols, [0, 256]),
      source: intervalsOf(addresses[family], ANY_ADDRESS[family]),
      destination: intervalsOf(addresses[family], ANY_ADDRESS[family]),
      sourcePorts: intervalsOf(ports, [0, 65_536]),
      ports: intervalsOf(ports, [0, 65_536]),
    })
    .map((sides): HeaderSet =>
      intersect(headersBetween(family, sides.source, sides.destination), [{ family, ...sides }]),
    ),
);

/** Sets of a few boxes. */
export const headerSets: fc.Arbitrary<HeaderSet> = fc
  .array(boxSets, { maxLength: 4 })
  .map((sets) => compact(sets.flat()));

/** Headers that a protocol can have. */
export const headers: fc.Arbitrary<Header> = families.chain((family) =>
  fc
    .record({
      protocol: fc.constantFrom(...protocols),
      source: fc.constantFrom(...addresses[family]),
      destination: fc.constantFrom(...addresses[family]),
      sourcePort: fc.constantFrom(...ports),
      port: fc.constantFrom(...ports),
    })
    .map((header) => {
      const own = EVERY_CLASS.find(
        (one) => intersection(one.protocols, [header.protocol, header.protocol + 1]).length,
      );
      const [noSourcePort, noPort] = [own?.sourcePorts[1] === 1, own?.ports[1] === 1];
      return {
        ...{ family, ...header },
        sourcePort: noSourcePort ? 0 : header.sourcePort,
        port: noPort ? 0 : header.port,
      };
    }),
);
