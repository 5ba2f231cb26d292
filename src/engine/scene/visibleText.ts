/** Code points that change how a text looks or what it hides without being seen themselves. */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200c\u200e\u200f\u2028-\u202f\u205f-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu;

/** Joins the parts of one emoji; anywhere else it only hides. */
const STRAY_JOINER = /(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d/gu;

const named = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/**
 * `text` as one line in which nothing is hidden: characters that turn the direction of writing, have no width or
 * are no characters at all stand there by number, `[U+202E]`; tabs, line breaks and odd spaces become a space.
 */
export function visibleText(text: string): string {
  if (isPlain(text)) return text;
  return text
    .replace(/[\t\n\r\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f]+/gu, ' ')
    .replace(HIDDEN, named)
    .replace(STRAY_JOINER, named);
}

/** Printable ASCII and Latin letters alone; asked of every text of a drawing, so without a regular expression. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x2ff || (code > 0x7e && code < 0xa1) || code === 0xad) return false;
  }
  return true;
}
