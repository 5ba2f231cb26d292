import type { Traffic } from '../../engine/design/design.ts';
import { type Result, err, ok } from '../../engine/result.ts';

/** What the protocol field of a rule offers; any other IANA number is the inspector's. */
export const protocols = ['tcp', 'udp', 'icmp', 'all'] as const;
export type Protocol = (typeof protocols)[number];

const isProtocol = (word: string): word is Protocol => (protocols as readonly string[]).includes(word);

const examples = 'write a port such as 443, a range such as 8000-8100, or 443/tcp';

/**
 * The traffic that a person writes into a port field: `443`, `8000-8100`, `443/tcp`, `udp 53`, `all`, or nothing for
 * every port. A protocol in the text wins over the one that is chosen beside it. Refuses with a sentence.
 */
export function parseTraffic(text: string, chosen: Protocol): Result<Traffic, string> {
  const words = text
    .toLowerCase()
    .replace(/\s*[-–—]\s*/g, '-')
    .split(/[\s/:]+/)
    .filter((word) => word !== '');
  const named = words.filter(isProtocol);
  const protocol = named[0] ?? chosen;
  const rest = words.filter((word) => !isProtocol(word) && word !== 'any' && word !== '*');
  if (named.length > 1 || rest.length > 1)
    return err(`“${text.trim()}” is more than one port or range; ${examples}.`);
  const [ports] = rest;
  if (ports === undefined) return ok({ protocol, ports: null });
  if (protocol === 'all') return err('All traffic has no ports; clear the field, or choose tcp or udp.');
  return parsePorts(ports, protocol);
}

function parsePorts(ports: string, protocol: Protocol): Result<Traffic, string> {
  const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(ports);
  if (match === null) return err(`“${ports}” is not a port; ${examples}.`);
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  if (from > 65_535 || to > 65_535)
    return err(`Port ${String(Math.max(from, to))} is above 65535, the last one.`);
  if (from > to) return err(`The range is the wrong way round; write ${String(to)}-${String(from)}.`);
  return ok({ protocol, ports: { from, to } });
}

/** `443`, `8000-8100`, or nothing for every port: what the field shows of a rule. */
export function formatPorts({ ports }: Traffic): string {
  if (ports === null) return '';
  return ports.from === ports.to ? String(ports.from) : `${String(ports.from)}-${String(ports.to)}`;
}

/** Whether two rules let the same thing through. */
export function sameTraffic(a: Traffic, b: Traffic): boolean {
  return a.protocol === b.protocol && a.ports?.from === b.ports?.from && a.ports?.to === b.ports?.to;
}
