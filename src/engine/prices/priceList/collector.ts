import type { PriceKey } from '../priceKeys.ts';
import { type Attributes, expectedKeys, offerCodes, type Wanted, wantedOf } from './offers.ts';
import { type Dimension, rateOf } from './rates.ts';
import { type MissedPrice, NOT_IN_LIST, type PriceListReport, type TakenPrice } from './report.ts';

/** What a list says of itself; '' where it says nothing. */
export type ListHead = { readonly version: string; readonly published: string };

type Product = {
  readonly wanted: Wanted;
  readonly dimensions: Dimension[];
  head: ListHead;
  effective: string;
};

/** A list of all regions has some 1,200 prices of networks; many times that wants to fill the memory. */
const MOST_PRODUCTS = 50_000;

/** Gathers the products of a list that are prices of networks, and makes the report. */
export class Collector {
  readonly #bySku = new Map<string, Product>();
  readonly #offers = new Set<string>();
  #used = 0;
  products = 0;
  hasMorePages = false;

  /** A product of the list; whether it is one to keep. An SKU that comes twice, differently, spoils itself. */
  product(sku: string, attributes: Attributes): boolean {
    this.note(attributes.get('servicecode') ?? '');
    const wanted = wantedOf(attributes);
    if (wanted === undefined || sku === '') return false;
    this.#used += 1;
    const known = this.#bySku.get(sku);
    if (known === undefined) {
      if (this.#bySku.size >= MOST_PRODUCTS) return false;
      const head = { version: '', published: '' };
      this.#bySku.set(sku, { wanted, dimensions: [], head, effective: '' });
    } else if (known.wanted.offered !== wanted.offered || known.wanted.region !== wanted.region) {
      known.dimensions.push({ begin: '', end: '', unit: '', usd: '', currency: 'two products with one SKU' });
    }
    return true;
  }

  /** The service that a product or the list belongs to. */
  note(offer: string): void {
    if (offer !== '' && this.#offers.size < 20) this.#offers.add(offer.slice(0, 40));
  }

  /** Whether prices of this SKU are looked for. */
  wants(sku: string): boolean {
    return this.#bySku.has(sku);
  }

  /** A price on demand of a product that was kept. */
  dimension(sku: string, dimension: Dimension, effective: string, head: ListHead): void {
    const product = this.#bySku.get(sku);
    if (product === undefined || product.dimensions.length >= 100) return;
    product.dimensions.push(dimension);
    product.head = head;
    if (effective > product.effective) product.effective = effective;
  }

  /** Services of the list that have no prices of networks, when it has no others. */
  otherService(): string | undefined {
    const [first] = this.#offers;
    const known = [...this.#offers].some((offer) => offerCodes.some((code) => code === offer));
    return known ? undefined : first;
  }

  report(head: ListHead): PriceListReport {
    const grouped = new Map<
      string,
      { readonly region: string; readonly key: PriceKey; readonly of: Product[] }
    >();
    for (const product of this.#bySku.values()) {
      for (const key of product.wanted.offered.keys) {
        const { region } = product.wanted;
        const name = `${region} ${key}`;
        const group = grouped.get(name) ?? { region, key, of: [] };
        group.of.push(product);
        grouped.set(name, group);
      }
    }
    const taken: TakenPrice[] = [];
    const failed: MissedPrice[] = [];
    for (const { region, key, of } of grouped.values()) {
      const answer = this.#priceOf(region, key, of, head);
      if ('why' in answer) failed.push(answer);
      else taken.push(answer);
    }
    const published = [head.published, ...taken.map(({ asOf }) => asOf)].sort().at(-1) ?? '';
    return {
      offers: [...this.#offers],
      version: head.version,
      published: dayOf(published),
      products: this.products,
      unused: this.products - this.#used,
      taken: taken.sort(byPlace),
      missed: this.#missed(taken, failed).sort(byPlace),
      hasMorePages: this.hasMorePages,
    };
  }

  #priceOf(
    region: string,
    key: PriceKey,
    products: readonly Product[],
    list: ListHead,
  ): TakenPrice | MissedPrice {
    const rates = products.map((product) => ({
      product,
      rate: rateOf(key, product.wanted.offered.counted, product.dimensions),
    }));
    const [first] = rates;
    if (first === undefined) return { region, key, why: NOT_IN_LIST };
    const odd = rates.find(({ rate }) => JSON.stringify(rate) !== JSON.stringify(first.rate));
    if (odd !== undefined) return { region, key, why: 'the list has several prices for it' };
    const { product, rate } = first;
    if ('problem' in rate) return { region, key, why: rate.problem };
    const version = product.head.version || list.version;
    const asOf = dayOf(product.head.published || list.published);
    if (asOf === '') return { region, key, why: 'the list does not say when it was published' };
    const offer = product.wanted.offered.offers.find((code) => this.#offers.has(code)) ?? '';
    const source = `AWS price list ${offer}${version === '' ? '' : ` ${version.slice(0, 40)}`}`;
    return { region, key, price: rate.price, source, asOf, effective: dayOf(product.effective) };
  }

  #missed(taken: readonly TakenPrice[], failed: readonly MissedPrice[]): MissedPrice[] {
    const regions = [...new Set([...taken, ...failed].map(({ region }) => region))];
    const known = new Set([...taken, ...failed].map(({ region, key }) => `${region} ${key}`));
    const absent = regions.flatMap((region) =>
      expectedKeys(this.#offers)
        .filter((key) => !known.has(`${region} ${key}`))
        .map((key) => ({ region, key, why: NOT_IN_LIST })),
    );
    return [...failed, ...absent];
  }
}

type Placed = { readonly region: string; readonly key: PriceKey };

function byPlace(a: Placed, b: Placed): number {
  const one = `${a.region} ${a.key}`;
  const other = `${b.region} ${b.key}`;
  return one < other ? -1 : one > other ? 1 : 0;
}

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The day of a date and time such as `2026-09-25T17:45:21Z`; '' for what is none. */
function dayOf(time: string): string {
  const [day, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)(?=T|$)/.exec(time) ?? [];
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = (MONTHS[Number(month) - 1] ?? 0) + (Number(month) === 2 && isLeap ? 1 : 0);
  return day === undefined || Number(date) < 1 || Number(date) > days ? '' : day;
}
