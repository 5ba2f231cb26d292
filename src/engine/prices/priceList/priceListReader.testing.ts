import { expect } from 'vitest';

import { PriceListReader } from './priceListReader.ts';

/** What the reader makes of a whole text. */
export const read = (text: string) => readIn([text]);

/** What the reader makes of a text in pieces. */
export function readIn(pieces: readonly string[]) {
  const reader = new PriceListReader();
  for (const piece of pieces) reader.push(piece);
  return reader.finish();
}

/** The prices taken from a text, by key; it must be taken. */
export function taken(text: string) {
  const result = read(text);
  if (!result.ok) throw new Error(result.error.message);
  return Object.fromEntries(result.value.taken.map(({ key, price }) => [key, price]));
}

/** Why a text is refused, which it must be, in one sentence. */
export const refusal = (text: string) => {
  const result = read(text);
  if (result.ok) throw new Error('the list was taken');
  expect(result.error.message).toMatch(/^[^.].*\.$/);
  return result.error;
};
