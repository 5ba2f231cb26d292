import { describe, expect, it } from 'vitest';
import { parseCidr, parseIpv4 } from './cidr.ts';

/** Text, code, what the sentence must say, and the text offered instead. */
const refusals: readonly (readonly [text: string, code: string, says: string, suggestion?: string])[] = [
  ['', 'cidr/empty', 'The address is empty; write one such as 10.0.0.0/16.'],
  ['   \t', 'cidr/empty', 'The address is empty; write one such as 10.0.0.0/16.'],
  ['10.0.0.0/33', 'cidr/prefix', 'has the prefix length 33; the longest is /32', '10.0.0.0/32'],
  ['10.0.0.0/4294967312', 'cidr/prefix', 'has the prefix length 4294967312', '10.0.0.0/32'],
  ['10.0.0.0/-1', 'cidr/prefix', 'has "-1" after the slash; a prefix length is a whole number from 0 to 32'],
  ['10.0.0.0/', 'cidr/prefix', 'has no prefix length; write /0 to /32', '10.0.0.0/32'],
  ['10.0.0.0', 'cidr/prefix', 'has no prefix length; write /0 to /32', '10.0.0.0/32'],
  ['10.0.0.0/08', 'cidr/leading-zero', 'has a leading zero in its prefix length; write /8', '10.0.0.0/8'],
  ['10.0.0.0/00', 'cidr/leading-zero', 'write /0', '0.0.0.0/0'],
  ['10.0.0.0/8/8', 'cidr/prefix', 'has "8/8" after the slash'],
  ['10.0.0.0/1e1', 'cidr/prefix', 'has "1e1" after the slash'],
  ['10.0.0.0/8.0', 'cidr/prefix', 'has "8.0" after the slash'],
  ['10.0.0.0/255.255.0.0', 'cidr/prefix', 'has "255.255.0.0" after the slash'],
  ['10.0.0.256/24', 'cidr/octet', 'the fourth number is 256; the largest is 255'],
  ['10.0.0.256', 'cidr/octet', 'the fourth number is 256; the largest is 255'],
  ['999999999999999999999.0.0.0/8', 'cidr/octet', 'the first number is 999999999999999999999'],
  [
    '010.0.0.1',
    'cidr/leading-zero',
    'the first number, 010, has a leading zero, which some programs read as octal; write 10',
    '10.0.0.1/32',
  ],
  ['10.00.0.0/16', 'cidr/leading-zero', 'the second number, 00, has a leading zero', '10.0.0.0/16'],
  ['0x0a.0.0.0', 'cidr/not-ipv4', 'holds "x"; an IPv4 address is four decimal numbers'],
  ['10.1', 'cidr/not-ipv4', 'has 2 numbers where an IPv4 address has four'],
  ['167772160/8', 'cidr/not-ipv4', 'has 1 number where an IPv4 address has four'],
  ['10.0.0.0.0/8', 'cidr/not-ipv4', 'has 5 numbers where an IPv4 address has four'],
  ['10..0.0/8', 'cidr/not-ipv4', 'the second number is missing'],
  ['1.2.3.4/24 ', 'cidr/white-space', 'has white space around it', '1.2.3.0/24'],
  ['\n10.0.0.0/16', 'cidr/white-space', 'has white space around it', '10.0.0.0/16'],
  [
    '\u00a010.0.0.0/16\ufeff',
    'cidr/white-space',
    '"<U+00A0>10.0.0.0/16<U+FEFF>" has white space',
    '10.0.0.0/16',
  ],
  ['10.0.0.0 / 16', 'cidr/white-space', 'has white space inside it', '10.0.0.0/16'],
  ['10.0.0.0/1 6', 'cidr/white-space', 'has white space inside it'],
  [
    '10.0.0.5/24',
    'cidr/host-bits',
    'is an address inside a block, not the block itself; the network is 10.0.0.0/24',
    '10.0.0.0/24',
  ],
  ['10.0.0.0/0', 'cidr/host-bits', 'the network is 0.0.0.0/0', '0.0.0.0/0'],
  [
    '１０．０.0.0/16',
    'cidr/foreign-digits',
    'holds the digit "１" (U+FF11), which is not read; type the address with the digits 0 to 9',
  ],
  ['١٠.٠.٠.٠/١٦', 'cidr/foreign-digits', 'holds the digit "١" (U+0661)'],
  ['10.0.0.0/１６', 'cidr/foreign-digits', 'holds the digit "１" (U+FF11)'],
  ['𝟏𝟎.0.0.0/8', 'cidr/foreign-digits', 'holds the digit "𝟏" (U+1D7CF)'],
  ['10。0。0。0/8', 'cidr/not-ipv4', 'holds "。"'],
  ['10.0.0.0\u200b/16', 'cidr/not-ipv4', '"10.0.0.0<U+200B>/16" holds "<U+200B>"'],
  ['\u202e10.0.0.0/16', 'cidr/not-ipv4', '"<U+202E>10.0.0.0/16" holds "<U+202E>"'],
  ['10.0.0.0\u0000/16', 'cidr/not-ipv4', 'holds "<U+0000>"'],
  ['\ud800.0.0.0/16', 'cidr/not-ipv4', 'holds "<U+D800>"'],
  ['10.0.0.0-10.0.0.255', 'cidr/not-ipv4', 'holds "-"'],
  ['<img src=x onerror=alert(1)>', 'cidr/white-space', 'has white space inside it'],
  ['2001:db8::/32', 'cidr/ipv6', 'looks like IPv6, and an IPv4 address is needed here'],
  ['::ffff:10.0.0.0/104', 'cidr/ipv6', 'looks like IPv6'],
];

describe('parseCidr', () => {
  const rows = refusals.map(([text, code, says, suggestion]) => ({ text, code, says, suggestion }));

  it.each(rows)('refuses $text as $code', ({ text, code, says, suggestion }) => {
    const parsed = parseCidr(text);

    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.error.code).toBe(code);
    expect(parsed.error.message).toContain(says);
    expect(parsed.error.suggestion).toBe(suggestion);
  });

  it('refuses megabytes with a short sentence and no long work', () => {
    for (const filler of [' ', '1', '.', '/', '１', 'a', '\u0300', '1.']) {
      const parsed = parseCidr(`10.0.0.0/${filler.repeat(2_000_000)}x`);

      expect(parsed).toMatchObject({ ok: false, error: { code: 'cidr/too-long' } });
      if (!parsed.ok) expect(parsed.error.message.length).toBeLessThan(320);
    }
  });
});

describe('parseIpv4', () => {
  it.each([
    ['', 'cidr/empty'],
    ['10.1', 'cidr/not-ipv4'],
    ['10.0.0.256', 'cidr/octet'],
    ['010.0.0.1', 'cidr/leading-zero'],
    ['0x0a.0.0.1', 'cidr/not-ipv4'],
    ['１0.0.0.1', 'cidr/foreign-digits'],
    ['::1', 'cidr/ipv6'],
  ])('refuses %j as %s', (text, code) => {
    expect(parseIpv4(text)).toMatchObject({ ok: false, error: { code } });
  });
});
