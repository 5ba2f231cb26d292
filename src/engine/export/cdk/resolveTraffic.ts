import { parseCidr } from '../../cidr/cidr.ts';
import { parseIpv6Cidr } from '../../cidr/ipv6.ts';
import type { Traffic } from '../../design/design.ts';
import { canonicalProtocol } from '../../design/protocols.ts';
import type { StackTraffic } from './stackModel.ts';

/** Traffic with the protocols that have ports or types always by name. */
export function resolveTraffic({ protocol, ports }: Traffic): StackTraffic {
  return { protocol: canonicalProtocol(protocol) as StackTraffic['protocol'], ports };
}

/** A CIDR as CDK and AWS take it, with its family, or `undefined` when the text is none. */
export function resolveCidr(
  text: string,
): { readonly kind: 'ipv4' | 'ipv6'; readonly cidr: string } | undefined {
  if (!text.includes(':')) return parseCidr(text).ok ? { kind: 'ipv4', cidr: text } : undefined;
  const parsed = parseIpv6Cidr(text);
  return parsed.ok ? { kind: 'ipv6', cidr: parsed.value.text } : undefined;
}
