import type { Design, Id } from '../../design/design.ts';
import { secretIn } from '../../design/secretText.ts';
import { awsPage, type FindingRule, type Found } from './rule.ts';

/** A secret in a name, note, description, tag or any other text: it would be handed on with the package. */
export const secretInText: FindingRule = {
  id: 'secretInText',
  title: 'Texts that hold what looks like a secret',
  severity: 'warning',
  source: awsPage(
    'SEC02-BP03 Store and use secrets securely',
    'wellarchitected/latest/security-pillar/sec_identities_secrets.html',
  ),
  find: ({ design }) => [
    ...things.flatMap(([record, kind, word]) => inRecord(design[record], kind, word)),
    ...wholes.flatMap(([part, word]) => inWhole(design[part], part, word)),
  ],
};

type Hit = { readonly field: string; readonly what: string };

/** Nearly every text is harmless; one list for all of them. */
const NONE: readonly Hit[] = [];

type Part = keyof Design;

/** What the design holds by id: the kind of its refs, and what it is called. */
const things = [
  ['tiers', 'tier', 'tier'],
  ['subnets', 'subnet', 'subnet'],
  ['workloads', 'workload', 'workload'],
  ['routeTables', 'route-table', 'route table'],
  ['endpoints', 'endpoint', 'endpoint'],
  ['networks', 'network', 'network'],
  ['securityGroups', 'group', 'security group'],
  ['rules', 'rule', 'rule'],
  ['networkAcls', 'network-acl', 'network ACL'],
  ['intents', 'intent', 'intent'],
  ['assumptions', 'assumption', 'assumption'],
  ['decisions', 'decision', 'decision'],
  ['comments', 'comment', 'comment'],
  ['signOffs', 'sign-off', 'signature'],
] as const satisfies readonly (readonly [Part, string, string])[];

/** Its other parts with text; what is left of it holds none that a person could type a secret into. */
const wholes = [
  ['name', 'the name of the design'],
  ['notes', 'the notes of the design'],
  ['vpc', 'the VPC'],
  ['dataTransfer', 'the data flows'],
  ['pricing', 'the prices'],
  ['tags', 'the tags'],
  ['setAside', 'the reasons for what was set aside'],
  ['tracker', 'the tracker'],
  ['deployment', 'the deployment'],
] as const satisfies readonly (readonly [Part, string])[];

/** Fields in words; what stands in another is said to be in the thing itself. */
const FIELDS: Readonly<Record<string, string>> = {
  name: 'the name',
  notes: 'the notes',
  description: 'the description',
  policy: 'the policy',
  text: 'the text',
  title: 'the title',
  context: 'the context',
  decision: 'the text',
  consequences: 'the consequences',
};

function inRecord(record: Readonly<Record<Id, object>>, kind: string, word: string): readonly Found[] {
  return remembered(record, () =>
    Object.entries(record).flatMap(([id, thing]) => {
      const hits = remembered(thing, () => hitsIn(thing));
      return hits.length === 0 ? [] : [found(`${kind}:${id}`, `${word} ${calledBy(thing, id)}`, hits)];
    }),
  );
}

function inWhole(whole: string | object | null, part: string, word: string): readonly Found[] {
  if (whole === null) return [];
  if (typeof whole === 'string') return wholeFound(part, word, hitsIn(whole));
  return remembered(whole, () => wholeFound(part, word, hitsIn(whole)));
}

function wholeFound(part: string, word: string, hits: readonly Hit[]): readonly Found[] {
  return hits.length === 0 ? [] : [{ ...found(part, word, hits), subjects: part === 'vpc' ? ['vpc'] : [] }];
}

/** The sentence says where it stands and what it looks like; it never repeats the text. */
function found(about: string, thing: string, hits: readonly Hit[]): Found {
  const [{ field, what } = { field: '', what: 'a secret' }] = hits;
  const place = FIELDS[field];
  const more = hits.length === 1 ? '' : ', and not only there';
  return {
    about,
    title: `In ${place === undefined ? thing : `${place} of ${thing}`} stands what looks like ${what}${more}.`,
    why: 'Whoever gets the design, its package or its drawing can read it. Take it out, and make it invalid if the design has left your hands before; older versions and the history of this browser still hold it.',
    subjects: [about],
  };
}

/** By its name, or by its id where the name is what must not be repeated. */
function calledBy(thing: object, id: Id): string {
  const named = thing as { readonly name?: string; readonly title?: string; readonly service?: string };
  const name = named.name ?? named.title ?? named.service ?? id;
  return secretIn(name) === undefined ? name : id;
}

/** Every text in a value that looks like a secret, with the field that it stands in. */
function hitsIn(value: unknown): readonly Hit[] {
  const hits: Hit[] = [];
  collect(value, '', hits);
  return hits.length === 0 ? NONE : hits;
}

function collect(value: unknown, field: string, hits: Hit[]): void {
  if (typeof value === 'string') {
    const what = secretIn(value);
    if (what !== undefined) hits.push({ field, what });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value as Readonly<Record<string, unknown>>)) {
      collect(inner, Array.isArray(value) ? field : key, hits);
      // A tag's key is a text too; ids are too short for any secret but the id of a key, and are lower case.
      collect(key, '', hits);
    }
  }
}

const memory = new WeakMap<object, unknown>();

/** What was found in a part of the design: an edit leaves most parts the same, and they need not be read again. */
function remembered<T>(part: object, find: () => T): T {
  if (memory.has(part)) return memory.get(part) as T;
  const found = find();
  memory.set(part, found);
  return found;
}
