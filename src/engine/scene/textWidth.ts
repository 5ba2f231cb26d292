import { advances, coveredRuns, monoAdvance, unitsPerEm } from './fontMetrics.ts';
import type { FontKey } from './fonts.ts';

/*
 * Text is measured without a browser, so that the picture on screen, in the package and on the command
 * line break and shorten text at the same place. Kerning is left out: it only ever takes away a few
 * hundredths of an em, so what is measured here fits.
 */

const firstBeyondTable = 0x2700;
const notCovered = 0xffff;
const wide = unitsPerEm;
const emojiAdvance = Math.round(1.3 * unitsPerEm);
/** The width of an average letter, for scripts that the project's fonts do not draw. */
const unknownAdvance = Math.round(0.6 * unitsPerEm);

/** Ideographs, kana, Hangul, full-width forms, and arrows, which other fonts draw an em wide. */
const emWide =
  /[\u1100-\u115f\u2190-\u21ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const invisible = /^[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function decodeAdvances(digits: string): Uint16Array {
  const table = new Uint16Array(firstBeyondTable).fill(notCovered);
  let at = 0;
  for (const [first, count] of coveredRuns) {
    for (let code = first; code < first + count; code += 1, at += 3) {
      if (code < firstBeyondTable) table[code] = parseInt(digits.slice(at, at + 3), 36);
    }
  }
  return table;
}

function decodeMono(): Uint16Array {
  return decodeAdvances(advances.regular).map((units) => (units === notCovered ? notCovered : monoAdvance));
}

const mono = decodeMono();
const tables: Readonly<Record<FontKey, Uint16Array>> = {
  regular: decodeAdvances(advances.regular),
  medium: decodeAdvances(advances.medium),
  bold: decodeAdvances(advances.bold),
  mono,
  monoMedium: mono,
};

/** Units of a text whose every character the font draws, `undefined` as soon as one is missing. */
function coveredUnits(text: string, table: Uint16Array): number | undefined {
  let units = 0;
  for (let at = 0; at < text.length; at += 1) {
    const advance = table[text.charCodeAt(at)] ?? notCovered;
    if (advance === notCovered) return undefined;
    units += advance;
  }
  return units;
}

function graphemeUnits(grapheme: string, table: Uint16Array): number {
  const covered = coveredUnits(grapheme.normalize('NFC'), table);
  if (covered !== undefined) return covered;
  if (emoji.test(grapheme)) return emojiAdvance;
  if (emWide.test(grapheme)) return wide;
  if (invisible.test(grapheme)) return 0;
  const base = table[grapheme.charCodeAt(0)] ?? notCovered;
  return base === notCovered ? unknownAdvance : base;
}

/** Below this every character stands for itself in normal form C, so that nothing needs to be normalized. */
const FIRST_MARK = 0x300;

/** Units of a text of plain Latin letters, -1 for any other; what nearly every text of a drawing is. */
function plainUnits(text: string, table: Uint16Array): number {
  let units = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const advance = code < FIRST_MARK ? (table[code] ?? notCovered) : notCovered;
    if (advance === notCovered) return -1;
    units += advance;
  }
  return units;
}

function textUnits(text: string, table: Uint16Array): number {
  const plain = plainUnits(text, table);
  if (plain >= 0) return plain;
  const covered = coveredUnits(text.normalize('NFC'), table);
  if (covered !== undefined) return covered;
  let units = 0;
  for (const { segment } of graphemes.segment(text)) units += graphemeUnits(segment, table);
  return units;
}

/**
 * The width of one line of text in pixels, `size` being the font size in pixels; 0 for an empty text.
 * Exact for what the project's fonts draw. An ideograph or arrow counts one em, an emoji (however many code
 * points it is made of) 1.3 em, a letter of any other script 0.6 em, a control character nothing.
 */
export function textWidth(text: string, font: FontKey, size: number): number {
  return (textUnits(text, tables[font]) * size) / unitsPerEm;
}

/** As much of a text of plain Latin letters as fits into so many units: each of its characters stands for itself. */
function plainBeginning(text: string, table: Uint16Array, room: number): string {
  let left = room;
  let at = 0;
  while (at < text.length) {
    left -= table[text.charCodeAt(at)] ?? 0;
    if (left < 0) break;
    at += 1;
  }
  return text.slice(0, at);
}

/**
 * The text itself where it fits into `maxWidth` pixels, else its longest beginning that fits with an
 * ellipsis behind it; the empty string when not even the ellipsis fits. What a reader takes for one
 * character (a family emoji, a letter with marks) is kept whole or dropped whole.
 */
export function fitText(text: string, font: FontKey, size: number, maxWidth: number): string {
  if (textWidth(text, font, size) <= maxWidth) return text;
  const table = tables[font];
  const room = (maxWidth * unitsPerEm) / size;

  let left = room - textUnits('…', table);
  if (left < 0) return '';
  if (plainUnits(text, table) >= 0) return `${plainBeginning(text, table, left).trimEnd()}…`;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    left -= graphemeUnits(segment, table);
    if (left < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
