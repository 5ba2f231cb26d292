import type { Collector, ListHead } from './collector.ts';
import { JsonScanner, type ScanProblem, type Wish } from './jsonScanner.ts';
import { attributeName, isWantedUsage } from './offers.ts';
import type { Dimension } from './rates.ts';

/*
 * The JSON forms of AWS's price lists. An offer file has `products` and then `terms`, both by SKU; of the products only
 * those that are wanted are remembered. The output of `aws pricing get-products` has a `PriceList` of products with their
 * terms, each as a text of JSON; some save them as objects, as an array of their own, or one a line.
 */

type Fields = Readonly<Record<string, unknown>>;

const heads = new Set(['offerCode', 'version', 'publicationDate', 'NextToken', 'product', 'serviceCode']);

/** Reads a JSON price list into a collector. */
export class JsonList {
  readonly #collector: Collector;
  readonly #scanner: JsonScanner;
  /** What is directly in the value of the file that is being read. */
  #root = new Map<string, string>();
  /** Prices by SKU stood before the products that would say which SKUs matter. */
  termsFirst = false;
  /** The names seen directly in it, to tell what kind of file it is. */
  readonly names = new Set<string>();
  #head: ListHead = { version: '', published: '' };

  constructor(collector: Collector) {
    this.#collector = collector;
    this.#scanner = new JsonScanner({
      enter: (path) => this.#enter(path),
      take: (path, text) => {
        this.#take(path, text);
      },
      end: () => {
        this.#end();
      },
    });
  }

  get head(): ListHead {
    return this.#head;
  }

  get isWhole(): boolean {
    return this.#scanner.isWhole;
  }

  /** Whether the file has what a price list has. */
  get isList(): boolean {
    return ['products', 'PriceList', 'product'].some((name) => this.names.has(name));
  }

  push(text: string): ScanProblem | null {
    return this.#scanner.push(text);
  }

  finish(): ScanProblem | null {
    return this.#scanner.finish();
  }

  #enter(path: readonly string[]): Wish {
    const [first = '', second] = path;
    switch (path.length) {
      case 0:
        return 'into';
      case 1:
        return this.#enterRoot(first);
      case 2:
        if (first === 'terms') return second === 'OnDemand' ? 'into' : 'skip';
        return 'take';
      default:
        return this.#collector.wants(path[2] ?? '') ? 'take' : 'skip';
    }
  }

  #enterRoot(name: string): Wish {
    if (name === '*') return 'take';
    if (this.names.size < 1000) this.names.add(name);
    if (name === 'products' || name === 'PriceList') return 'into';
    // One product of get-products has its terms beside it; those of an offer file are by SKU and huge.
    if (name === 'terms' && this.#root.has('product')) return 'take';
    if (name === 'terms') {
      this.termsFirst ||= !this.names.has('products');
      return 'into';
    }
    return heads.has(name) ? 'take' : 'skip';
  }

  #take(path: readonly string[], text: string): void {
    const [first = '', second = '', sku = ''] = path;
    if (path.length === 0) this.#document(jsonOf(text));
    else if (first === '*') this.#document(jsonOf(text));
    else if (path.length === 1) this.#header(first, text);
    else if (first === 'PriceList') this.#document(jsonOf(text));
    else if (first === 'products') this.#bulkProduct(second, text);
    else this.#terms(sku, { [sku]: jsonOf(text) }, this.#head);
  }

  #header(name: string, text: string): void {
    this.#root.set(name, text);
    if (name === 'NextToken') this.#collector.hasMorePages = text !== 'null' && text !== '""';
    if (name === 'product' || name === 'terms') return;
    const value = jsonOf(text);
    if (typeof value !== 'string') return;
    if (name === 'offerCode') this.#collector.note(value);
    if (name === 'version') this.#head = { ...this.#head, version: value };
    if (name === 'publicationDate') this.#head = { ...this.#head, published: value };
  }

  #bulkProduct(sku: string, text: string): void {
    this.#collector.products += 1;
    if (!isWantedUsage(usageIn(text))) return;
    this.#product(sku, jsonOf(text));
  }

  #product(sku: string, product: unknown): boolean {
    const attributes = new Map<string, string>();
    for (const [name, value] of Object.entries(fieldsOf(fieldOf(product, 'attributes')))) {
      if (typeof value === 'string') attributes.set(attributeName(name), value);
    }
    const family = fieldOf(product, 'productFamily');
    if (typeof family === 'string') attributes.set('productfamily', family);
    return this.#collector.product(sku, attributes);
  }

  /** One product with its terms, as get-products gives it: an object, or a text of JSON. */
  #document(value: unknown): void {
    const document = typeof value === 'string' ? jsonOf(value) : value;
    const list = fieldOf(document, 'PriceList');
    if (Array.isArray(list)) {
      for (const one of list) this.#document(one);
      return;
    }
    const product = fieldOf(document, 'product');
    if (product === undefined) return;
    this.names.add('product');
    this.#collector.products += 1;
    const sku = textOf(fieldOf(product, 'sku'));
    if (!this.#product(sku, product)) return;
    const head = {
      version: textOf(fieldOf(document, 'version')),
      published: textOf(fieldOf(document, 'publicationDate')),
    };
    this.#terms(sku, fieldOf(fieldOf(document, 'terms'), 'OnDemand'), head);
  }

  /** Terms, or terms by SKU as offer files have them, one level deeper. */
  #terms(sku: string, value: unknown, head: ListHead): void {
    for (const term of Object.values(fieldsOf(value))) {
      const dimensions = fieldOf(term, 'priceDimensions');
      if (dimensions === undefined) {
        if (fieldOf(term, 'offerTermCode') === undefined) this.#innerTerms(sku, term, head);
        continue;
      }
      const effective = textOf(fieldOf(term, 'effectiveDate'));
      for (const dimension of Object.values(fieldsOf(dimensions))) {
        this.#collector.dimension(sku, dimensionOf(dimension), effective, head);
      }
    }
  }

  #innerTerms(sku: string, value: unknown, head: ListHead): void {
    for (const term of Object.values(fieldsOf(value))) {
      if (fieldOf(term, 'priceDimensions') !== undefined) this.#terms(sku, { term }, head);
    }
  }

  #end(): void {
    const product = this.#root.get('product');
    if (product !== undefined) {
      const text = (name: string) => this.#root.get(name) ?? 'null';
      this.#document({
        product: jsonOf(product),
        terms: jsonOf(text('terms')),
        version: jsonOf(text('version')),
        publicationDate: jsonOf(text('publicationDate')),
      });
    }
    this.#root = new Map();
  }
}

/** The usage type in the text of a product, found without parsing it; '' when there is none. */
function usageIn(text: string): string {
  const name = '"usagetype"';
  const at = text.indexOf(name);
  const open = at < 0 ? -1 : text.indexOf('"', at + name.length);
  return open < 0 ? '' : text.slice(open + 1, text.indexOf('"', open + 1));
}

function dimensionOf(value: unknown): Dimension {
  const prices = fieldsOf(fieldOf(value, 'pricePerUnit'));
  const currencies = Object.keys(prices);
  return {
    begin: textOf(fieldOf(value, 'beginRange') ?? fieldOf(value, 'startingRange')),
    end: textOf(fieldOf(value, 'endRange') ?? fieldOf(value, 'endingRange')),
    unit: textOf(fieldOf(value, 'unit')),
    usd: textOf(fieldOf(prices, 'USD')),
    currency: currencies.includes('USD') ? 'USD' : (currencies[0] ?? ''),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The own field of an object: never what every object inherits. */
function fieldOf(value: unknown, name: string): unknown {
  const fields = fieldsOf(value);
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Prices and ranges are texts; some tools write them as numbers. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
