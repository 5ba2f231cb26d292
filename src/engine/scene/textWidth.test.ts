import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFontFile } from './fontFile.testing.ts';
import { fontFaces, type FontKey } from './fonts.ts';
import { fitText, textWidth } from './textWidth.ts';

const keys = Object.keys(fontFaces) as FontKey[];
const fileOf = (key: FontKey) =>
  readFontFile(new URL(`../../../public/fonts/${fontFaces[key].file}`, import.meta.url));
const isDrawn = (code: number) => code >= 0x20 && code < 0x2700;

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

describe('textWidth', () => {
  it.each(keys)('equals the advances in the font file, character by character (%s)', (key) => {
    const { unitsPerEm, advances } = fileOf(key);
    const shared = fileOf('regular').advances;

    const expected: Record<string, number> = {};
    const measured: Record<string, number> = {};
    for (const [code, advance] of advances) {
      if (!isDrawn(code) || !shared.has(code)) continue;
      expected[code] = advance;
      measured[code] = textWidth(String.fromCodePoint(code), key, unitsPerEm);
    }

    expect(Object.keys(expected).length).toBeGreaterThan(800);
    expect(measured).toEqual(expected);
  });

  it('adds up characters and grows with the font size', () => {
    const { unitsPerEm, advances } = fileOf('medium');
    const units = Array.from('ECS b, 10.0.4.0/22').reduce(
      (sum, c) => sum + (advances.get(c.charCodeAt(0)) ?? NaN),
      0,
    );

    expect(textWidth('ECS b, 10.0.4.0/22', 'medium', 13)).toBeCloseTo((units * 13) / unitsPerEm, 10);
    expect(textWidth('', 'bold', 13)).toBe(0);
  });

  it('gives every character of the fixed-width faces the same room', () => {
    expect(textWidth('iiiiiiiii', 'mono', 12)).toBe(textWidth('10.0.0.0/', 'monoMedium', 12));
  });

  it('gives an ideograph one em and an emoji of many code points the room of one', () => {
    expect(textWidth('網路', 'regular', 10)).toBe(20);
    expect(textWidth('👩‍👩‍👧‍👦', 'regular', 10)).toBeCloseTo(13, 1);
    expect(textWidth('🇩🇪', 'regular', 10)).toBeCloseTo(13, 1);
  });

  it('gives marks and invisible characters no room of their own', () => {
    expect(textWidth('e\u0301', 'regular', 10)).toBe(textWidth('é', 'regular', 10));
    expect(textWidth(`a${'\u0332'.repeat(500)}`, 'regular', 10)).toBe(textWidth('a', 'regular', 10));
    expect(textWidth('\u202e\u2066', 'regular', 10)).toBe(0);
  });
});

describe('fitText', () => {
  it('leaves a text that fits as it is', () => {
    const width = textWidth('Messaging', 'regular', 12);

    expect(fitText('Messaging', 'regular', 12, width)).toBe('Messaging');
    expect(fitText('Messaging', 'regular', 12, width - 0.01)).toMatch(/^Messag?i?…$/);
  });

  it('gives nothing where not even an ellipsis fits', () => {
    expect(fitText('Messaging', 'regular', 12, 2)).toBe('');
  });

  it('keeps what a reader takes for one character whole', () => {
    const family = '👩‍👩‍👧‍👦';
    const room = textWidth(`${family}…`, 'regular', 12) + 1;

    expect(fitText(`${family}${family}${family}`, 'regular', 12, room)).toBe(`${family}…`);
    expect(fitText(`${family}${family}`, 'regular', 12, room - 3)).toBe('…');
  });

  it('keeps the longest beginning that fits', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom(...keys),
        fc.double({ min: 0, max: 300, noNaN: true }),
        (text, key, room) => {
          const fitted = fitText(text, key, 12, room);

          expect(fitted).toBe(longestBeginning(text, key, room));
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** The same answer by trying every length, the longest first. */
function longestBeginning(text: string, key: FontKey, room: number): string {
  if (textWidth(text, key, 12) <= room) return text;
  const characters = [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
  for (let count = characters.length; count >= 0; count -= 1) {
    const kept = [...characters.slice(0, count), '…'];
    const width = kept.reduce((sum, character) => sum + textWidth(character, key, 12), 0);
    if (width <= room) return `${characters.slice(0, count).join('').trimEnd()}…`;
  }
  return '';
}
