import fc from 'fast-check';
import { Address6 } from 'ip-address';
import { describe, expect, it } from 'vitest';
import { hostileText } from './cidr.arbitrary.ts';
import { parseCidr } from './cidr.ts';
import { parseIpv6Cidr } from './ipv6.ts';

describe('parseIpv6Cidr', () => {
  it.each([
    ['::/0', 0n, 0, '::/0'],
    ['2001:db8::/57', 0x2001_0db8n << 96n, 57, '2001:db8::/57'],
    ['2001:0DB8:0000::/32', 0x2001_0db8n << 96n, 32, '2001:db8::/32'],
    ['::1/128', 1n, 128, '::1/128'],
    ['fd00:ec2::/32', 0xfd00_0ec2n << 96n, 32, 'fd00:ec2::/32'],
    ['64:ff9b::/96', 0x0064_ff9bn << 96n, 96, '64:ff9b::/96'],
  ])('reads %s', (text, base, prefix, canonical) => {
    expect(parseIpv6Cidr(text)).toEqual({ ok: true, value: { base, prefix, text: canonical } });
  });

  it('reads any block ip-address writes, and its own text back to the same block', () => {
    const blocks = fc.tuple(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), fc.integer({ min: 0, max: 128 }));
    fc.assert(
      fc.property(blocks, ([within, prefix]) => {
        const start = new Address6(`${Address6.fromBigInt(within).correctForm()}/${prefix}`).startAddress();
        fc.pre(start.bigInt() >> 32n !== 0xffffn);

        const short = parseIpv6Cidr(`${start.correctForm()}/${prefix}`);
        const long = parseIpv6Cidr(`${start.canonicalForm().toUpperCase()}/${prefix}`);

        expect(short).toEqual({
          ok: true,
          value: { base: start.bigInt(), prefix, text: `${start.correctForm()}/${prefix}` },
        });
        expect(long).toEqual(short);
      }),
    );
  });

  it.each([
    ['', 'cidr/empty', 'write one such as 2001:db8::/32', undefined],
    ['10.0.0.0/8', 'cidr/not-ipv6', 'is not an IPv6 block', undefined],
    ['::ffff:10.0.0.0/104', 'cidr/embedded-ipv4', 'write the IPv4 block by itself', '10.0.0.0/8'],
    ['::ffff:a00:0/104', 'cidr/embedded-ipv4', 'is 10.0.0.0 written as IPv6', '10.0.0.0/8'],
    ['::ffff:a00:0', 'cidr/embedded-ipv4', 'is 10.0.0.0 written as IPv6', undefined],
    ['::ffff:10.0.0.0/64', 'cidr/embedded-ipv4', 'write the IPv4 block by itself', undefined],
    ['64:ff9b::10.0.0.0/104', 'cidr/embedded-ipv4', 'write the IPv4 block by itself', undefined],
    ['fe80::1%eth0/128', 'cidr/zone-index', 'has a zone index after "%"', 'fe80::1/128'],
    ['fe80::1%eth0', 'cidr/zone-index', 'has a zone index after "%"', 'fe80::1/128'],
    ['2001:db8::', 'cidr/prefix', 'has no prefix length; write /0 to /128', '2001:db8::/128'],
    ['2001:db8::/', 'cidr/prefix', 'has no prefix length', '2001:db8::/128'],
    ['2001:db8::/129', 'cidr/prefix', 'has the prefix length 129; the longest is /128', '2001:db8::/128'],
    ['2001:db8::/-1', 'cidr/prefix', 'has "-1" after the slash', undefined],
    ['2001:db8::/032', 'cidr/leading-zero', 'write /32', '2001:db8::/32'],
    ['2001:db8::1/32', 'cidr/host-bits', 'the network is 2001:db8::/32', '2001:db8::/32'],
    ['2001:db8::/32/32', 'cidr/prefix', 'has "32/32" after the slash', undefined],
    [' ::/0', 'cidr/white-space', 'has white space around it', '::/0'],
    ['2001:db8:: /32', 'cidr/white-space', 'has white space inside it', '2001:db8::/32'],
    ['1::2::3/64', 'cidr/not-ipv6', 'is not an IPv6 block', undefined],
    ['02001:db8::/32', 'cidr/not-ipv6', 'is not an IPv6 block', undefined],
    ['[::]/0', 'cidr/not-ipv6', 'is not an IPv6 block', undefined],
    ['g::/16', 'cidr/not-ipv6', 'is not an IPv6 block', undefined],
    ['::１/128', 'cidr/foreign-digits', 'holds the digit "１" (U+FF11)', undefined],
  ])('refuses %j as %s', (text, code, says, suggestion) => {
    const parsed = parseIpv6Cidr(text);

    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.error.code).toBe(code);
    expect(parsed.error.message).toContain(says);
    expect(parsed.error.suggestion).toBe(suggestion);
  });

  it('never throws, and suggests only what one of the two readers accepts', () => {
    const near = fc.string({ unit: fc.constantFrom(...Array.from('0123abf::::.%/ ')), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(hostileText, near), (text) => {
        const parsed = parseIpv6Cidr(text);
        if (parsed.ok || parsed.error.suggestion === undefined) return;
        const { suggestion } = parsed.error;
        expect(parseCidr(suggestion).ok || parseIpv6Cidr(suggestion).ok).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
