import { parseIpv4 } from '../cidr/cidr.ts';
import { dynamodbPrefixListId, s3PrefixListId } from '../regions/prefixLists.ts';
import { type Result, err, ok } from '../result.ts';
import { type Design, entryOf, type Id, type Peer, prefixListIdSchema } from './design.ts';
import { nearestName } from './nearestName.ts';
import { nameKey, peerNames } from './peerNames.ts';
import type { Refusal } from './refusal.ts';
import { canonicalBlock, endpointName, peerOf, peerRef } from './traffic.ts';

/** The words that stand for every address. */
const EVERYWHERE: Readonly<Record<string, string>> = {
  anywhere: '0.0.0.0/0',
  everywhere: '0.0.0.0/0',
  internet: '0.0.0.0/0',
  world: '0.0.0.0/0',
  'anywhere ipv4': '0.0.0.0/0',
  'anywhere ipv6': '::/0',
  'anywhere-ipv4': '0.0.0.0/0',
  'anywhere-ipv6': '::/0',
};

/** The words by which a rule names the group that it belongs to. */
const SELF: ReadonlySet<string> = new Set(['self', 'itself', 'this group', 'same group']);

const refuse = (what: string, message: string, suggestion?: string): Result<never, Refusal> =>
  err({ type: `peer/${what}`, message, ...(suggestion === undefined ? {} : { suggestion }) });

/**
 * The other side of a rule as a person writes it: a group by its name or id, with or without "sg", or by the one workload
 * or the workloads that wear it alone; "self"; "anywhere"; a block, or an address for that one address; a gateway endpoint
 * by its service; a prefix list by its id, those of S3 and DynamoDB also by the name that AWS gives them; and a ref such
 * as `group:alb`, which always means what it says. `group` is the rule's own one, where there is one.
 *
 * Refuses, with the nearest text that would do, with `peer/empty`, `/unknown`, `/ambiguous`, `/not-a-block`, `/a-range`,
 * `/no-self`, `/interface-endpoint` and `/prefix-list`.
 */
export function readPeer(design: Design, text: string, group: Id | null): Result<Peer, Refusal> {
  const key = nameKey(text).replace(/^the /, '');
  if (key === '')
    return refuse('empty', 'Say who: a group, an address range such as 10.0.0.0/16, or "anywhere".');
  if (/^(group|cidr|endpoint|prefix-list):/.test(key)) return readRefText(design, text.trim());
  if (SELF.has(key)) return readSelf(group);
  const everywhere = entryOf(EVERYWHERE, key);
  if (everywhere !== undefined) return ok({ kind: 'cidr', cidr: everywhere });
  if (/^pl-/.test(key) && prefixListIdSchema.safeParse(key).success) {
    return ok({ kind: 'prefix-list', prefixList: key });
  }
  const named = byName(design, key);
  if (looksLikeAddress(key)) return readAddresses(key);
  return named ?? readListName(design.region, key) ?? unknownPeer(design, text, key);
}

/**
 * A peer as {@link readPeer} reads it back: a group by its name where no other thing is called the same, "self", a block,
 * a service; otherwise its ref.
 */
export function peerText(design: Design, peer: Peer, group: Id | null): string {
  const short = shortText(design, peer, group);
  const read = readPeer(design, short, group);
  return read.ok && peerRef(read.value) === peerRef(peer) ? short : peerRef(peer);
}

function shortText(design: Design, peer: Peer, group: Id | null): string {
  switch (peer.kind) {
    case 'cidr':
      return peer.cidr;
    case 'group':
      return peer.group === group ? 'self' : (entryOf(design.securityGroups, peer.group)?.name ?? peer.group);
    case 'endpoint':
      return endpointName(entryOf(design.endpoints, peer.endpoint)?.service ?? peer.endpoint);
    case 'prefix-list':
      return peer.prefixList;
  }
}

function readSelf(group: Id | null): Result<Peer, Refusal> {
  if (group !== null) return ok({ kind: 'group', group });
  return refuse('no-self', 'Nothing says which group "self" is; write the name of the group.');
}

function readRefText(design: Design, ref: string): Result<Peer, Refusal> {
  const peer = peerOf(ref);
  if (peer === undefined) return refuse('unknown', `"${ref}" names nothing that a rule may name.`);
  if (peer.kind === 'cidr') return readAddresses(peer.cidr);
  if (peer.kind === 'prefix-list') {
    return prefixListIdSchema.safeParse(peer.prefixList).success
      ? ok(peer)
      : refuse('prefix-list', `"${peer.prefixList}" is not a prefix list id such as pl-63a5400a.`);
  }
  if (peer.kind === 'group' && entryOf(design.securityGroups, peer.group) !== undefined) return ok(peer);
  if (peer.kind === 'endpoint' && entryOf(design.endpoints, peer.endpoint)?.type === 'gateway')
    return ok(peer);
  return unknownPeer(design, ref, ref.slice(ref.indexOf(':') + 1));
}

/** What the design calls so; `undefined` when nothing is. Names of the design come before shortened ones. */
function byName(design: Design, key: string): Result<Peer, Refusal> | undefined {
  const { exact, loose } = peerNames(design);
  const bare = key.replace(/ (security group|gateway endpoint|endpoint|group)$/, '');
  const found = exact.get(key) ?? exact.get(bare) ?? loose.get(key) ?? loose.get(bare);
  const [first, second] = found ?? [];
  if (first === undefined) return undefined;
  if (second === undefined) return ok(first);
  const meant = (found ?? []).map((peer) => peerRef(peer)).join(' or ');
  return refuse('ambiguous', `“${key}” may be ${meant}; write one of them.`, peerRef(first));
}

const looksLikeAddress = (key: string): boolean =>
  /^\d+(\.\d+)+(\/\d*)?$/.test(key) || /^[0-9a-f]{0,4}(:[0-9a-f.]{0,15}){2,8}(\/\d*)?$/.test(key);

/** A block, or one address as the block of it alone. */
function readAddresses(text: string): Result<Peer, Refusal> {
  const isAddress = !text.includes('/') && (text.includes(':') || parseIpv4(text).ok);
  const read = canonicalBlock(isAddress ? `${text}/${text.includes(':') ? 128 : 32}` : text);
  if (read.ok) return ok({ kind: 'cidr', cidr: read.value });
  return refuse('not-a-block', read.error.message, read.error.suggestion);
}

/** What is written like a prefix list and is no id; `undefined` for everything else. */
function readListName(region: string, key: string): Result<Peer, Refusal> | undefined {
  if (/^pl-[^ ]*$/.test(key))
    return refuse('prefix-list', `"${key}" is not a prefix list id such as pl-63a5400a.`);
  const [, home, service] = /^com\.amazonaws\.([a-z0-9-]+)\.(s3|dynamodb)$/.exec(key) ?? [];
  if (service === undefined) return undefined;
  if (home !== region) {
    const own = `com.amazonaws.${region}.${service}`;
    return refuse('prefix-list', `A rule names the prefix lists of its own region; write ${own}.`, own);
  }
  const id = service === 's3' ? s3PrefixListId(region) : dynamodbPrefixListId(region);
  if (id !== undefined) return ok({ kind: 'prefix-list', prefixList: id });
  const command = 'aws ec2 describe-managed-prefix-lists';
  return refuse('prefix-list', `The id of ${key} is not known here; write the one that "${command}" says.`);
}

function unknownPeer(design: Design, text: string, key: string): Result<Peer, Refusal> {
  const { exact, loose, ranges } = peerNames(design);
  const range = ranges.get(key) ?? ranges.get(key.replace(/ (tier|subnet|subnets|network)$/, ''));
  if (range !== undefined) return notARange(text, range);
  const throughGroup = interfaceEndpoint(design, key);
  if (throughGroup !== undefined) return throughGroup;
  const names = [...exact.keys(), ...loose.keys()];
  const parts = names.filter((name) => name.split(/[-_. ]/).includes(key.replace(/s$/, '')));
  const nearest =
    nearestName(key, [...names, ...Object.keys(EVERYWHERE), ...SELF]) ??
    (parts.length === 1 ? parts[0] : undefined);
  const [meant] = (nearest === undefined ? undefined : (exact.get(nearest) ?? loose.get(nearest))) ?? [];
  const offered = meant === undefined ? nearest : peerText(design, meant, null);
  const hint =
    offered === undefined ? 'write a group, an address range or "anywhere"' : `the nearest is ${offered}`;
  return refuse('unknown', `Nothing in this design is called “${text.trim()}”; ${hint}.`, offered);
}

function notARange(text: string, cidrs: readonly string[]): Result<never, Refusal> {
  const [first] = cidrs;
  if (first === undefined) {
    return refuse('a-range', `“${text.trim()}” has no addresses yet, and a rule names addresses or a group.`);
  }
  const others = cidrs.length > 1 ? `, one rule for each of ${cidrs.join(', ')}` : '';
  return refuse(
    'a-range',
    `A rule names addresses or a group; “${text.trim()}” is ${first}${others}.`,
    first,
  );
}

function interfaceEndpoint(design: Design, key: string): Result<never, Refusal> | undefined {
  const service = key.replace(/ (interface )?endpoint$/, '');
  const found = Object.entries(design.endpoints).find(
    ([id, endpoint]) => id === service || endpoint.service === service,
  );
  const endpoint = found?.[1];
  if (endpoint?.type !== 'interface') return undefined;
  const [group] = endpoint.securityGroups;
  if (group === undefined) {
    const message = `Rules reach the interface endpoint of ${endpoint.service} through its security group, and it has none yet.`;
    return refuse('interface-endpoint', message);
  }
  const name = peerText(design, { kind: 'group', group }, null);
  const message = `Rules reach the interface endpoint of ${endpoint.service} through its security group; use ${name}.`;
  return refuse('interface-endpoint', message, name);
}
