import { Address6 } from 'ip-address';
import { type Result, err, ok } from '../result.ts';
import { formatIpv4, parseCidr } from './cidr.ts';
import {
  type CidrProblem,
  type Explanation,
  explainCharacters,
  explainPrefix,
  problem,
  quoted,
} from './cidrProblem.ts';

/** An IPv6 block: first address, prefix length from 0 to 128, and its text in the form of RFC 5952. */
export type Ipv6Cidr = { readonly base: bigint; readonly prefix: number; readonly text: string };

/**
 * The IPv6 block that `text` names, for the sources and destinations of security rules, network ACLs
 * and routes. Upper case and unshortened groups are read and come back canonical (RFC 5952).
 *
 * Refuses what AWS cannot hold in a rule or what has two meanings: a missing or padded prefix length,
 * host bits, a zone index (RFC 4007), an IPv4 address inside an IPv6 one (RFC 4291 section 2.5.5),
 * white space and digits of other scripts. IPv4 blocks are read by {@link parseCidr}.
 */
export function parseIpv6Cidr(text: string): Result<Ipv6Cidr, CidrProblem> {
  const refused = explainText(text);
  if (refused !== undefined) return err(settled(refused));

  const slash = text.indexOf('/');
  const address = readAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return err(notIpv6(text).problem);
  const prefix = readPrefix(slash < 0 ? '' : text.slice(slash + 1));
  if (isMappedIpv4(address)) return err(settled(mappedIpv4(text, address, prefix)));
  if (prefix === undefined) {
    return err(
      settled(
        explainPrefix(
          text.slice(0, slash < 0 ? undefined : slash),
          slash < 0 ? undefined : text.slice(slash + 1),
          128,
        ),
      ),
    );
  }
  return blockAt(text, address, prefix);
}

/** The block that begins at `base`, whose host bits are clear. */
export function ipv6Block(base: bigint, prefix: number): Ipv6Cidr {
  return { base, prefix, text: `${Address6.fromBigInt(base).correctForm()}/${prefix}` };
}

/** Whether the two blocks share an address; of two that do, one contains the other. */
export function ipv6Overlaps(a: Ipv6Cidr, b: Ipv6Cidr): boolean {
  const hostBits = BigInt(128 - Math.min(a.prefix, b.prefix));
  return a.base >> hostBits === b.base >> hostBits;
}

function blockAt(text: string, address: bigint, prefix: number): Result<Ipv6Cidr, CidrProblem> {
  const hostBits = BigInt(128 - prefix);
  const network = ipv6Block((address >> hostBits) << hostBits, prefix);
  const canonical = network.text;
  if (network.base === address) return ok(network);
  return err({
    code: 'cidr/host-bits',
    message: `${quoted(text)} is an address inside a block, not the block itself; the network is ${canonical}.`,
    suggestion: canonical,
  });
}

/** What is wrong with `text` before it is read as numbers. */
function explainText(text: string): Explanation | undefined {
  const characters = explainCharacters(text, '2001:db8::/32');
  if (characters !== undefined) return characters;
  if (!text.includes(':')) return notIpv6(text);
  if (text.includes('%')) {
    return problem(
      'cidr/zone-index',
      `${quoted(text)} has a zone index after "%", which has meaning on one machine only; leave it out.`,
      text.replace(/%[^/]*/u, ''),
    );
  }
  if (text.includes('.')) return dottedIpv4(text);
  return undefined;
}

function notIpv6(text: string): Explanation {
  return problem('cidr/not-ipv6', `${quoted(text)} is not an IPv6 block; write one such as 2001:db8::/32.`);
}

function dottedIpv4(text: string): Explanation {
  const mapped = /^::ffff:([0-9.]+)\/([0-9]+)$/iu.exec(text);
  const prefix = Number(mapped?.[2]) - 96;
  return problem(
    'cidr/embedded-ipv4',
    `${quoted(text)} has an IPv4 address inside an IPv6 one; write the IPv4 block by itself, as in 10.0.0.0/8.`,
    mapped === null || !(prefix >= 0) ? undefined : `${mapped[1] ?? ''}/${prefix}`,
  );
}

function mappedIpv4(text: string, address: bigint, prefix: number | undefined): Explanation {
  const inside = formatIpv4(Number(address & 0xffff_ffffn));
  return problem(
    'cidr/embedded-ipv4',
    `${quoted(text)} is ${inside} written as IPv6; write the IPv4 block by itself, as in 10.0.0.0/8.`,
    prefix === undefined || prefix < 96 ? undefined : `${inside}/${prefix - 96}`,
  );
}

function isMappedIpv4(address: bigint): boolean {
  return address >> 32n === 0xffffn;
}

function readAddress(text: string): bigint | undefined {
  try {
    return new Address6(text).bigInt();
  } catch {
    return undefined;
  }
}

function readPrefix(text: string): number | undefined {
  return /^(0|[1-9][0-9]{0,2})$/u.test(text) && Number(text) <= 128 ? Number(text) : undefined;
}

/** The problem with its attempt as suggestion, when either family's reader accepts it. */
function settled({ problem: refused, attempt }: Explanation): CidrProblem {
  if (attempt === undefined) return refused;
  if (parseCidr(attempt).ok) return { ...refused, suggestion: attempt };
  const again = parseIpv6Cidr(attempt);
  const suggestion = again.ok ? again.value.text : again.error.suggestion;
  return suggestion === undefined ? refused : { ...refused, suggestion };
}
