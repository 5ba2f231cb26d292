import type { FontKey } from './fonts.ts';
import { fitText, textWidth } from './textWidth.ts';
import { visibleText } from './visibleText.ts';

/** A text broken at spaces into at most `maxLines` lines; what the last cannot hold is cut with an ellipsis. */
export function wrapText(
  raw: string,
  font: FontKey,
  size: number,
  maxWidth: number,
  maxLines: number,
): readonly string[] {
  const words = visibleText(raw).split(' ');
  const lines: string[] = [];
  let line = words.shift() ?? '';
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const longer = `${line} ${word}`;
    if (textWidth(longer, font, size) <= maxWidth) {
      line = longer;
    } else if (lines.length === maxLines - 1) {
      return [...lines, fitText([longer, ...words].join(' '), font, size, maxWidth)];
    } else {
      lines.push(fitText(line, font, size, maxWidth));
      line = word;
    }
  }
  return [...lines, fitText(line, font, size, maxWidth)];
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A text as as many lines as it takes to show all of it: broken at spaces, and inside a word that is longer than a line. */
export function wrapWhole(raw: string, font: FontKey, size: number, maxWidth: number): readonly string[] {
  const fits = (line: string) => textWidth(line, font, size) <= maxWidth;
  const lines: string[] = [];
  let line = '';
  for (const word of visibleText(raw).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const { segment } of graphemes.segment(word)) {
      if (line !== '' && !fits(line + segment)) {
        lines.push(line);
        line = '';
      }
      line += segment;
    }
  }
  return [...lines, line];
}
