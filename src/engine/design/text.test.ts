import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hostileNames } from './hostileNames.ts';
import {
  cleanText,
  descriptionText,
  cutText,
  groupNameText,
  labelText,
  nameText,
  runsOnDeployment,
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

describe('runsOnDeployment', () => {
  it.each([
    '{{resolve:ssm:/key}}',
    'a {{ Resolve:ssm:/key}}',
    '{{RESOLVE:x}}',
    '${Token[A.1]}',
    '#{Token[A.1]}',
  ])('knows %s, which no name may hold either', (text) => {
    expect(runsOnDeployment(text)).toBe(true);
    expect(nameText.safeParse(text).success).toBe(false);
    expect(runsOnDeployment(labelText(text))).toBe(false);
  });

  it.each(['{{x}}', 'resolve: later', '${Tokens}', '{resolve:ssm}'])('leaves %s alone', (text) => {
    expect(runsOnDeployment(text)).toBe(false);
    expect(labelText(text)).toBe(text);
  });
});

describe('cutText', () => {
  it('cuts between characters, and only what is too long', () => {
    expect(cutText('abc', 3)).toBe('abc');
    expect(cutText('abcd', 3)).toBe('abc');
    expect(cutText('\u{1f680}\u{1f680}', 3)).toBe('\u{1f680}');
    expect(cutText('\u{1f680}', 1)).toBe('');
  });
});

describe('labelText', () => {
  it('makes a name of any text, and leaves alone what is one', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(...Object.values(hostileNames)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const label = labelText(text);
        expect(nameText.safeParse(label).success).toBe(true);
        if (nameText.safeParse(text).success) expect(label).toBe(text.trim());
      }),
      { numRuns: 500 },
    );
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
