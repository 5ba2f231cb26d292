import { describe, expect, it } from 'vitest';

import { agents1000 } from '../templates/agents1000.ts';
import { readRange } from './rangeText.ts';
import { peerRef } from './traffic.ts';

describe('an address range or a prefix list', () => {
  it.each([
    ['10.9.0.0/16', 'cidr:10.9.0.0/16'],
    [' 10.9.0.7 ', 'cidr:10.9.0.7/32'],
    ['anywhere', 'cidr:0.0.0.0/0'],
    ['2001:DB8::/32', 'cidr:2001:db8::/32'],
    ['pl-63a5400a', 'prefix-list:pl-63a5400a'],
    ['prefix-list:pl-0123456789abcdef0', 'prefix-list:pl-0123456789abcdef0'],
    ['com.amazonaws.us-east-1.s3', 'prefix-list:pl-63a5400a'],
    ['com.amazonaws.us-east-1.dynamodb', 'prefix-list:pl-02cd2c6b'],
  ])('is read from %j', (text, ref) => {
    const read = readRange(agents1000, text);
    expect(read.ok && peerRef(read.value)).toBe(ref);
  });

  it.each([
    ['', 'peer/not-a-range', 'Write an address range', undefined],
    ['the office', 'peer/not-a-range', '“the office” is neither', undefined],
    ['alb-sg', 'peer/not-a-range', '“alb-sg” is neither', undefined],
    ['self', 'peer/not-a-range', 'neither', undefined],
    ['10.9.0.1/16', 'peer/not-a-block', '10.9.0.0/16', '10.9.0.0/16'],
    ['data', 'peer/a-range', '10.0.20.0/22', '10.0.20.0/22'],
    ['the vpc', 'peer/a-range', '10.0.0.0/16', '10.0.0.0/16'],
    ['pl-63a5', 'peer/prefix-list', 'not a prefix list id', undefined],
    ['com.amazonaws.eu-west-1.s3', 'peer/prefix-list', 'own region', 'com.amazonaws.us-east-1.s3'],
  ])('is not %j', (text, type, sentence, suggestion) => {
    const read = readRange(agents1000, text);

    expect(read).toMatchObject({ ok: false, error: { type } });
    expect(read.ok ? '' : read.error.message).toContain(sentence);
    expect(read.ok ? undefined : read.error.suggestion).toBe(suggestion);
  });

  it('asks for the id where that of the region is not known', () => {
    const read = readRange({ ...agents1000, region: 'me-south-1' }, 'com.amazonaws.me-south-1.s3');
    expect(!read.ok && read.error.message).toContain('describe-managed-prefix-lists');
  });

  it('takes a group that is called like a prefix list for what it is', () => {
    const securityGroups = {
      ...agents1000.securityGroups,
      team: { name: 'pl-team', description: 'x', notes: '' },
    };
    expect(readRange({ ...agents1000, securityGroups }, 'pl-team')).toMatchObject({
      error: { type: 'peer/not-a-range' },
    });
  });
});
