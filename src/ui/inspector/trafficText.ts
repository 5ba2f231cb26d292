import type { Refusal } from '../../engine/design/refusal.ts';
import type { Traffic } from '../../engine/design/design.ts';
import { err, ok, type Result } from '../../engine/result.ts';

type Ports = Traffic['ports'];

/** Whether a protocol has ports at all; icmp has type and code, which the field shows as they are. */
export const hasPorts = (protocol: string): boolean => protocol === 'tcp' || protocol === 'udp';

/** `443`, `8000-8100`, or nothing for every port. */
export function formatPorts(ports: Ports): string {
  if (ports === null) return '';
  return ports.from === ports.to ? String(ports.from) : `${String(ports.from)}-${String(ports.to)}`;
}

/** Reads what {@link formatPorts} writes, spaces and "all" included; the order of a range is put right. */
export function parsePorts(text: string): Result<Ports, Refusal> {
  const trimmed = text.trim();
  if (trimmed === '' || /^(all|any|\*)$/i.test(trimmed)) return ok(null);
  const match = /^(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?$/.exec(trimmed);
  if (!match) {
    return err({
      type: 'ports/unreadable',
      message: `"${trimmed}" is not a port or a range of ports; write 443 or 8000-8100, or nothing for every port.`,
    });
  }
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  const [from, to] = first <= last ? [first, last] : [last, first];
  if (to > 65_535) {
    return err({
      type: 'ports/tooHigh',
      message: `Port ${String(to)} is above the last port, 65535.`,
      suggestion: formatPorts({ from: Math.min(from, 65_535), to: 65_535 }),
    });
  }
  return ok({ from, to });
}
