import type { Traffic } from '../../design/design.ts';

/*
 * Traffic as numbers, so that several rules can be put together: a protocol and a stretch of its ports. ICMP has a type
 * and a code in their place, which make one number. AWS knows four protocols by name and takes their numbers too
 * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html).
 */

/** A protocol, or `all`, with a stretch of ports; both ends belong to it. */
export type TrafficSpan = { readonly protocol: string; readonly from: number; readonly to: number };

const NAMES: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', '58': 'icmpv6' };
const LAST = 65_535;

/** The traffic of a rule as a span. */
export function spanOf({ protocol, ports }: Traffic): TrafficSpan {
  const name = NAMES[protocol] ?? protocol;
  if (ports === null) return { protocol: name, from: 0, to: LAST };
  if (!name.startsWith('icmp')) return { protocol: name, ...ports };
  // A code of -1 is every code of the type.
  const [first, last] = ports.to < 0 ? [0, 255] : [ports.to, ports.to];
  return { protocol: name, from: ports.from * 256 + first, to: ports.from * 256 + last };
}

/** The rule that lets a span through, the other way round from {@link spanOf}. */
export function trafficOf({ protocol, from, to }: TrafficSpan): Traffic {
  if (from === 0 && to === LAST) return { protocol, ports: null };
  if (!protocol.startsWith('icmp')) return { protocol, ports: { from, to } };
  return { protocol, ports: { from: Math.floor(from / 256), to: from === to ? from % 256 : -1 } };
}

/** The fewest spans that let through the same; those of ICMP stay apart, because a rule names one type or all. */
export function merged(spans: readonly TrafficSpan[]): readonly TrafficSpan[] {
  const all = spans.find(({ protocol }) => protocol === 'all');
  if (all !== undefined) return [all];
  const result: TrafficSpan[] = [];
  for (const span of [...spans].sort(byProtocolAndPort)) {
    const last = result.at(-1);
    const gap = span.protocol.startsWith('icmp') ? 0 : 1;
    if (last?.protocol === span.protocol && span.from <= last.to + gap) {
      if (span.to > last.to) result[result.length - 1] = { ...last, to: span.to };
    } else result.push(span);
  }
  return result;
}

/** Whether the spans together let through all of `wanted`. */
export function coverSpan(spans: readonly TrafficSpan[], wanted: TrafficSpan): boolean {
  let next = wanted.from;
  for (const { protocol, from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (protocol === 'all') return true;
    if (protocol !== wanted.protocol || to < next) continue;
    if (from > next) return false;
    if (to >= wanted.to) return true;
    next = to + 1;
  }
  return false;
}

/** Whether some packet is of both. */
export function meet(a: TrafficSpan, b: TrafficSpan): boolean {
  if (a.protocol === 'all' || b.protocol === 'all') return true;
  return a.protocol === b.protocol && a.from <= b.to && b.from <= a.to;
}

function byProtocolAndPort(a: TrafficSpan, b: TrafficSpan): number {
  if (a.protocol !== b.protocol) return a.protocol < b.protocol ? -1 : 1;
  return a.from - b.from || b.to - a.to;
}
