import type { PriceListReport } from '../engine/prices/priceList/report.ts';
import { PriceListReader, type PriceListRefusal } from '../engine/prices/priceList/priceListReader.ts';
import { err, type Result } from '../engine/result.ts';

/** The bytes of a file as they come off the disk; a `File` is one. */
export type ByteSource = { readonly stream: () => ReadableStream<Uint8Array> };

/**
 * Reads a price list while its bytes come in, holding only the piece at hand. `onProgress` hears how many bytes were
 * read, after each piece. A refusal that is certain ends the reading at once. Text is UTF-8, or UTF-16 where the file
 * begins with its byte order mark, as PowerShell writes it. Rejects when the file cannot be read.
 */
export async function readPriceFile(
  source: ByteSource,
  onProgress: (bytes: number) => void,
): Promise<Result<PriceListReport, PriceListRefusal>> {
  const reader = new PriceListReader();
  const text = new TextOfBytes();
  const bytes = source.stream().getReader();
  let done = 0;
  for (;;) {
    const piece = await bytes.read();
    if (piece.done) break;
    const refusal = reader.push(text.of(piece.value));
    if (refusal !== null) {
      await bytes.cancel();
      return err(refusal);
    }
    done += piece.value.byteLength;
    onProgress(done);
  }
  reader.push(text.rest());
  return reader.finish();
}

/** Text of bytes that come cut anywhere; the first two say how it is written. */
class TextOfBytes {
  #decoder: TextDecoder | undefined;
  #first: number | undefined;

  of(bytes: Uint8Array): string {
    if (this.#decoder !== undefined) return this.#decoder.decode(bytes, { stream: true });
    const start = this.#first === undefined ? bytes : new Uint8Array([this.#first, ...bytes.subarray(0, 1)]);
    const [one, two] = start;
    if (one === undefined) return '';
    if (two === undefined) {
      this.#first = one;
      return '';
    }
    const decoder = new TextDecoder(encodingOf(one, two));
    this.#decoder = decoder;
    const head = decoder.decode(start, { stream: true });
    return start === bytes ? head : head + decoder.decode(bytes.subarray(1), { stream: true });
  }

  rest(): string {
    if (this.#decoder !== undefined) return this.#decoder.decode();
    return this.#first === undefined ? '' : String.fromCharCode(this.#first);
  }
}

function encodingOf(one: number, two: number): string {
  if (one === 0xff && two === 0xfe) return 'utf-16le';
  return one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8';
}
