import { containsAddress, formatIpv4, parseCidr, parseIpv4 } from '../cidr/cidr.ts';
import type { Ref } from '../design/design.ts';
import type { Evaluation, Segment, SubnetReport } from './evaluation.ts';

/** What stands at one address. */
export type AddressHolder = {
  readonly address: string;
  /** `outside`: in none of the VPC's blocks. */
  readonly kind: Segment['kind'] | 'outside';
  /** The subnet, the held range, or the tier that keeps the slot; `null` for free space and outside. */
  readonly ref: Ref | null;
  /** What people call it. */
  readonly name: string;
  /** The block it lies in: the subnet's, the held range's, the slot's, or the aligned hole; `null` outside. */
  readonly cidr: string | null;
  /** What the address is there: "usable", "DNS server, kept by AWS". */
  readonly use: string;
};

/**
 * Who holds the address that `text` names, and what it is there; `undefined` when the text is no IPv4 address. A subnet
 * goes before everything else, also one that lies outside the VPC by mistake.
 */
export function addressAt(text: string, { plan, subnets }: Evaluation): AddressHolder | undefined {
  const parsed = parseIpv4(text.trim());
  if (!parsed.ok) return undefined;
  const address = formatIpv4(parsed.value);
  const holds = (cidr: string | null) => {
    const block = cidr === null ? undefined : parseCidr(cidr);
    return block?.ok === true && containsAddress(block.value, parsed.value);
  };
  const subnet = Object.values(subnets).find(({ cidr }) => holds(cidr));
  if (subnet !== undefined) return inSubnet(address, subnet);
  const block = plan.blocks.find(({ cidr }) => holds(cidr));
  const segment = block?.segments.find(({ cidrs }) => cidrs.some(holds));
  if (segment === undefined) {
    const use = `outside the VPC (${plan.blocks.map(({ cidr }) => cidr).join(', ')})`;
    return { address, kind: 'outside', ref: null, name: 'Nothing', cidr: null, use };
  }
  const { kind, ref, label, cidrs } = segment;
  const cidr = cidrs.find(holds) ?? null;
  const uses = { free: 'free', held: 'kept free', slot: 'free, kept for a further subnet', subnet: 'taken' };
  return { address, kind, ref, name: kind === 'free' ? 'Free space' : label, cidr, use: uses[kind] };
}

function inSubnet(address: string, { id, name, cidr, reserved }: SubnetReport): AddressHolder {
  const kept = reserved.find((one) => one.address === address);
  const use = kept === undefined ? 'usable' : `kept by AWS: ${kept.use}`;
  return { address, kind: 'subnet', ref: `subnet:${id}`, name, cidr, use };
}
