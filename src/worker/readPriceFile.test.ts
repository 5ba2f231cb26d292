import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bulkCsv, bulkJson, ec2List, productsJson } from '../engine/prices/priceList/priceList.testing.ts';
import { readPriceFile } from './readPriceFile.ts';

const sourceOf = (pieces: readonly Uint8Array[]) => ({
  stream: () =>
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const piece of pieces) controller.enqueue(piece);
        controller.close();
      },
    }),
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (...pieces: readonly Uint8Array[]) => readPriceFile(sourceOf(pieces), () => undefined);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
  const marked = `\uFEFF${text}`;
  for (let at = 0; at < marked.length; at += 1) view.setUint16(at * 2, marked.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

function cut(bytes: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0, next = 0; at < bytes.length; next += 1) {
    const length = lengths[next % Math.max(1, lengths.length)] ?? 1;
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

describe('reading a price list from bytes', () => {
  it('gives the same however the bytes are cut, in every form', async () => {
    const texts = [bulkJson(ec2List), bulkCsv(ec2List), productsJson(ec2List)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
        fc.array(fc.integer({ min: 0, max: 300 }).map((length) => length || 1)),
        async (text, encoding, lengths) => {
          const bytes = encoding === 'utf-8' ? bytesOf(text) : utf16(text, encoding === 'utf-16le');
          expect(await read(...cut(bytes, lengths))).toEqual(await read(bytesOf(text)));
        },
      ),
      { numRuns: 40 },
    );
    expect((await read(bytesOf(texts[0] ?? ''))).ok).toBe(true);
  });

  it('says how many bytes were read', async () => {
    const bytes = bytesOf(bulkCsv(ec2List));
    const heard: number[] = [];
    await readPriceFile(sourceOf(cut(bytes, [100])), (done) => heard.push(done));

    expect(heard[0]).toBe(100);
    expect(heard.at(-1)).toBe(bytes.length);
  });

  it('stops at the first piece that settles it', async () => {
    let pulled = 0;
    const other = bulkJson(ec2List.map((one) => ({ ...one, offer: 'AmazonS3' })));
    const endless = {
      stream: () =>
        new ReadableStream<Uint8Array>({
          pull: (controller) => {
            pulled += 1;
            controller.enqueue(bytesOf(pulled === 1 ? other : ' '));
          },
        }),
    };

    expect(await readPriceFile(endless, () => undefined)).toMatchObject({
      ok: false,
      error: { type: 'priceList/other-service' },
    });
    expect(pulled).toBeLessThan(4);
  });

  it.each([
    ['priceList/compressed', [0x1f, 0x8b, 8, 0, 0, 0]],
    ['priceList/empty', []],
    ['priceList/empty', [0xef, 0xbb, 0xbf]],
    ['priceList/not-a-list', [0x7b]],
    ['priceList/not-a-list', [0xff, 0xd8, 0xff, 0xe0]],
  ])('refuses with %s what begins with %j', async (type, bytes) => {
    const result = await read(...cut(new Uint8Array(bytes), [1]));

    expect(result.ok ? '' : result.error.type.replace('cut-off', 'not-a-list')).toBe(type);
  });
});
