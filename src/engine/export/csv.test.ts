import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hostileNames } from '../design/hostileNames.ts';
import { safeText, toCsv, toTsv } from './csv.ts';

/** What a spreadsheet runs (OWASP, CSV Injection). */
const runs = (text: string) => /^[\s\u00a0\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text);

/** The cells of comma-separated values as RFC 4180 reads them. */
function read(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const line of csv.replace(/^\ufeff/, '').split('\r\n')) {
    if (line === '') continue;
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)];
    rows.push(cells.map(([, quoted, bare]) => (quoted ?? bare ?? '').replaceAll('""', '"')));
  }
  return rows;
}

describe('tables for spreadsheets', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd|calc', "'+cmd|calc"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    [' \u00a0=1', "' \u00a0=1"],
    ['\t=1', "' =1"],
    ['\rx', "' x"],
    ['a\n=1', 'a =1'],
    ['10.0.0.0/22', '10.0.0.0/22'],
    ['web-a', 'web-a'],
  ])('write %j as %j', (text, safe) => {
    expect(safeText(text)).toBe(safe);
  });

  it('hold no text that is run, whatever a design is called', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(...Object.values(hostileNames).flat().map(String)));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), (rows) => {
        const cells = read(toCsv(rows)).flat();
        expect(cells).toEqual(rows.flat().map(safeText));
        expect(cells.filter(runs)).toEqual([]);
        const pasted =
          rows.length === 0
            ? []
            : toTsv(rows)
                .split('\n')
                .map((line) => line.split('\t'));
        expect(pasted).toEqual(rows.map((row) => row.map(safeText)));
      }),
    );
  });

  it('leave numbers numbers, also negative ones, and nothing empty', () => {
    expect(toCsv([['a', -5, null, 1.5]])).toBe('\ufeff"a",-5,,1.5\r\n');
    expect(toTsv([['a', -5, null]])).toBe('a\t-5\t');
  });
});
