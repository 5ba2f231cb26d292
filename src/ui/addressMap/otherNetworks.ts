import { addressCount, cidrAround, cidrEnd, overlaps, parseCidr, type Cidr } from '../../engine/cidr/cidr.ts';
import type { Design, Id } from '../../engine/design/design.ts';

/** An IPv4 range of another network, beside the VPC or over it. */
export type NeighbourRange = {
  readonly id: Id;
  readonly name: string;
  readonly kind: Design['networks'][string]['kind'];
  readonly cidr: Cidr;
  /** Whether it shares addresses with one of the VPC's blocks. */
  readonly clashes: boolean;
};

/** The surroundings of the VPC: the smallest block around it and everything beside it, `null` without other networks. */
export type Surroundings = {
  readonly around: Cidr;
  readonly blocks: readonly Cidr[];
  readonly ranges: readonly NeighbourRange[];
};

const blockIn = (text: string): Cidr | undefined => {
  const parsed = parseCidr(text);
  return parsed.ok ? parsed.value : undefined;
};

/** Every IPv4 range of the networks the VPC has to talk to, by address, with the block that holds all of it. */
export function surroundingsOf({ vpc, networks }: Design): Surroundings | null {
  const blocks = vpc.blocks.flatMap((text) => blockIn(text) ?? []);
  const ranges = Object.entries(networks).flatMap(([id, { name, kind, cidrs }]) =>
    cidrs.flatMap((text): readonly NeighbourRange[] => {
      const cidr = blockIn(text);
      if (cidr === undefined) return [];
      return [{ id, name, kind, cidr, clashes: blocks.some((block) => overlaps(block, cidr)) }];
    }),
  );
  const all = [...blocks, ...ranges.map(({ cidr }) => cidr)];
  const [first] = all;
  if (first === undefined || ranges.length === 0) return null;
  const lowest = Math.min(...all.map(({ base }) => base));
  const highest = Math.max(...all.map(cidrEnd));
  const around = cidrAround(lowest, Math.clz32((lowest ^ highest) >>> 0));
  return { around, blocks, ranges: ranges.sort((a, b) => a.cidr.base - b.cidr.base) };
}

/** Where a block lies on a line of 100 percent; never so narrow that nobody would see it. */
export function shareOf(cidr: Cidr, around: Cidr): { readonly left: number; readonly width: number } {
  const size = addressCount(around.prefix);
  const width = Math.max(0.35, (100 * addressCount(cidr.prefix)) / size);
  return { left: Math.min(100 - width, (100 * (cidr.base - around.base)) / size), width };
}
