/*
 * The stack's identifiers come from the design's ids alone, never from a position or a name: CloudFormation
 * replaces whatever changes its logical id, and a replaced subnet is an outage.
 */

/** Ids the stack and CDK itself use. */
const RESERVED = [
  'Vpc',
  'VpcId',
  'VpcRef',
  'InternetGateway',
  'InternetGatewayAttachment',
  'VpcIpv6Block',
  'EgressOnlyInternetGateway',
  'TransitGatewayId',
  'TransitGatewayAttachment',
  'FlowLog',
  'FlowLogGroup',
  'Default',
  'Resource',
  'CDKMetadata',
  'BootstrapVersion',
];

/** Names that mean something to the language or to every object. */
const WORDS = new Set(
  (
    'arguments as async await break case catch class const constructor continue debugger default delete do else enum ' +
    'eval export extends false finally for from function get hasOwnProperty if implements import in instanceof ' +
    'interface isPrototypeOf let namespace new null of package private propertyIsEnumerable protected prototype ' +
    'public return set static super switch this throw toLocaleString toString true try type typeof undefined ' +
    'valueOf var void while with yield'
  ).split(' '),
);

/** `ecs-a` as `EcsA`: letters and digits only, a letter first. Two ids may give the same; see {@link Names}. */
export function pascalCase(id: string): string {
  const words = id.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `X${joined}`;
}

/** `EcsA` as the property `ecsA`; a word of the language gets `Group` after it. */
export function propertyName(stem: string): string {
  const name = stem.charAt(0).toLowerCase() + stem.slice(1);
  return WORDS.has(name) ? `${name}Group` : name;
}

/**
 * Hands out stems for identifiers so that everything built on them is unique, upper and lower case alike. The first
 * to come keeps the plain form; a later id that would collide with it gets a mark made from itself, so that adding
 * something never renames what was there.
 */
export type Names = {
  /** The stem for `id`, all of whose identifiers (`identifiersOf`) are now taken. */
  readonly claim: (id: string, identifiersOf: (stem: string) => readonly string[]) => string;
};

/** A registry in which only the stack's own ids are taken. */
export function createNames(): Names {
  const taken = new Set(RESERVED.map((name) => name.toLowerCase()));
  return {
    claim: (id, identifiersOf) => {
      const plain = pascalCase(id);
      let stem = plain;
      for (let salt = 0; !isFree(taken, identifiersOf(stem)); salt += 1) stem = plain + mark(id, salt);
      for (const name of identifiersOf(stem)) taken.add(name.toLowerCase());
      return stem;
    },
  };
}

function isFree(taken: ReadonlySet<string>, names: readonly string[]): boolean {
  return names.every((name) => !taken.has(name.toLowerCase()));
}

/** Eight hexadecimal digits that depend on `id` alone (FNV-1a, 32 bits). */
function mark(id: string, salt: number): string {
  let hash = 0x811c9dc5 + salt;
  for (let place = 0; place < id.length; place += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(place), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0').toUpperCase();
}

/** A CIDR as the part of an identifier: `10.20.0.0/16` is `10x20x0x0p16`. */
export function cidrName(cidr: string): string {
  return cidr
    .toLowerCase()
    .replace(/[.:]/g, 'x')
    .replace('/', 'p')
    .replace(/[^a-z0-9]/g, '');
}
