import { z } from '../schema.ts';

import { err, ok, type Result } from '../result.ts';
import { type PriceBook, type Price, type Quantity, type TieredPrice, tiersJoin } from './priceBook.ts';
import { flatPriceUnits, globalPriceUnits, globalQuantityUnits, tieredPriceUnits } from './priceKeys.ts';

/*
 * The door for price books from outside. A file that is no price book is refused. In a price book, one price that
 * cannot be true must not take the others with it: it becomes unknown and is listed, so that totals built on it
 * are shown as partial instead of wrong.
 */

/** Why something is no price book, as one sentence. */
export type PriceBookRefusal = { readonly type: 'prices/not-a-price-book'; readonly message: string };

/** A book that can be used, and one sentence for each entry that could not. */
export type ReadPriceBook = { readonly book: PriceBook; readonly problems: readonly string[] };

/** No AWS network price per unit comes near this; above it, a total could overflow. */
const HIGHEST_USD = 1_000_000;

const amount = z.number('is not an amount').min(0, 'is below 0').max(HIGHEST_USD, 'is above any AWS price');
const asOf = z.string().regex(/^(undated|\d{4}|\d{4}-\d{2}-\d{2})$/, 'is not a date such as 2026-09-21');
const provenance = {
  unit: z.string(),
  source: z.string(),
  asOf,
  confirmedBy: z.strictObject({ source: z.string(), asOf }).exactOptional(),
  note: z.string().exactOptional(),
};

const priceSchema = z.strictObject({ usd: amount.nullable(), ...provenance });
const quantitySchema = z.strictObject({ amount: amount.nullable(), ...provenance });
const tierSchema = z.strictObject({
  fromGb: z.number().min(0),
  toGb: z.number().nullable(),
  usdPerGb: amount,
});
const tiersSchema = z.array(tierSchema).refine((tiers) => tiersJoin(tiers), 'do not join from 0 GB upwards');
const tieredPriceSchema: z.ZodType<TieredPrice> = z.strictObject({
  tiers: tiersSchema.nullable(),
  ...provenance,
});

const bookSchema = z.strictObject({
  currency: z.literal('USD', 'is not USD'),
  generated: z.iso.date(),
  sources: z.record(
    z.string(),
    z.strictObject({
      what: z.string(),
      publicationDate: z.string().nullable(),
      kind: z.string(),
      citation: z.string().exactOptional(),
    }),
  ),
  global: z.record(z.string(), z.unknown()),
  regions: z.record(
    z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is not a region such as us-east-1'),
    z.record(z.string(), z.unknown()),
  ),
});

type Entries = Readonly<Record<string, unknown>>;
type Context = { readonly sources: Entries; readonly problems: string[] };
type Sourced = { readonly source: string; readonly confirmedBy?: { readonly source: string } };

/** The value of `schema` at `key`, or what `unknown` makes of the key's unit, with a sentence that says why. */
function readEntry<T extends Sourced>(
  context: Context,
  place: string,
  entries: Entries,
  key: string,
  schema: z.ZodType<T>,
  unknown: () => T,
): T {
  if (!Object.hasOwn(entries, key)) {
    context.problems.push(`${place} has no ${key}; it counts as unknown.`);
    return unknown();
  }
  const read = schema.safeParse(entries[key]);
  if (!read.success) {
    const issue = read.error.issues[0];
    const path = [key, ...(issue?.path ?? [])].join('.');
    context.problems.push(`${place}: ${path} ${issue?.message ?? 'is not a price'}; it counts as unknown.`);
    return unknown();
  }
  const { source, confirmedBy } = read.data;
  const missing = [source, confirmedBy?.source ?? source].find(
    (name) => !Object.hasOwn(context.sources, name),
  );
  if (missing !== undefined) {
    context.problems.push(
      `${place}: ${key} names the source ${JSON.stringify(missing)}, which is not among the sources; it counts as unknown.`,
    );
    return unknown();
  }
  return read.data;
}

/** One entry for each key of `units`, in their order. */
function readEntries<Key extends string, T extends Sourced>(
  context: Context,
  place: string,
  entries: Entries,
  units: Readonly<Record<Key, string>>,
  schema: z.ZodType<T>,
  unknown: (unit: string) => T,
): Record<Key, T> {
  const keys = Object.keys(units) as Key[];
  return Object.fromEntries(
    keys.map((key) => [key, readEntry(context, place, entries, key, schema, () => unknown(units[key]))]),
  ) as Record<Key, T>;
}

function reportStrangers(
  context: Context,
  place: string,
  entries: Entries,
  ...known: readonly object[]
): void {
  for (const key of Object.keys(entries)) {
    if (!known.some((units) => Object.hasOwn(units, key))) {
      context.problems.push(`${place}: ${JSON.stringify(key)} is not the name of a price; it is left out.`);
    }
  }
}

/**
 * A price book from anywhere. An entry that is negative, not a finite number, text, missing, without a known source
 * or with tiers that do not join becomes unknown, and `problems` has a sentence for it. A region that is missing
 * stays missing. Refuses with `prices/not-a-price-book` what does not have the shape of a book at all.
 */
export function readPriceBook(input: unknown): Result<ReadPriceBook, PriceBookRefusal> {
  const read = bookSchema.safeParse(input);
  if (!read.success) return err(refusal(read.error));
  const { currency, generated, sources, global, regions } = read.data;
  const problems: string[] = [];
  const context: Context = { sources, problems };

  const unknownEntry = (unit: string) => ({ unit, source: 'unknown', asOf: generated });
  const unknownPrice = (unit: string): Price => ({ usd: null, ...unknownEntry(unit) });
  const unknownTiers = (unit: string): TieredPrice => ({ tiers: null, ...unknownEntry(unit) });
  const unknownQuantity = (unit: string): Quantity => ({ amount: null, ...unknownEntry(unit) });

  const readRegion = (code: string, entries: Entries) => {
    reportStrangers(context, code, entries, flatPriceUnits, tieredPriceUnits);
    return {
      ...readEntries(context, code, entries, flatPriceUnits, priceSchema, unknownPrice),
      ...readEntries(context, code, entries, tieredPriceUnits, tieredPriceSchema, unknownTiers),
    };
  };
  reportStrangers(context, 'global', global, globalPriceUnits, globalQuantityUnits);
  const book: PriceBook = {
    currency,
    generated,
    // What became unknown must still find its source.
    sources: { ...sources, unknown: sources['unknown'] ?? unknownSource },
    global: {
      ...readEntries(context, 'global', global, globalPriceUnits, priceSchema, unknownPrice),
      ...readEntries(context, 'global', global, globalQuantityUnits, quantitySchema, unknownQuantity),
    },
    regions: Object.fromEntries(
      Object.entries(regions).map(([code, entries]) => [code, readRegion(code, entries)]),
    ),
  };
  return ok({ book, problems });
}

const unknownSource = { what: 'No usable price was given', publicationDate: null, kind: 'not found' };

function refusal(error: z.ZodError): PriceBookRefusal {
  const issue = error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? 'The file' : issue.path.join('.');
  const what = issue?.message ?? 'is not a price book';
  const message = `${place}: ${what}; a price book has currency USD, generated, sources, global and regions.`;
  return { type: 'prices/not-a-price-book', message };
}
