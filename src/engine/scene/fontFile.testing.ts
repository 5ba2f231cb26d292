import { readFileSync } from 'node:fs';

/** What a test needs of a TrueType file: its em, and the advance of each character that it draws. */
export type FontFile = {
  readonly unitsPerEm: number;
  readonly advances: ReadonlyMap<number, number>;
};

/** Reads `head`, `hhea`, `hmtx` and a format 4 `cmap` (OpenType specification 1.9, chapter "Font Tables"). */
export function readFontFile(path: URL): FontFile {
  const bytes = readFileSync(path);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = tableOffsets(view, bytes);
  const lastMetric = view.getUint16(table('hhea') + 34) - 1;
  const hmtx = table('hmtx');
  const advanceOf = (glyph: number) => view.getUint16(hmtx + 4 * Math.min(glyph, lastMetric));

  const advances = new Map<number, number>();
  for (const [code, glyph] of characters(view, table('cmap'))) advances.set(code, advanceOf(glyph));
  return { unitsPerEm: view.getUint16(table('head') + 18), advances };
}

function tableOffsets(view: DataView, bytes: Buffer): (tag: string) => number {
  const offsets = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + 16 * index;
    offsets.set(bytes.toString('latin1', record, record + 4), view.getUint32(record + 8));
  }
  return (tag) => {
    const offset = offsets.get(tag);
    if (offset === undefined) throw new Error(`The font has no ${tag} table.`);
    return offset;
  };
}

function* characters(view: DataView, cmap: number): Generator<readonly [code: number, glyph: number]> {
  const subtable = format4(view, cmap);
  const doubledSegments = view.getUint16(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + doubledSegments + 2;
  const deltas = starts + doubledSegments;
  const rangeOffsets = deltas + doubledSegments;

  for (let segment = 0; segment < doubledSegments; segment += 2) {
    const end = view.getUint16(ends + segment);
    const start = view.getUint16(starts + segment);
    const delta = view.getUint16(deltas + segment);
    const rangeOffset = view.getUint16(rangeOffsets + segment);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed =
        rangeOffset === 0 ? code : view.getUint16(rangeOffsets + segment + rangeOffset + 2 * (code - start));
      const glyph = rangeOffset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) yield [code, glyph];
    }
  }
}

function format4(view: DataView, cmap: number): number {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const subtable = cmap + view.getUint32(cmap + 4 + 8 * index + 4);
    if (view.getUint16(subtable) === 4) return subtable;
  }
  throw new Error('The font has no cmap of format 4.');
}
