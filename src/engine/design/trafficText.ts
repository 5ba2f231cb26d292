import { type Result, err, ok } from '../result.ts';
import type { Traffic } from './design.ts';
import { EVERY_CODE, icmpLabel, icmpTypesOf } from './icmpTypes.ts';
import { nearestName } from './nearestName.ts';
import { canonicalProtocol, hasPorts, hasTypes } from './protocols.ts';
import type { Refusal } from './refusal.ts';
import { everythingWords, namedPorts, protocolNames } from './trafficNames.ts';

/** The protocols that a field offers; any other IANA number can be written. */
export const usualProtocols = ['tcp', 'udp', 'icmp', 'icmpv6', 'all'] as const;

const LAST_PORT = 65_535;
const LAST_TYPE = 255;
const EXAMPLES = 'write a port such as 443, a range such as 8000-8100, or 443/tcp';

/** Words that say nothing which the rest does not. */
const FILLERS: ReadonlySet<string> = new Set(['port', 'ports', 'traffic', 'on', 'protocols']);

const refuse = (what: string, message: string, suggestion?: string): Result<never, Refusal> =>
  err({ type: `traffic/${what}`, message, ...(suggestion === undefined ? {} : { suggestion }) });

/** What the words of a text were found to be: a protocol, where one is named, and the rest in order. */
type Words = { readonly protocol: string | undefined; readonly rest: readonly string[] };

/**
 * The traffic that a person writes: `443`, `8000-8100`, `443/tcp`, `udp 53`, `https`, `icmp echo-request`, `icmp 3/4`,
 * `protocol 50`, `esp`, `all`, or nothing for every port. A protocol in the text wins over the one `chosen` beside it, by
 * its name or number; without either a port is one of tcp. Nothing is corrected: what is not understood is refused with
 * the nearest text that would be.
 *
 * Refuses with `traffic/several`, `/no-ports`, `/unreadable`, `/above-last`, `/reversed`, `/protocol-number`, `/two-protocols`
 * and `/icmp-type`.
 */
export function parseTraffic(text: string, chosen?: string): Result<Traffic, Refusal> {
  const words = wordsOf(text, chosen);
  if (!words.ok) return words;
  const { rest } = words.value;
  const protocol = words.value.protocol ?? chosen;
  const [first] = rest;
  const service = rest.length === 1 && first !== undefined ? namedPorts.get(first) : undefined;
  if (service !== undefined) return parseService(first ?? '', service, words.value, chosen);
  if (protocol !== undefined && hasTypes(protocol)) return parseTypes(rest, protocol);
  if (rest.length > 1 || first?.includes(',') === true) return severalPorts(text, rest);
  if (first !== undefined) return parsePorts(first, protocol ?? 'tcp');
  return protocol === undefined
    ? refuse('unreadable', `Nothing says what to let through; ${EXAMPLES}.`)
    : ok({ protocol, ports: null });
}

function severalPorts(text: string, words: readonly string[]): Result<never, Refusal> {
  const strange = words.find((word) => !/^[\d,-]+$/.test(word));
  if (strange !== undefined) return unreadable(strange, words);
  const [port] = words.join(',').split(',');
  const message = `“${text.trim()}” is more than one port or range, and a rule has one; ${EXAMPLES}.`;
  return refuse('several', message, port);
}

/** The word that is not understood, and the text with the nearest one in its place. */
function unreadable(word: string, words: readonly string[]): Result<never, Refusal> {
  const nearest = nearestName(word, [...protocolNames.keys(), ...namedPorts.keys()]);
  if (nearest === undefined) return refuse('unreadable', `“${word}” is not a port; ${EXAMPLES}.`);
  const suggestion = words.map((other) => (other === word ? nearest : other)).join(' ');
  return refuse('unreadable', `“${word}” is not a port or protocol; the nearest is ${nearest}.`, suggestion);
}

/** Several of them, separated by commas, semicolons or "and"; one without a protocol takes that of the one before it. */
export function parseTrafficList(text: string): Result<readonly Traffic[], Refusal> {
  const list: Traffic[] = [];
  for (const part of text.split(/[,;]|\band\b/i).filter((piece) => piece.trim() !== '')) {
    const read = parseTraffic(part, list.at(-1)?.protocol === 'udp' ? 'udp' : undefined);
    if (!read.ok) return read;
    list.push(read.value);
  }
  return list.length > 0 ? ok(list) : refuse('unreadable', `Nothing is written; ${EXAMPLES}.`);
}

/** The words in order, with the protocol taken out and what says nothing left out. */
function wordsOf(text: string, chosen: string | undefined): Result<Words, Refusal> {
  const all = text
    .toLowerCase()
    .replace(/\s*[-–—]\s*|(?<=\d)\s*(?:\.\.+|\bto\b)\s*(?=\d)/g, '-')
    .split(/[\s/:]+/)
    .filter((word) => word !== '' && !FILLERS.has(word));
  const named = new Set<string>();
  const rest: string[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const word = all[at] ?? '';
    const isNumber = word === 'protocol' || word === 'proto';
    const read = isNumber ? readProtocol(all[(at += 1)] ?? '') : ok(protocolNames.get(word));
    if (!read.ok) return read;
    if (read.value === undefined) rest.push(word);
    else named.add(read.value);
    if (word === 'ping') rest.push('echo-request');
  }
  if (named.size > 1) {
    return refuse('two-protocols', `“${text.trim()}” names two protocols, and a rule has one; write one.`);
  }
  return ok(withoutEverything([...named][0], rest, chosen));
}

/** "all" alone is every protocol; beside one, and where one is chosen "any", it is every port. */
function withoutEverything(
  protocol: string | undefined,
  words: readonly string[],
  chosen: string | undefined,
): Words {
  const everything = words.filter((word) => everythingWords.has(word));
  const rest = words.filter((word) => !everythingWords.has(word));
  const isAll = everything.some((word) => word === 'all' || word === 'everything' || chosen === undefined);
  return { protocol: protocol ?? (isAll ? 'all' : undefined), rest };
}

function readProtocol(word: string): Result<string, Refusal> {
  const named = protocolNames.get(word);
  if (named !== undefined) return ok(named);
  if (everythingWords.has(word)) return ok('all');
  if (/^\d{1,9}$/.test(word)) {
    if (Number(word) <= LAST_TYPE) return ok(canonicalProtocol(String(Number(word))));
    return refuse('protocol-number', `Protocol ${word} cannot be; they are numbered from 0 to ${LAST_TYPE}.`);
  }
  const nearest = nearestName(word, protocolNames.keys());
  return refuse(
    'protocol-number',
    `“${word}” is not a protocol; write tcp, udp, icmp or a number from 0 to ${LAST_TYPE}.`,
    nearest,
  );
}

function parseService(
  name: string,
  { protocol: usual, port }: { readonly protocol: string | null; readonly port: number },
  { protocol: named }: Words,
  chosen: string | undefined,
): Result<Traffic, Refusal> {
  const protocol = named ?? usual ?? (chosen === 'udp' ? chosen : undefined);
  if (protocol === undefined) {
    return refuse(
      'two-protocols',
      `${name.toUpperCase()} is udp ${port} and tcp ${port}; write one of them.`,
      `udp ${port}`,
    );
  }
  if (hasPorts(protocol)) return ok({ protocol, ports: { from: port, to: port } });
  return refuse(
    'no-ports',
    `${nameOf(protocol)} has no ports; ${name} is tcp or udp ${port}.`,
    `tcp ${port}`,
  );
}

function parsePorts(ports: string, protocol: string): Result<Traffic, Refusal> {
  if (!hasPorts(protocol)) {
    const name = protocol === 'all' ? 'All traffic' : nameOf(protocol);
    return refuse('no-ports', `${name} has no ports; clear the field, or choose tcp or udp.`, '');
  }
  const match = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(ports);
  if (match === null) return unreadable(ports, [ports]);
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  const highest = Math.max(from, to);
  if (highest > LAST_PORT)
    return refuse('above-last', `Port ${highest} is above ${LAST_PORT}, the last one.`);
  if (from > to)
    return refuse('reversed', `The range is the wrong way round; write ${to}-${from}.`, `${to}-${from}`);
  return ok({ protocol, ports: { from, to } });
}

/** Type and code: `echo-request`, `8`, `type 3 code 4`, `3/4`, `destination unreachable`. */
function parseTypes(words: readonly string[], protocol: string): Result<Traffic, Refusal> {
  const all = words.filter((word) => word !== 'type');
  if (all.length === 0) return ok({ protocol, ports: null });
  const codeAt = all.includes('code')
    ? all.indexOf('code')
    : all.findIndex((word, at) => at > 0 && /^\d+$/.test(word));
  const typeWords = codeAt < 0 ? all : all.slice(0, codeAt);
  const codeWords = (codeAt < 0 ? [] : all.slice(codeAt)).filter((word) => word !== 'code');
  const type = readType(typeWords.join('-'), protocol);
  if (!type.ok) return type;
  const [code] = codeWords;
  if (code === undefined) return ok({ protocol, ports: { from: type.value, to: EVERY_CODE } });
  if (codeWords.length > 1 || !/^\d{1,9}$/.test(code) || Number(code) > LAST_TYPE) {
    const suggestion = `${protocol} type ${type.value}`;
    return refuse(
      'icmp-type',
      `“${codeWords.join(' ')}” is not a code; codes go from 0 to ${LAST_TYPE}.`,
      suggestion,
    );
  }
  return ok({ protocol, ports: { from: type.value, to: Number(code) } });
}

function readType(word: string, protocol: string): Result<number, Refusal> {
  const types = icmpTypesOf(protocol);
  const named = Object.hasOwn(types, word) ? types[word] : undefined;
  if (named !== undefined) return ok(named);
  if (/^\d{1,9}$/.test(word) && Number(word) <= LAST_TYPE) return ok(Number(word));
  const nearest = nearestName(word, Object.keys(types));
  return refuse(
    'icmp-type',
    `“${word}” is not a type of ${protocol}; write a number from 0 to ${LAST_TYPE} or a name such as ${nearest ?? 'echo-request'}.`,
    nearest === undefined ? undefined : `${protocol} ${nearest}`,
  );
}

function nameOf(protocol: string): string {
  return /^\d/.test(protocol) ? `Protocol ${protocol}` : protocol.toUpperCase();
}

/** What a port field shows of a rule: `443`, `8000-8100`, `echo-request`, `type 3 code 4`, or nothing for all. */
export function formatPorts({ protocol, ports }: Traffic): string {
  if (ports === null) return '';
  if (hasTypes(protocol)) return icmpLabel(protocol, ports);
  return ports.from === ports.to ? String(ports.from) : `${ports.from}-${ports.to}`;
}
