import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatCidr, formatIpv4 } from '../cidr/cidr.ts';
import { ipv6Block } from '../cidr/ipv6.ts';
import type { EvaluatedRoute } from './evaluation.ts';
import { covers, readDestination, routeFor } from './routeFor.ts';

type Target = EvaluatedRoute['target'];

const toInternet: Target = { kind: 'internet-gateway' };
const toNat: Target = { kind: 'nat-gateway', zone: 'a' };
const toParis: Target = { kind: 'peering', network: 'paris' };
const toS3: Target = { kind: 'gateway-endpoint', endpoint: 's3' };
const local: Target = { kind: 'local' };

const table = (...routes: readonly (readonly [string, Target])[]) => ({
  routes: routes.map(([destination, target]) => ({ destination, target, label: '', blackhole: null })),
});
const targetOf = (routes: ReturnType<typeof table>, destination: string) =>
  routeFor(routes, destination)?.target;

describe('the route that packets take', () => {
  const usual = table(
    ['10.0.0.0/16', local],
    ['0.0.0.0/0', toNat],
    ['10.8.0.0/16', toParis],
    ['pl-63a5400a', toS3],
    ['::/0', toInternet],
  );

  it.each([
    ['10.0.4.7', local],
    ['10.0.4.0/22', local],
    ['10.8.3.0/24', toParis],
    ['10.8.255.255', toParis],
    ['10.9.0.0', toNat],
    ['0.0.0.0/0', toNat],
    ['10.8.0.0/15', toNat],
    ['2001:db8::1', toInternet],
    ['::/0', toInternet],
    ['pl-63a5400a', toS3],
    ['pl-02cd2c6b', toNat],
    ['com.amazonaws.us-east-1.dynamodb', toNat],
  ])('to %s is the most specific that holds all of it', (destination, target) => {
    expect(targetOf(usual, destination)).toEqual(target);
  });

  it('is none where no route matches, and IPv4 does not stand in for IPv6', () => {
    expect(targetOf(table(['0.0.0.0/0', toNat]), '2001:db8::/32')).toBeUndefined();
    expect(targetOf(table(['::/0', toInternet]), '192.0.2.1')).toBeUndefined();
    expect(targetOf(table(['10.0.0.0/16', local]), '192.0.2.1')).toBeUndefined();
    expect(targetOf(usual, 'nonsense')).toBeUndefined();
    expect(targetOf(usual, '')).toBeUndefined();
  });

  it('is the local one before another for the same block, and then the first', () => {
    expect(targetOf(table(['10.0.0.0/16', toParis], ['10.0.0.0/16', local]), '10.0.1.1')).toEqual(local);
    expect(targetOf(table(['10.8.0.0/16', toParis], ['10.8.0.0/16', toNat]), '10.8.0.1')).toEqual(toParis);
  });

  it('agrees with trying every route on random tables', () => {
    // Few bits, so that blocks often hold each other.
    const block = fc.tuple(fc.nat({ max: 15 }), fc.integer({ min: 0, max: 4 }), fc.boolean());
    const text = ([value, bits, isIpv6]: readonly [number, number, boolean]): string => {
      const kept = bits === 0 ? 0 : (value >> (4 - bits)) << (4 - bits);
      return isIpv6
        ? ipv6Block(BigInt(kept) << 124n, bits).text
        : formatCidr({ base: (kept << 28) >>> 0, prefix: bits });
    };
    const contains = (outer: readonly [number, number, boolean], value: number, isIpv6: boolean) =>
      outer[2] === isIpv6 && (outer[1] === 0 || outer[0] >> (4 - outer[1]) === value >> (4 - outer[1]));

    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 12 }),
        fc.nat({ max: 15 }),
        fc.boolean(),
        (blocks, value, ipv6) => {
          const routes = table(
            ...blocks.map((one, at) => [text(one), { kind: 'nat-gateway', zone: `z${at}` }] as const),
          );
          const address = ipv6 ? ipv6Block(BigInt(value) << 124n, 128).text : formatIpv4((value << 28) >>> 0);
          let best = -1;
          for (const [at, one] of blocks.entries()) {
            if (contains(one, value, ipv6) && one[1] > (blocks[best]?.[1] ?? -1)) best = at;
          }
          expect(routeFor(routes, address)).toBe(routes.routes[best]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('two blocks', () => {
  const holds = (outer: string, inner: string) => {
    const [first, second] = [readDestination(outer), readDestination(inner)];
    return first !== undefined && second !== undefined && covers(first, second);
  };

  it('hold each other one way only unless they are the same, each in its own family', () => {
    expect(holds('10.0.0.0/8', '10.8.0.0/16')).toBe(true);
    expect(holds('10.8.0.0/16', '10.0.0.0/8')).toBe(false);
    expect(holds('10.8.0.0/16', '10.9.0.0/16')).toBe(false);
    expect(holds('2001:db8::/32', '2001:db8::/32')).toBe(true);
    expect(holds('::/0', '10.8.0.0/16')).toBe(false);
    expect(holds('pl-63a5400a', '10.9.0.0/16')).toBe(false);
  });
});
