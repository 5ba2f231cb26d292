import { type Result, err, ok } from '../result.ts';
import type { Traffic } from './design.ts';
import type { Refusal } from './refusal.ts';

/** The protocols that a field offers; any other IANA number can be written. */
export const usualProtocols = ['tcp', 'udp', 'icmp', 'all'] as const;

const LAST_PORT = 65_535;
const EXAMPLES = 'write a port such as 443, a range such as 8000-8100, or 443/tcp';

const refuse = (what: string, message: string, suggestion?: string): Result<never, Refusal> =>
  err({ type: `traffic/${what}`, message, ...(suggestion === undefined ? {} : { suggestion }) });

/**
 * The traffic that a person writes into a port field: `443`, `8000-8100`, `443/tcp`, `udp 53`, `all`, or nothing for
 * every port. A protocol in the text wins over the one `chosen` beside it. Refuses with `traffic/several`,
 * `traffic/no-ports`, `traffic/unreadable`, `traffic/above-last` and `traffic/reversed`.
 */
export function parseTraffic(text: string, chosen: string): Result<Traffic, Refusal> {
  const words = text
    .toLowerCase()
    .replace(/\s*[-–—]\s*/g, '-')
    .split(/[\s/:]+/)
    .filter((word) => word !== '');
  const isProtocol = (word: string) => (usualProtocols as readonly string[]).includes(word);
  const named = words.filter(isProtocol);
  const protocol = named[0] ?? chosen;
  const rest = words.filter((word) => !isProtocol(word) && word !== 'any' && word !== '*');
  if (named.length > 1 || rest.length > 1) {
    return refuse('several', `“${text.trim()}” is more than one port or range; ${EXAMPLES}.`);
  }
  const [ports] = rest;
  if (ports === undefined) return ok({ protocol, ports: null });
  if (protocol !== 'tcp' && protocol !== 'udp') {
    const name = protocol === 'all' ? 'All traffic' : protocol.toUpperCase();
    return refuse('no-ports', `${name} has no ports; clear the field, or choose tcp or udp.`, '');
  }
  return parsePorts(ports, protocol);
}

function parsePorts(ports: string, protocol: string): Result<Traffic, Refusal> {
  const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(ports);
  if (match === null) return refuse('unreadable', `“${ports}” is not a port; ${EXAMPLES}.`);
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  const highest = Math.max(from, to);
  if (highest > LAST_PORT)
    return refuse('above-last', `Port ${highest} is above ${LAST_PORT}, the last one.`);
  if (from > to)
    return refuse('reversed', `The range is the wrong way round; write ${to}-${from}.`, `${to}-${from}`);
  return ok({ protocol, ports: { from, to } });
}

/** What a port field shows of a rule: `443`, `8000-8100`, or nothing for every port. */
export function formatPorts({ ports }: Traffic): string {
  if (ports === null) return '';
  return ports.from === ports.to ? String(ports.from) : `${ports.from}-${ports.to}`;
}
