import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkSubnetBlock,
  checkSubnetIpv6Block,
  checkVpcBlock,
  checkVpcIpv6Block,
  mayAssociate,
} from './awsLimits.ts';
import { cidr } from './cidr.arbitrary.ts';
import { overlaps, parseCidr } from './cidr.ts';
import { block } from './literal.ts';
import { parseIpv6Cidr } from './ipv6.ts';

describe('checkVpcBlock', () => {
  it.each([
    '10.0.0.0/16',
    '10.0.0.0/28',
    '172.31.0.0/16',
    '100.64.0.0/16',
    '8.8.8.0/24',
    '1.0.0.0/16',
    '223.255.0.0/16',
  ])('takes %s', (text) => {
    expect(checkVpcBlock(block(text))).toEqual({ ok: true, value: null });
  });

  it.each([
    ['10.0.0.0/15', '/16 (65,536 addresses) to /28 (16)', '10.0.0.0/16'],
    ['10.0.0.16/29', 'use 10.0.0.16/28', '10.0.0.16/28'],
    ['10.0.0.24/29', 'use 10.0.0.16/28', '10.0.0.16/28'],
    ['128.0.0.0/1', 'use 128.0.0.0/16', '128.0.0.0/16'],
    ['0.0.0.0/0', 'use 10.0.0.0/16', undefined],
  ])('refuses the size of %s and states the limits', (text, says, suggestion) => {
    const checked = checkVpcBlock(block(text));

    expect(checked).toMatchObject({ ok: false, error: { code: 'aws/vpc-size' } });
    if (checked.ok) return;
    expect(checked.error.message).toContain('/16 (65,536 addresses) to /28 (16)');
    expect(checked.error.message).toContain(says);
    expect(checked.error.suggestion).toBe(suggestion);
  });

  it.each([
    ['0.1.0.0/16', '0.0.0.0/8'],
    ['127.0.0.0/8', '127.0.0.0/8, loopback'],
    ['169.254.0.0/16', '169.254.0.0/16, link-local'],
    ['169.254.10.0/24', '169.254.0.0/16, link-local'],
    ['239.1.0.0/16', '224.0.0.0/4, multicast'],
  ])('never takes %s, which lies in %s', (text, says) => {
    const checked = checkVpcBlock(block(text));

    expect(checked).toMatchObject({ ok: false, error: { code: 'aws/never-usable' } });
    if (!checked.ok) expect(checked.error.message).toContain(says);
  });

  it('suggests only blocks it takes', () => {
    fc.assert(
      fc.property(cidr(), (value) => {
        const checked = checkVpcBlock(value);
        if (checked.ok || checked.error.suggestion === undefined) return;
        const suggested = parseCidr(checked.error.suggestion);
        expect(suggested.ok && checkVpcBlock(suggested.value).ok).toBe(true);
      }),
    );
  });
});

describe('checkSubnetBlock', () => {
  it('takes /16 to /28 and says so otherwise', () => {
    expect(checkSubnetBlock(block('10.0.0.0/16')).ok).toBe(true);
    expect(checkSubnetBlock(block('10.0.0.16/28')).ok).toBe(true);
    expect(checkSubnetBlock(block('10.0.0.16/29'))).toMatchObject({
      error: {
        code: 'aws/subnet-size',
        message: expect.stringMatching(/^A subnet is \/16 .* to \/28 \(16\)/u) as string,
      },
    });
  });
});

describe('IPv6 block sizes', () => {
  it.each([
    [40, false, false],
    [44, true, true],
    [48, true, true],
    [56, true, true],
    [57, false, false],
    [60, true, true],
    [64, false, true],
    [68, false, false],
  ])('are for a /%i: VPC %s, subnet %s', (prefix, vpc, subnet) => {
    const parsed = parseIpv6Cidr(`2001:db8::/${prefix}`);
    if (!parsed.ok) throw new Error(parsed.error.message);

    expect(checkVpcIpv6Block(parsed.value).ok).toBe(vpc);
    expect(checkSubnetIpv6Block(parsed.value).ok).toBe(subnet);
  });
});

describe('mayAssociate', () => {
  it.each([
    ['10.0.0.0/16', '172.16.0.0/16', false],
    ['10.0.0.0/16', '192.168.0.0/24', false],
    ['10.0.0.0/16', '198.19.0.0/24', false],
    ['10.0.0.0/16', '10.1.0.0/16', true],
    ['10.0.0.0/16', '10.2.0.0/16', true],
    ['10.0.0.0/17', '10.0.128.0/17', false],
    ['10.1.0.0/16', '10.0.0.0/16', false],
    ['10.1.0.0/16', '10.0.3.0/24', false],
    ['10.2.0.0/16', '10.0.0.0/16', true],
    ['10.0.0.0/16', '100.64.0.0/16', true],
    ['10.0.0.0/16', '8.8.0.0/16', true],
    ['172.16.0.0/16', '10.0.0.0/16', false],
    ['172.16.0.0/16', '192.168.0.0/16', false],
    ['172.16.0.0/16', '172.31.0.0/16', false],
    ['172.16.0.0/16', '172.31.4.0/24', false],
    ['172.16.0.0/16', '198.19.0.0/16', false],
    ['172.16.0.0/16', '172.18.0.0/16', true],
    ['172.31.0.0/16', '172.16.0.0/16', true],
    ['172.16.0.0/16', '100.100.0.0/16', true],
    ['192.168.0.0/20', '10.0.0.0/16', false],
    ['192.168.0.0/20', '172.16.0.0/16', false],
    ['192.168.0.0/20', '198.19.0.0/20', false],
    ['192.168.0.0/20', '192.168.16.0/20', true],
    ['198.19.0.0/20', '10.0.0.0/16', false],
    ['198.19.0.0/20', '172.16.0.0/16', false],
    ['198.19.0.0/20', '192.168.0.0/16', false],
    ['198.19.0.0/20', '100.64.0.0/16', true],
    ['198.19.0.0/20', '8.8.0.0/16', true],
    ['100.64.0.0/16', '10.0.0.0/16', false],
    ['100.64.0.0/16', '198.19.0.0/16', false],
    ['100.64.0.0/16', '100.65.0.0/16', true],
    ['8.8.0.0/16', '192.168.0.0/16', false],
    ['8.8.0.0/16', '9.9.0.0/16', true],
  ])('lets a VPC with %s have %s: %s', (existing, added, allowed) => {
    const answer = mayAssociate([block(existing)], block(added));

    expect(answer.ok).toBe(allowed);
    if (answer.ok) return;
    expect(answer.error.code).toBe('aws/association');
    expect(answer.error.message).toContain(added);
    expect(answer.error.message).toContain(existing);
  });

  it('asks every block the VPC has', () => {
    const existing = [block('10.2.0.0/16'), block('100.64.0.0/16')];

    expect(mayAssociate(existing, block('100.65.0.0/16')).ok).toBe(true);
    expect(mayAssociate(existing, block('192.168.0.0/16'))).toMatchObject({
      error: { code: 'aws/association' },
    });
    expect(mayAssociate(existing, block('10.3.0.0/16'))).toMatchObject({
      error: { message: expect.stringContaining('put the private block first') as string },
    });
  });

  it('refuses an overlap and a size before it looks at ranges', () => {
    expect(mayAssociate([block('10.0.0.0/16')], block('10.0.4.0/24'))).toMatchObject({
      error: { code: 'aws/block-overlap' },
    });
    expect(mayAssociate([], block('10.0.0.0/8'))).toMatchObject({ error: { code: 'aws/vpc-size' } });
    expect(mayAssociate([], block('169.254.0.0/16'))).toMatchObject({ error: { code: 'aws/never-usable' } });
  });

  it('never lets two RFC 1918 families share a VPC', () => {
    const families = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(block);
    const familyOf = (value: ReturnType<typeof block>) =>
      families.findIndex((family) => overlaps(family, value));
    const secret = fc.constantFrom(
      '10.9.0.0/16',
      '10.40.0.0/20',
      '172.18.0.0/16',
      '172.30.0.0/20',
      '192.168.4.0/24',
    );
    fc.assert(
      fc.property(fc.array(secret.map(block), { maxLength: 4 }), secret.map(block), (existing, added) => {
        const mixes = existing.some((one) => familyOf(one) !== familyOf(added));
        if (mixes) expect(mayAssociate(existing, added).ok).toBe(false);
      }),
    );
  });
});
