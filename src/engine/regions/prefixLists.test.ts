import { describe, expect, it } from 'vitest';

import { dynamodbPrefixListId, s3PrefixListId } from './prefixLists.ts';
import { regionCodes } from './regions.ts';

describe('managed prefix lists', () => {
  it('differ between services and regions', () => {
    expect(s3PrefixListId('us-east-1')).toBe('pl-63a5400a');
    expect(dynamodbPrefixListId('us-east-1')).toBe('pl-02cd2c6b');
    expect(s3PrefixListId('eu-west-1')).toBe('pl-6da54004');
    expect(dynamodbPrefixListId('eu-west-1')).toBe('pl-6fa54006');
  });

  it('are prefix list ids, two different ones in a region', () => {
    const known = regionCodes.filter((code) => s3PrefixListId(code) !== undefined);

    expect(known).toHaveLength(17);
    for (const code of known) {
      expect(s3PrefixListId(code)).toMatch(/^pl-[0-9a-f]{8}$/);
      expect(dynamodbPrefixListId(code) ?? 'pl-00000000').toMatch(/^pl-[0-9a-f]{8}$/);
      expect(dynamodbPrefixListId(code)).not.toBe(s3PrefixListId(code));
    }
  });

  it('are unknown where nobody published them', () => {
    expect(s3PrefixListId('mx-central-1')).toBeUndefined();
    expect(dynamodbPrefixListId('ap-northeast-3')).toBeUndefined();
    expect(s3PrefixListId('constructor')).toBeUndefined();
  });
});
