import { describe, expect, it } from 'vitest';
import { visibleText } from './visibleText.ts';

describe('visibleText', () => {
  it.each([
    ['plain text', 'Public a', 'Public a'],
    ['other scripts and emoji families', '東京 · مرحبا · 👩‍👩‍👧‍👦', '東京 · مرحبا · 👩‍👩‍👧‍👦'],
    ['a right-to-left override', 'a\u202eb', 'a[U+202E]b'],
    ['a zero-width space', 'a\u200bb', 'a[U+200B]b'],
    ['a joiner that joins nothing', 'a\u200db', 'a[U+200D]b'],
    ['a control character', 'a\u0007b', 'a[U+0007]b'],
    ['half a character', 'a\ud800b', 'a[U+D800]b'],
    ['a line break', 'a\r\nb', 'a b'],
    ['a no-break space', 'a\u00a0b', 'a b'],
  ])('keeps or shows %s', (_, given, shown) => {
    expect(visibleText(given)).toBe(shown);
  });
});
