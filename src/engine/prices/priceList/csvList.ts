import type { Collector, ListHead } from './collector.ts';
import { CsvRecords, fieldsOf } from './csvRecords.ts';
import { attributeName, mayBeWanted } from './offers.ts';

/*
 * The CSV form of an offer file: five rows of metadata, a row of column names, then one row for each price dimension.
 * Columns and their order differ from list to list, so they go by name.
 */

/** How many rows may stand before the one that names the columns. */
const MOST_METADATA = 20;

/** Reads a CSV price list into a collector. */
export class CsvList {
  readonly #collector: Collector;
  readonly #records: CsvRecords;
  #columns: readonly string[] | undefined;
  #metadata = 0;
  #head: ListHead = { version: '', published: '' };
  #last = '';

  constructor(collector: Collector) {
    this.#collector = collector;
    this.#records = new CsvRecords((record) => {
      this.#record(record);
    });
  }

  get head(): ListHead {
    return this.#head;
  }

  get isList(): boolean {
    return this.#columns !== undefined;
  }

  push(text: string): 'too-long' | null {
    return this.#records.push(text);
  }

  /** Whether the last row was whole. */
  finish(): boolean {
    const closed = this.#records.finish();
    return closed && (this.#last === '' || fieldsOf(this.#last).length === this.#columns?.length);
  }

  #record(record: string): void {
    if (this.#columns !== undefined) {
      this.#row(record, this.#columns);
      return;
    }
    const fields = fieldsOf(record);
    const names = fields.map(attributeName);
    if (names.includes('sku') && names.includes('priceperunit')) this.#columns = names;
    else this.#header(names[0] ?? '', fields[1] ?? '');
  }

  #header(name: string, value: string): void {
    this.#metadata += 1;
    if (this.#metadata > MOST_METADATA) return;
    if (name === 'offercode') this.#collector.note(value);
    if (name === 'version') this.#head = { ...this.#head, version: value };
    if (name === 'publicationdate') this.#head = { ...this.#head, published: value };
  }

  #row(record: string, columns: readonly string[]): void {
    this.#collector.products += 1;
    this.#last = record;
    if (!mayBeWanted.test(record)) return;
    const fields = fieldsOf(record);
    const row = new Map(columns.map((name, index) => [name, fields[index] ?? '']));
    const of = (name: string) => row.get(name) ?? '';
    if (of('termtype') !== 'OnDemand') return;
    const attributes = new Map([...row].filter(([, value]) => value !== ''));
    const sku = of('sku');
    if (!this.#collector.product(sku, attributes)) return;
    const currency = of('currency');
    const dimension = {
      begin: of('startingrange') || of('beginrange'),
      end: of('endingrange') || of('endrange'),
      unit: of('unit'),
      usd: currency === 'USD' ? of('priceperunit') : '',
      currency,
    };
    this.#collector.dimension(sku, dimension, of('effectivedate'), this.#head);
  }
}
