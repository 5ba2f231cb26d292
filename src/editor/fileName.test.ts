import { describe, expect, it } from 'vitest';

import { hostileNames } from '../engine/design/hostileNames.ts';
import { fileNameOf } from './fileName.ts';

describe('a file name', () => {
  it.each([
    ['agents-1000', 'agents-1000'],
    ['Ünïcode Names!', 'unicode-names'],
    ['CON', 'groundplan'],
    ['日本', 'groundplan'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a'.repeat(200), 'a'.repeat(60)],
  ])('of %s is %s', (name, expected) => {
    expect(fileNameOf(name)).toBe(expected);
  });

  it('is safe for every hostile name', () => {
    for (const name of Object.values(hostileNames))
      expect(fileNameOf(name)).toMatch(/^[a-z0-9][a-z0-9-]{0,59}$/);
  });
});
