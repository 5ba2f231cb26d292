import type { Traffic } from './design.ts';

/*
 * ICMP messages by name, with their type: IANA "Internet Control Message Protocol (ICMP) Parameters"
 * (https://www.iana.org/assignments/icmp-parameters) and "Internet Control Message Protocol version 6 (ICMPv6)
 * Parameters" (https://www.iana.org/assignments/icmpv6-parameters); those a security rule is written for.
 */

const ICMP: Readonly<Record<string, number>> = {
  'echo-reply': 0,
  'destination-unreachable': 3,
  redirect: 5,
  'echo-request': 8,
  'router-advertisement': 9,
  'router-solicitation': 10,
  'time-exceeded': 11,
  'parameter-problem': 12,
  timestamp: 13,
  'timestamp-reply': 14,
};

const ICMPV6: Readonly<Record<string, number>> = {
  'destination-unreachable': 1,
  'packet-too-big': 2,
  'time-exceeded': 3,
  'parameter-problem': 4,
  'echo-request': 128,
  'echo-reply': 129,
  'router-solicitation': 133,
  'router-advertisement': 134,
  'neighbor-solicitation': 135,
  'neighbor-advertisement': 136,
  redirect: 137,
};

/** What stands for every code of an ICMP type, in a design as in AWS. */
export const EVERY_CODE = -1;

/** The message types of `icmp` or `icmpv6` by name. */
export function icmpTypesOf(protocol: string): Readonly<Record<string, number>> {
  return protocol === 'icmpv6' ? ICMPV6 : ICMP;
}

/** The type and code of an ICMP rule, in words: "echo-request", "type 40", "destination-unreachable code 4". */
export function icmpLabel(protocol: string, { from, to }: NonNullable<Traffic['ports']>): string {
  const named = Object.entries(icmpTypesOf(protocol)).find(([, type]) => type === from);
  const type = named?.[0] ?? `type ${from}`;
  return to === EVERY_CODE ? type : `${type} code ${to}`;
}
