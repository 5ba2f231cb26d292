/** A number as people write it, with or without thousands separators; `null` for anything else, and for nothing. */
export function numberIn(text: string): number | null {
  const plain = text.replaceAll(',', '').trim();
  const number = Number(plain);
  return plain === '' || !Number.isFinite(number) ? null : number;
}

/** What was typed without the space around it; `null` for nothing. */
export function textIn(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
