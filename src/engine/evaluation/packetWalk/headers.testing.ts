import type { Header } from '../../packets/headerSet.ts';
import type { Address, Packet } from './packet.testing.ts';

/*
 * Packets of the simulator as headers of sets, and back: the one place where the two meet.
 */

const IPV4_END = 2 ** 32;

/** The numbers above all IPv4 addresses that stand for what is behind a list. */
const BEHIND = ['s3', 'dynamodb', 'services'] as const;

/** The header of a packet. */
export function headerOf({ source, destination, protocol, sourcePort, port, type, code }: Packet): Header {
  return {
    family: source.family,
    ...{ protocol, sourcePort },
    port: protocol === 1 || protocol === 58 ? type * 256 + code : port,
    source: numberOf(source),
    destination: numberOf(destination),
  };
}

/** The packet that has a header; none for numbers that no packet has. */
export function packetOf({ protocol, source, destination, sourcePort, port }: Header): readonly Packet[] {
  const [from, to] = [addressOf(source), addressOf(destination)];
  const typed = protocol === 1 || protocol === 58;
  const ported = protocol === 6 || protocol === 17;
  const possible = [
    protocol >= 0,
    protocol < 256,
    port >= 0,
    port < 65_536,
    sourcePort >= 0,
    sourcePort < 65_536,
  ];
  if (from === undefined || to === undefined || possible.includes(false)) return [];
  return [
    {
      ...{ source: from, destination: to, protocol },
      sourcePort: ported ? sourcePort : 0,
      port: ported ? port : 0,
      type: typed ? port >> 8 : 0,
      code: typed ? port & 255 : 0,
    },
  ];
}

/** A packet as a failing test tells it. */
export function textOf({ source, destination, protocol, sourcePort, port, type, code }: Packet): string {
  const text = (address: Address) =>
    'behind' in address
      ? address.behind
      : address.family === 4
        ? [24n, 16n, 8n, 0n].map((shift) => String((address.at >> shift) & 255n)).join('.')
        : address.at.toString(16);
  return `protocol ${protocol} ${text(source)}:${sourcePort} → ${text(destination)}:${port} type ${type}/${code}`;
}

function numberOf(address: Address): number | bigint {
  if ('behind' in address) return IPV4_END + BEHIND.findIndex((name) => name === address.behind);
  return address.family === 4 ? Number(address.at) : address.at;
}

function addressOf(number: number | bigint): Address | undefined {
  if (typeof number === 'bigint') return number < 0n ? undefined : { family: 6, at: number };
  if (number < 0) return undefined;
  if (number < IPV4_END) return { family: 4, at: BigInt(number) };
  const behind = BEHIND[number - IPV4_END];
  return behind === undefined ? undefined : { family: 4, behind };
}
