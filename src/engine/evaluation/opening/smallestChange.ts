import { applyCommand, type Command } from '../../commands/command.ts';
import type { Design } from '../../design/design.ts';
import type { Refusal } from '../../design/refusal.ts';
import { ok, type Result } from '../../result.ts';
import { openersAt } from './openersAt.ts';
import {
  isGranted,
  type Openers,
  type Stop,
  stopsOf,
  type Tried,
  triedDesign,
  type Wish,
} from './openingWish.ts';
import type { Naming } from './wayEnds.ts';

/** The edits that open a way, proved by asking again; or why none is known, as a sentence. */
type Change =
  | { readonly ok: true; readonly commands: readonly Command[]; readonly after: Tried }
  | { readonly ok: false; readonly why: string };

/** How many designs are tried before one is as good as it gets. */
const MOST_TRIED = 160;
/** How many changes are weighed against each other. */
const MOST_FOUND = 4;

type Search = {
  readonly wish: Wish;
  readonly naming: Naming;
  readonly found: (readonly Command[])[];
  tried: number;
  /** The reason at the stop that nothing helped against, the last one met. */
  stuck: string | null;
};

/**
 * The smallest change after which everything asked for arrives and is answered: the fewest edits, of equals the narrowest.
 * What blocks is taken away one thing after the other, each edit is applied and asked about again, and of what opened
 * the way every edit that it does not need is left out.
 */
export function smallestChange(start: Tried, wish: Wish): Change {
  const namings: readonly Naming[] = hasRange(wish) ? ['groups', 'ranges'] : ['groups'];
  const searches = namings.map((naming): Search => ({ wish, naming, found: [], tried: 0, stuck: null }));
  for (const search of searches) explore(search, start, []);
  const [best] = searches
    .flatMap(({ found }) => found)
    .map((commands) => withoutSpare(start, wish, commands))
    .sort((a, b) => a.length - b.length || breadthOf(a) - breadthOf(b));
  const after = best === undefined ? undefined : designAfter(start.design, best);
  if (best !== undefined && after?.ok === true) {
    return { ok: true, commands: best, after: triedDesign(after.value, start) };
  }
  const stuck = searches.find((search) => search.stuck !== null)?.stuck;
  return { ok: false, why: stuck ?? 'No change is known that opens all of it.' };
}

function hasRange({ from, to }: Wish): boolean {
  return [from, to].some(({ kind }) => kind === 'cidr' || kind === 'subnet');
}

function explore(search: Search, tried: Tried, commands: readonly Command[]): void {
  const stops = stopsOf(tried, search.wish);
  const [stop] = stops;
  if (stop === undefined) {
    search.found.push(commands);
    return;
  }
  const { choices, why } = openersFor(search, tried, stops, stop);
  let refused: string | undefined;
  let taken = 0;
  for (const choice of choices.filter((one) => isNew(commands, one))) {
    if (search.found.length >= MOST_FOUND || search.tried >= MOST_TRIED) return;
    const after = designAfter(tried.design, choice);
    if (after.ok) {
      taken += 1;
      search.tried += 1;
      explore(search, triedDesign(after.value, tried), [...commands, ...choice]);
    } else refused ??= after.error.message;
  }
  if (taken === 0) search.stuck = refused ?? why ?? stop.hop.why;
}

/** What gets past the first stop; past all others too where they are groups, whose rules do not hang on each other. */
function openersFor({ wish, naming }: Search, tried: Tried, stops: readonly Stop[], first: Stop): Openers {
  const openers = openersAt(tried, wish, first, naming);
  if (first.hop.kind !== 'group' || openers.choices.length === 0) return openers;
  const all = stops
    .filter(({ hop }) => hop.kind === 'group')
    .flatMap((stop) => openersAt(tried, wish, stop, naming).choices[0] ?? []);
  const byText = new Map(all.map((command) => [JSON.stringify(command), command]));
  return { ...openers, choices: [[...byText.values()]] };
}

/** An edit that was made already did not help; making it again would go round in circles. */
function isNew(commands: readonly Command[], choice: readonly Command[]): boolean {
  const made = new Set(commands.map((command) => JSON.stringify(command)));
  return choice.length > 0 && choice.every((command) => !made.has(JSON.stringify(command)));
}

/** The design after these edits; refused when one of them is. */
function designAfter(design: Design, commands: readonly Command[]): Result<Design, Refusal> {
  let edited = design;
  for (const command of commands) {
    const next = applyCommand(edited, command);
    if (!next.ok) return next;
    edited = next.value;
  }
  return ok(edited);
}

/** The edits without those that the others make needless, earlier ones looked at first. */
function withoutSpare(start: Tried, wish: Wish, commands: readonly Command[]): readonly Command[] {
  let needed = commands;
  for (const command of commands) {
    const fewer = needed.filter((one) => one !== command);
    const after = designAfter(start.design, fewer);
    if (after.ok && isGranted(triedDesign(after.value, start), wish)) needed = fewer;
  }
  return needed;
}

/** How much more than what is asked edits may open: rules and entries name it, routes and tiers lead everything. */
function breadthOf(commands: readonly Command[]): number {
  return commands.reduce((sum, command) => sum + breadthOfOne(command), 0);
}

function breadthOfOne(command: Command): number {
  switch (command.type) {
    case 'addRule':
      return command.peer.kind === 'cidr' ? 2 : 1;
    case 'putNetworkAcl':
    case 'setEndpoint':
    case 'addEndpoint':
      return 3;
    case 'putRouteTable':
    case 'setSubnet':
      return 5;
    default:
      return 8;
  }
}
