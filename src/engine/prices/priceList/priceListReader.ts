import { err, ok, type Result } from '../../result.ts';
import { priceNames } from '../priceNames.ts';
import { Collector } from './collector.ts';
import { CsvList } from './csvList.ts';
import { JsonList } from './jsonList.ts';
import { offerCodes } from './offers.ts';
import { shown } from './rates.ts';
import { NOT_IN_LIST, type PriceListReport } from './report.ts';

/** Why a file gives no prices, as one sentence; nothing of it is used. */
export type PriceListRefusal = { readonly type: `priceList/${string}`; readonly message: string };

/** What tells the kinds of files apart stands at the beginning. */
const HEAD_LENGTH = 64;

const TAKEN_FROM =
  'AmazonEC2, AmazonVPC, AWSELB, AWSDataTransfer and AmazonCloudWatch have the prices of a network';

const whatFits = `load an offer file of AWS (JSON or CSV) or the output of "aws pricing get-products"`;

type Reading =
  { readonly kind: 'json'; readonly list: JsonList } | { readonly kind: 'csv'; readonly list: CsvList };

/**
 * Reads one of AWS's price lists from its text, which is fed in pieces cut anywhere: an offer file as JSON or CSV, or the
 * output of `aws pricing get-products` with its products as texts, as objects, or one a line. What it is shows in its
 * content. Only the prices of networks are kept, so that a list of any length takes little memory.
 *
 * `push` gives the refusal as soon as one is certain, and reads nothing more after it. Refuses with `priceList/empty`,
 * `/compressed`, `/not-a-list`, `/index` for AWS's list of lists, `/other-service`, `/cut-off`, `/too-deep`, `/too-long`,
 * `/terms-first` when products do not come before their prices, and `/nothing` when no price in it can be used.
 */
export class PriceListReader {
  readonly #collector = new Collector();
  #head = '';
  #reading: Reading | undefined;
  #refusal: PriceListRefusal | null = null;

  /** The next piece of the text. */
  push(text: string): PriceListRefusal | null {
    if (this.#refusal !== null || text === '') return this.#refusal;
    if (this.#reading !== undefined) return this.#feed(this.#reading, text);
    this.#head = this.#head === '' ? text.replace(/^[\uFEFF\s]+/, '') : this.#head + text;
    return this.#head.length < HEAD_LENGTH ? null : this.#start();
  }

  /** There is no more text: what the list gave, or why it gives nothing. */
  finish(): Result<PriceListReport, PriceListRefusal> {
    const refusal = this.#refusal ?? (this.#reading === undefined ? this.#start() : null);
    if (refusal !== null) return err(refusal);
    const reading = this.#reading;
    if (reading === undefined) return err(refused('empty', `The file is empty; ${whatFits}.`));
    const problem = reading.kind === 'json' ? this.#endJson(reading.list) : this.#endCsv(reading.list);
    if (problem !== null) return err(problem);
    const other = this.#otherService();
    if (other !== null) return err(other);
    const report = this.#collector.report(reading.list.head);
    return report.taken.length === 0 ? err(nothing(report)) : ok(report);
  }

  #start(): PriceListRefusal | null {
    const head = this.#head;
    if (head === '') return null;
    const kind = kindOf(head);
    if (kind === 'json') this.#reading = { kind, list: new JsonList(this.#collector) };
    else if (kind === 'csv') this.#reading = { kind, list: new CsvList(this.#collector) };
    else return (this.#refusal = refused(kind, unreadable[kind]));
    return this.#feed(this.#reading, head);
  }

  #feed(reading: Reading, text: string): PriceListRefusal | null {
    const problem = reading.list.push(text);
    if (problem !== null) this.#refusal = this.#explained(reading, problem);
    else if (reading.kind === 'json') this.#refusal = this.#atOnce(reading.list);
    return this.#refusal;
  }

  /** What need not be read to its end: a list of another service, an index, terms without their products. */
  #atOnce(list: JsonList): PriceListRefusal | null {
    if (list.termsFirst) {
      return refused(
        'terms-first',
        'The prices of this list stand before its products, so it is not as AWS writes it; load the file as it was downloaded.',
      );
    }
    return list.names.has('products') ? this.#otherService() : null;
  }

  #endJson(list: JsonList): PriceListRefusal | null {
    const problem = list.finish();
    if (problem !== null) return this.#explained({ kind: 'json', list }, problem);
    if (!list.isWhole) return this.#cutOff('products');
    if (list.isList) return null;
    if (list.names.has('offers') || list.names.has('regions')) {
      return refused(
        'index',
        'This is the index of AWS’s price lists and has no prices; load a file that it names, such as …/AmazonVPC/current/us-east-1/index.json.',
      );
    }
    return refused('not-a-list', `This is JSON but no price list; ${whatFits}.`);
  }

  #endCsv(list: CsvList): PriceListRefusal | null {
    const whole = list.finish();
    if (!list.isList) return refused('not-a-list', `No row of this table names its columns; ${whatFits}.`);
    return whole ? null : this.#cutOff('rows');
  }

  #explained({ kind, list }: Reading, problem: 'not-json' | 'too-deep' | 'too-long'): PriceListRefusal {
    const after = `after ${grouped(this.#collector.products)} ${kind === 'csv' ? 'rows' : 'products'}`;
    if (problem === 'too-deep') {
      return refused('too-deep', `The file nests deeper than a price list does, ${after}; ${whatFits}.`);
    }
    if (problem === 'too-long') {
      return refused(
        'too-long',
        `A ${kind === 'csv' ? 'row' : 'product'} of the file is longer than any in a price list, ${after}; load the file as it was downloaded.`,
      );
    }
    return refused(
      'not-a-list',
      list.isList
        ? `The JSON is broken ${after}; load the file as it was downloaded.`
        : `This is no price list; ${whatFits}.`,
    );
  }

  #cutOff(what: string): PriceListRefusal {
    return refused(
      'cut-off',
      `The list breaks off after ${grouped(this.#collector.products)} ${what}, so nothing was taken from it; download it again.`,
    );
  }

  #otherService(): PriceListRefusal | null {
    const other = this.#collector.otherService();
    if (other === undefined) return null;
    return refused('other-service', `This is the price list of ${shown(other)}; ${TAKEN_FROM}.`);
  }
}

type Unreadable = 'compressed' | 'not-a-list';

const unreadable: Readonly<Record<Unreadable, string>> = {
  compressed: 'The file is compressed; unpack it and load the JSON or CSV that is in it.',
  'not-a-list': `This is no price list; ${whatFits}.`,
};

/** gzip begins with 1F 8B, zip with PK; as UTF-8 the second byte of gzip is no character. */
function kindOf(head: string): 'json' | 'csv' | Unreadable {
  if (/^(\u001F[\u008B\uFFFD]|PK\u0003\u0004)/.test(head)) return 'compressed';
  if (/^"?(FormatVersion|SKU)"?\s*,/i.test(head)) return 'csv';
  return /^[{["]/.test(head) ? 'json' : 'not-a-list';
}

function nothing({ missed, offers, products }: PriceListReport): PriceListRefusal {
  const [first] = missed.filter(({ why }) => why !== NOT_IN_LIST);
  if (first !== undefined) {
    return refused(
      'nothing',
      `Nothing could be taken from this list: ${priceNames[first.key]} in ${first.region} was left out because ${first.why}.`,
    );
  }
  const of = offers.filter((offer) => offerCodes.some((code) => code === offer)).join(', ');
  return refused(
    'nothing',
    `None of the ${grouped(products)} entries of this list${of === '' ? '' : ` of ${of}`} is a price of a network in an AWS Region; load the whole list of a region, for ${TAKEN_FROM}.`,
  );
}

const grouped = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

const refused = (what: string, message: string): PriceListRefusal => ({ type: `priceList/${what}`, message });
