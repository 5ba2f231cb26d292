import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hostileNames } from './hostileNames.ts';
import {
  cleanText,
  descriptionText,
  groupNameText,
  nameText,
  tagKeyText,
  tagValueText,
  textProblem,
} from './text.ts';

/** The keys of the hostile names that are no name. */
const refused = Object.keys(hostileNames).filter((key) => !nameText.safeParse(hostileNames[key]).success);

describe('nameText', () => {
  it('refuses exactly those hostile names that no export can carry or that would run', () => {
    expect(refused).toEqual([
      'crComment',
      'ls2028',
      'nel0085',
      'nul',
      'loneHigh',
      'loneLow',
      'empty',
      'cdkTokenAny',
      'cdkListToken',
      'cfnDynamic',
      'mdFence',
      'csvTab',
      'csvCr',
      'long',
    ]);
  });

  it('offers cleaned text that works', () => {
    expect(textProblem('a\u0000b\nc', 'one line')).toBe(
      'holds a control character or line break; "ab c" would work',
    );
    expect(textProblem('a\ud800b', 'one line')).toBe('holds half of a character; "a\ufffdb" would work');
  });
});

describe('cleanText', () => {
  it('leaves nothing that a name or note may not hold as a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('one line' as const, 'many lines' as const),
        (text, lines) => {
          expect(textProblem(cleanText(text, lines), lines) ?? '').not.toMatch(/control character|half of/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('groupNameText', () => {
  it.each([
    ['web-sg', undefined],
    ['sg-web', 'begins with "sg-", which AWS keeps for ids; put the word at the end, as in "web-sg"'],
    ['wéb', 'holds a character AWS refuses here; "w-b" would work'],
  ])('reads %j', (name, message) => {
    expect(groupNameText.safeParse(name).error?.issues[0]?.message).toBe(message);
  });

  it('lets through only the characters AWS takes', () => {
    for (const name of Object.values(hostileNames)) {
      const read = descriptionText.safeParse(name);
      if (read.success) expect(read.data).toMatch(/^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/);
    }
  });
});

describe('tag texts', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'aws:name', 'AWS:name', '', 'x'.repeat(129)])(
    'refuse the key %j',
    (key) => {
      expect(tagKeyText.safeParse(key).success).toBe(false);
    },
  );

  it('take an empty value and refuse one with a line break', () => {
    expect(tagValueText.safeParse('').success).toBe(true);
    expect(tagValueText.safeParse('a\nb').success).toBe(false);
  });
});
