import type { Refusal } from '../design/refusal.ts';
import { canonicalBlock } from '../design/traffic.ts';
import { type Result, err, ok } from '../result.ts';

/**
 * The ranges of another network in canonical form, each once. Refuses the first that is no block with
 * `<command>/not-a-block`; the suggestion is the whole list with that range as it was probably meant.
 */
export function readRanges(command: string, texts: readonly string[]): Result<readonly string[], Refusal> {
  if (texts.length === 0) {
    return err({
      type: `${command}/not-a-block`,
      message: 'A network has at least one range; write it as in 10.1.0.0/16.',
    });
  }
  const ranges = new Set<string>();
  for (const [index, text] of texts.entries()) {
    const read = canonicalBlock(text);
    if (!read.ok) {
      const meant = withRange(texts, index, read.error.suggestion);
      const refusal = { type: `${command}/not-a-block`, message: read.error.message };
      return err(meant === undefined ? refusal : { ...refusal, suggestion: meant });
    }
    ranges.add(read.value);
  }
  return ok([...ranges]);
}

/** The ranges in a line of text, between commas, semicolons or white space. */
export function splitRanges(text: string): readonly string[] {
  return text.split(/[\s,;]+/u).filter((part) => part !== '');
}

/** The list with another text at `index`, where all of it can then be read. */
function withRange(texts: readonly string[], index: number, range: string | undefined): string | undefined {
  if (range === undefined) return undefined;
  const meant = texts.map((text, position) => (position === index ? range : text));
  const read = readRanges('list', meant);
  if (read.ok) return read.value.join(', ');
  return read.error.suggestion;
}
