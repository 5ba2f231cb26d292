import fc from 'fast-check';
import { Address4 } from 'ip-address';
import { describe, expect, it } from 'vitest';
import { address, cidr, cidrInside, hostileText } from './cidr.arbitrary.ts';
import {
  type Cidr,
  addressCount,
  cidrAround,
  cidrEnd,
  compareCidrs,
  contains,
  containsAddress,
  firstUsable,
  formatCidr,
  formatIpv4,
  lastUsable,
  overlaps,
  parseCidr,
  parseIpv4,
  prefixFor,
  rangeToCidrs,
  reservedAddresses,
  splitInto,
  usableAddresses,
} from './cidr.ts';
import { block } from './literal.ts';

const oracle = (value: Cidr) => new Address4(formatCidr(value));
const ipv4 = (text: string) => {
  const parsed = parseIpv4(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};

describe('parseCidr and formatCidr', () => {
  it('return every block unchanged', () => {
    fc.assert(
      fc.property(cidr(), (value) => {
        expect(parseCidr(formatCidr(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('read the whole of IPv4, one address, and the highest address', () => {
    expect(block('0.0.0.0/0')).toEqual({ base: 0, prefix: 0 });
    expect(block('255.255.255.255/32')).toEqual({ base: 0xffff_ffff, prefix: 32 });
    expect(block('10.0.16.0/20')).toEqual({ base: 0x0a00_1000, prefix: 20 });
  });

  it('agree with ip-address on first and last address', () => {
    fc.assert(
      fc.property(cidr(), (value) => {
        const other = oracle(value);
        expect(BigInt(value.base)).toBe(other.bigInt());
        expect(formatIpv4(value.base)).toBe(other.startAddress().address);
        expect(formatIpv4(cidrEnd(value))).toBe(other.endAddress().address);
        expect(BigInt(addressCount(value.prefix))).toBe(2n ** BigInt(32 - other.subnetMask));
      }),
    );
  });

  it('accept exactly the texts that format back to themselves, whatever the text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const parsed = parseCidr(text);
        if (parsed.ok) expect(formatCidr(parsed.value)).toBe(text);
        else expect(parsed.error.message).toMatch(/^[^\n]{10,320}\.$/u);
      }),
      { numRuns: 3000 },
    );
  });

  it('suggest only what would be accepted', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          hostileText,
          fc.tuple(address, fc.nat(40)).map(([a, p]) => `${formatIpv4(a)}/${p}`),
        ),
        (text) => {
          const parsed = parseCidr(text);
          if (parsed.ok || parsed.error.suggestion === undefined) return;
          expect(parseCidr(parsed.error.suggestion).ok).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('refuse an address with host bits and name the network ip-address finds', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 31 }), (within, prefix) => {
        const text = `${formatIpv4(within)}/${prefix}`;
        const other = new Address4(text).startAddress().address;
        const parsed = parseCidr(text);

        if (other === formatIpv4(within)) expect(parsed.ok).toBe(true);
        else
          expect(parsed).toMatchObject({
            error: { code: 'cidr/host-bits', suggestion: `${other}/${prefix}` },
          });
      }),
    );
  });
});

describe('parseIpv4', () => {
  it('returns every formatted address unchanged', () => {
    fc.assert(
      fc.property(address, (value) => {
        expect(parseIpv4(formatIpv4(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('refuses a block, and offers nothing in its place', () => {
    const parsed = parseIpv4('10.0.0.0/8');

    expect(parsed).toMatchObject({ ok: false, error: { code: 'cidr/not-ipv4' } });
    expect(parsed).not.toHaveProperty('error.suggestion');
  });

  it('offers the address without white space or leading zeros', () => {
    expect(parseIpv4(' 10.1.2.3')).toMatchObject({
      error: { code: 'cidr/white-space', suggestion: '10.1.2.3' },
    });
    expect(parseIpv4('010.001.2.3')).toMatchObject({
      error: { code: 'cidr/leading-zero', suggestion: '10.1.2.3' },
    });
  });
});

describe('contains, containsAddress and overlaps', () => {
  const related = cidr({ max: 30 }).chain((outer) =>
    fc.tuple(fc.constant(outer), fc.oneof(cidr(), cidrInside(outer))),
  );

  it('agree with ip-address', () => {
    fc.assert(
      fc.property(related, ([a, b]) => {
        expect(contains(a, b)).toBe(oracle(b).isInSubnet(oracle(a)));
        expect(contains(b, a)).toBe(oracle(a).isInSubnet(oracle(b)));
        expect(containsAddress(a, b.base)).toBe(new Address4(formatIpv4(b.base)).isInSubnet(oracle(a)));
      }),
    );
  });

  it('see an overlap exactly where two ranges of addresses meet, both ways round', () => {
    fc.assert(
      fc.property(related, ([a, b]) => {
        const meet = a.base <= cidrEnd(b) && b.base <= cidrEnd(a);
        expect(overlaps(a, b)).toBe(meet);
        expect(overlaps(b, a)).toBe(meet);
      }),
    );
  });

  it('tell neighbours apart', () => {
    expect(overlaps(block('10.0.0.0/24'), block('10.0.1.0/24'))).toBe(false);
    expect(overlaps(block('10.0.0.0/23'), block('10.0.1.0/24'))).toBe(true);
    expect(contains(block('10.0.1.0/24'), block('10.0.0.0/23'))).toBe(false);
    expect(containsAddress(block('128.0.0.0/1'), ipv4('127.255.255.255'))).toBe(false);
  });
});

describe('compareCidrs', () => {
  it('orders by first address, and the wider block first', () => {
    const texts = ['192.168.0.0/24', '10.0.0.0/24', '10.0.0.0/16', '9.0.0.0/8', '200.0.0.0/8'];

    expect(texts.map(block).sort(compareCidrs).map(formatCidr)).toEqual([
      '9.0.0.0/8',
      '10.0.0.0/16',
      '10.0.0.0/24',
      '192.168.0.0/24',
      '200.0.0.0/8',
    ]);
  });
});

describe('prefixFor', () => {
  it('is the narrowest block that holds the addresses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 2 ** 32 }), (addresses) => {
        const prefix = prefixFor(addresses) ?? -1;
        expect(2 ** (32 - prefix)).toBeGreaterThanOrEqual(addresses);
        expect(2 ** (31 - prefix)).toBeLessThan(addresses);
      }),
    );
  });

  it.each([
    [0, 32],
    [1, 32],
    [2, 31],
    [256, 24],
    [257, 23],
    [256.5, 23],
    [2 ** 32, 0],
    [2 ** 32 + 1, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
  ])('turns %d addresses into /%s', (addresses, prefix) => {
    expect(prefixFor(addresses)).toBe(prefix);
  });
});

describe('splitInto', () => {
  it('gives blocks that follow one another and fill the whole', () => {
    fc.assert(
      fc.property(cidr(), fc.nat({ max: 8 }), (value, deeper) => {
        const prefix = Math.min(32, value.prefix + deeper);
        const parts = splitInto(value, prefix);

        expect(parts[0]?.base).toBe(value.base);
        expect(parts.at(-1) === undefined ? undefined : cidrEnd(parts.at(-1) as Cidr)).toBe(cidrEnd(value));
        for (const [position, part] of parts.entries()) {
          expect(part).toEqual({ base: value.base + position * addressCount(prefix), prefix });
        }
      }),
    );
  });

  it('gives nothing for a wider prefix and refuses to list millions', () => {
    expect(splitInto(block('10.0.0.0/24'), 23)).toEqual([]);
    expect(() => splitInto(block('0.0.0.0/0'), 32)).toThrow(RangeError);
  });
});

describe('rangeToCidrs', () => {
  it('covers exactly the range, in order, with blocks that cannot be joined', () => {
    fc.assert(
      fc.property(address, address, (a, b) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const blocks = rangeToCidrs(first, last);

        let next = first;
        for (const part of blocks) {
          expect(part).toEqual(cidrAround(next, part.prefix));
          const wider = cidrAround(next, part.prefix - 1);
          expect(part.prefix === 0 || wider.base < first || cidrEnd(wider) > last).toBe(true);
          next = cidrEnd(part) + 1;
        }
        expect(next).toBe(last + 1);
      }),
    );
  });

  it('covers everything, one address, and nothing', () => {
    expect(rangeToCidrs(0, 0xffff_ffff).map(formatCidr)).toEqual(['0.0.0.0/0']);
    expect(rangeToCidrs(0xffff_ffff, 0xffff_ffff).map(formatCidr)).toEqual(['255.255.255.255/32']);
    expect(rangeToCidrs(5, 4)).toEqual([]);
    expect(rangeToCidrs(ipv4('10.0.0.4'), ipv4('10.0.0.15')).map(formatCidr)).toEqual([
      '10.0.0.4/30',
      '10.0.0.8/29',
    ]);
  });
});

describe('the addresses AWS keeps', () => {
  it.each([
    [16, 65531],
    [17, 32763],
    [18, 16379],
    [19, 8187],
    [20, 4091],
    [21, 2043],
    [22, 1019],
    [23, 507],
    [24, 251],
    [25, 123],
    [26, 59],
    [27, 27],
    [28, 11],
    [29, 3],
    [30, 0],
    [32, 0],
  ])('leave a /%i %i usable ones', (prefix, usable) => {
    const subnet = cidrAround(ipv4('10.0.0.0'), prefix);
    const first = firstUsable(subnet);
    const last = lastUsable(subnet);

    expect(usableAddresses(prefix)).toBe(usable);
    expect(first === undefined || last === undefined ? 0 : last - first + 1).toBe(usable);
  });

  it('are the first four and the last, each with its purpose', () => {
    const shown = reservedAddresses(block('10.0.4.0/22')).map(
      ({ address: at, purpose }) => `${formatIpv4(at)} ${purpose}`,
    );

    expect(shown).toEqual([
      '10.0.4.0 network',
      '10.0.4.1 router',
      '10.0.4.2 dns',
      '10.0.4.3 future',
      '10.0.7.255 broadcast',
    ]);
    expect(reservedAddresses(block('10.0.0.0/30'))).toEqual([]);
  });
});
