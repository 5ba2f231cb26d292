import { type Result, err, ok } from '../result.ts';

/** Code units put into one string at a time; more arguments than this may exceed an engine's stack. */
const CHUNK = 8192;

/** The lowest code point that needs a sequence of this many bytes; below it the sequence is overlong. */
const LOWEST = [0, 0, 0x80, 0x800, 0x1_0000] as const;

/**
 * The text in `bytes`, read as strictly as RFC 3629 asks: overlong forms, surrogates and stray bytes are refused with
 * the offset of the first byte that fits no character. A byte order mark stays in the text. The engine has no
 * `TextDecoder`: that one belongs to the browser and to Node.
 */
export function decodeUtf8(bytes: Uint8Array): Result<string, { readonly offset: number }> {
  const chunks: string[] = [];
  let units: number[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes[offset] ?? 0);
    const point = length === 0 ? -1 : codePoint(bytes, offset, length);
    if (point < 0) return err({ offset });
    if (point > 0xffff)
      units.push(0xd800 + ((point - 0x1_0000) >> 10), 0xdc00 + ((point - 0x1_0000) & 0x3ff));
    else units.push(point);
    if (units.length >= CHUNK) {
      chunks.push(String.fromCharCode(...units));
      units = [];
    }
    offset += length;
  }
  chunks.push(String.fromCharCode(...units));
  return ok(chunks.join(''));
}

/** How many bytes the character takes that begins with `lead`; 0 when none begins so. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/** The code point of the sequence, or -1 when it is cut short, overlong, a surrogate or beyond Unicode. */
function codePoint(bytes: Uint8Array, offset: number, length: number): number {
  const lead = bytes[offset] ?? 0;
  if (length === 1) return lead;
  let point = lead & (0x7f >> length);
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[offset + index] ?? 0;
    if ((byte & 0xc0) !== 0x80) return -1;
    point = (point << 6) | (byte & 0x3f);
  }
  const isSurrogate = point >= 0xd800 && point < 0xe000;
  return point < (LOWEST[length] ?? 0) || isSurrogate || point > 0x10_ffff ? -1 : point;
}
