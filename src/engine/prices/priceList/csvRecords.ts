/*
 * The records of a CSV text (RFC 4180), fed in pieces cut anywhere. Records come out as text, so that the many that are
 * of no use are never split into fields.
 */

/** A row of a price list has a few kilobytes; a record longer than this has lost a quote. */
const LONGEST_RECORD = 1_000_000;

/** Cuts a text into records at the line ends outside quotes. */
export class CsvRecords {
  readonly #onRecord: (record: string) => void;
  #parts: string[] = [];
  #length = 0;
  #quoted = false;

  constructor(onRecord: (record: string) => void) {
    this.#onRecord = onRecord;
  }

  /** The next piece; `too-long` for a record that never ends. */
  push(text: string): 'too-long' | null {
    let from = 0;
    for (;;) {
      const end = this.#endOfRecord(text, from);
      this.#parts.push(text.slice(from, end < 0 ? text.length : end));
      this.#length += (end < 0 ? text.length : end) - from;
      if (end < 0) return this.#length > LONGEST_RECORD ? 'too-long' : null;
      this.#emit();
      from = end + 1;
    }
  }

  /** There is no more text; whether the last record was whole, its quotes closed. */
  finish(): boolean {
    const whole = !this.#quoted;
    if (whole && this.#length > 0) this.#emit();
    return whole;
  }

  #emit(): void {
    const joined = this.#parts.length === 1 ? (this.#parts[0] ?? '') : this.#parts.join('');
    this.#parts = [];
    this.#length = 0;
    const record = joined.endsWith('\r') ? joined.slice(0, -1) : joined;
    if (record !== '') this.#onRecord(record);
  }

  #endOfRecord(text: string, from: number): number {
    let at = from;
    for (;;) {
      const end = text.indexOf('\n', at);
      const stop = end < 0 ? text.length : end;
      let quote = text.indexOf('"', at);
      while (quote >= 0 && quote < stop) {
        this.#quoted = !this.#quoted;
        quote = text.indexOf('"', quote + 1);
      }
      if (end < 0 || !this.#quoted) return end;
      at = end + 1;
    }
  }
}

/** The fields of a record: quoted ones may hold commas, line ends and doubled quotes. */
export function fieldsOf(record: string): readonly string[] {
  const fields: string[] = [];
  let at = 0;
  while (at <= record.length) {
    if (record[at] !== '"') {
      const comma = record.indexOf(',', at);
      const end = comma < 0 ? record.length : comma;
      fields.push(record.slice(at, end));
      at = end + 1;
      continue;
    }
    let quote = record.indexOf('"', at + 1);
    while (quote >= 0 && record[quote + 1] === '"') quote = record.indexOf('"', quote + 2);
    const end = quote < 0 ? record.length : quote;
    fields.push(record.slice(at + 1, end).replaceAll('""', '"'));
    const comma = record.indexOf(',', end + 1);
    at = (comma < 0 ? record.length : comma) + 1;
  }
  return fields;
}
