/**
 * What AWS allows as the address block of a VPC or a subnet.
 *
 * Source of every number here unless another is given: "VPC CIDR blocks" and "Subnet CIDR blocks" in
 * the Amazon VPC User Guide, read in November 2026.
 *   https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 *   https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
import { type Result, err, ok } from '../result.ts';
import { type Cidr, addressCount, cidrAround, contains, formatCidr, overlaps } from './cidr.ts';
import { block } from './literal.ts';
import type { Ipv6Cidr } from './ipv6.ts';

/** A block AWS refuses: a stable code, one sentence, and a block it would take where one can be named. */
export type AwsLimitProblem = {
  readonly code:
    | 'aws/vpc-size'
    | 'aws/subnet-size'
    | 'aws/never-usable'
    | 'aws/vpc-ipv6-size'
    | 'aws/subnet-ipv6-size'
    | 'aws/block-overlap'
    | 'aws/association';
  readonly message: string;
  readonly suggestion?: string;
};

/** Prefix lengths of a VPC's IPv4 blocks, primary and secondary alike ("IPv4 VPC CIDR blocks"). */
export const vpcPrefix = { min: 16, max: 28 } as const;

/** Prefix lengths of a subnet's IPv4 block ("Subnet sizing for IPv4"). */
export const subnetPrefix = { min: 16, max: 28 } as const;

/** Prefix lengths of a VPC's IPv6 blocks, in steps of 4 ("IPv6 VPC CIDR blocks"). */
export const vpcIpv6Prefix = { min: 44, max: 60, step: 4 } as const;

/** Prefix lengths of a subnet's IPv6 block, in steps of 4 ("Subnet sizing for IPv6"). */
export const subnetIpv6Prefix = { min: 44, max: 64, step: 4 } as const;

/** Ranges no VPC block may come from ("IPv4 VPC CIDR blocks", considerations). */
export const neverUsable: readonly { readonly cidr: Cidr; readonly what: string }[] = [
  { cidr: block('0.0.0.0/8'), what: 'addresses of "this network"' },
  { cidr: block('127.0.0.0/8'), what: 'loopback addresses' },
  { cidr: block('169.254.0.0/16'), what: 'link-local addresses' },
  { cidr: block('224.0.0.0/4'), what: 'multicast addresses' },
];

/** Whether AWS takes `cidr` as a VPC block: the ranges never usable first, then its size. */
export function checkVpcBlock(cidr: Cidr): Result<null, AwsLimitProblem> {
  return checkBlock(cidr, vpcPrefix, 'aws/vpc-size', 'A VPC block');
}

/** Whether AWS takes `cidr` as a subnet's block, the VPC it lies in aside. */
export function checkSubnetBlock(cidr: Cidr): Result<null, AwsLimitProblem> {
  return checkBlock(cidr, subnetPrefix, 'aws/subnet-size', 'A subnet');
}

/** Whether AWS takes this size of IPv6 block for a VPC: /44, /48, /52, /56 or /60. */
export function checkVpcIpv6Block(cidr: Ipv6Cidr): Result<null, AwsLimitProblem> {
  return checkIpv6Size(cidr, vpcIpv6Prefix, 'aws/vpc-ipv6-size', 'A VPC');
}

/** Whether AWS takes this size of IPv6 block for a subnet: /44, /48, /52, /56, /60 or /64. */
export function checkSubnetIpv6Block(cidr: Ipv6Cidr): Result<null, AwsLimitProblem> {
  return checkIpv6Size(cidr, subnetIpv6Prefix, 'aws/subnet-ipv6-size', 'A subnet');
}

/** What a VPC that has a block in `existing` may not be given, with the reason in words. */
type AssociationRow = {
  readonly existing: readonly Cidr[];
  readonly named: string;
  readonly refused: readonly Cidr[];
};

const ten = block('10.0.0.0/8');
const oneSevenTwo = block('172.16.0.0/12');
const oneNineTwo = block('192.168.0.0/16');
const oneNineEight = block('198.19.0.0/16');
const privateRanges = [ten, oneSevenTwo, oneNineTwo];

/** One row per family of addresses, in the order of AWS's "IPv4 CIDR block association restrictions". */
const associationRows: readonly AssociationRow[] = [
  { existing: [ten], named: '10.0.0.0/8', refused: [oneSevenTwo, oneNineTwo, oneNineEight] },
  { existing: [block('10.0.0.0/15')], named: '10.0.0.0/15', refused: [block('10.0.0.0/16')] },
  {
    existing: [oneSevenTwo],
    named: '172.16.0.0/12',
    refused: [ten, oneNineTwo, block('172.31.0.0/16'), oneNineEight],
  },
  { existing: [oneNineTwo], named: '192.168.0.0/16', refused: [ten, oneSevenTwo, oneNineEight] },
  { existing: [oneNineEight], named: '198.19.0.0/16', refused: privateRanges },
];

/** The last row of AWS's table: public space and 100.64.0.0/10, which is whatever the rows above leave. */
const publicRow: AssociationRow = {
  existing: [],
  named: 'public space or 100.64.0.0/10',
  refused: [...privateRanges, oneNineEight],
};

/**
 * Whether AWS lets a VPC that has `existing` blocks, primary first, be given `added` as well.
 * Two RFC 1918 families never share a VPC, and a private block joins a public one only by having been
 * there first, so the order in which a design lists its blocks matters.
 *
 * Refuses with `aws/vpc-size` or `aws/never-usable` (as {@link checkVpcBlock}), `aws/block-overlap`,
 * or `aws/association`. The quota of five blocks per VPC is not checked here: it can be raised.
 */
export function mayAssociate(existing: readonly Cidr[], added: Cidr): Result<null, AwsLimitProblem> {
  const size = checkVpcBlock(added);
  if (!size.ok) return size;
  const overlapped = existing.find((cidr) => overlaps(cidr, added));
  if (overlapped !== undefined) {
    return err({
      code: 'aws/block-overlap',
      message: `${formatCidr(added)} overlaps ${formatCidr(overlapped)}, which the VPC already has; choose a block beside it.`,
    });
  }
  for (const cidr of existing) {
    const refusal = rowsFor(cidr).flatMap((row) => refusalBy(row, cidr, added))[0];
    if (refusal !== undefined) return err(refusal);
  }
  return ok(null);
}

function rowsFor(cidr: Cidr): readonly AssociationRow[] {
  const rows = associationRows.filter((row) => row.existing.some((range) => contains(range, cidr)));
  return rows.length > 0 ? rows : [publicRow];
}

function refusalBy(row: AssociationRow, cidr: Cidr, added: Cidr): readonly AwsLimitProblem[] {
  const range = row.refused.find((refused) => overlaps(refused, added));
  if (range === undefined) return [];
  const instead =
    row === publicRow
      ? 'put the private block first, as the primary, or choose another public or 100.64.0.0/10 block'
      : 'choose free space of the same private range where AWS allows it, or a block in 100.64.0.0/10';
  return [
    {
      code: 'aws/association',
      message: `AWS does not add ${formatCidr(added)} (in ${formatCidr(range)}) to a VPC with ${formatCidr(cidr)} (in ${row.named}); ${instead}.`,
    },
  ];
}

type Sizes = { readonly min: number; readonly max: number };

function checkBlock(
  cidr: Cidr,
  { min, max }: Sizes,
  code: 'aws/vpc-size' | 'aws/subnet-size',
  what: string,
): Result<null, AwsLimitProblem> {
  const never = neverUsableRange(cidr);
  if (never !== undefined) {
    return err({
      code: 'aws/never-usable',
      message: `${formatCidr(cidr)} lies in ${formatCidr(never.cidr)}, ${never.what}, which AWS never takes; use private space such as 10.0.0.0/16.`,
    });
  }
  if (cidr.prefix >= min && cidr.prefix <= max) return ok(null);
  const nearest = cidrAround(cidr.base, cidr.prefix < min ? min : max);
  const usable = neverUsableRange(nearest) === undefined;
  const limits = `/${min} (${count(min)} addresses) to /${max} (${count(max)})`;
  const message = `${what} is ${limits} in AWS, and ${formatCidr(cidr)} is not; use ${usable ? formatCidr(nearest) : '10.0.0.0/16'}.`;
  return err(usable ? { code, message, suggestion: formatCidr(nearest) } : { code, message });
}

function neverUsableRange(cidr: Cidr): (typeof neverUsable)[number] | undefined {
  return neverUsable.find((never) => contains(never.cidr, cidr));
}

function checkIpv6Size(
  cidr: Ipv6Cidr,
  { min, max, step }: Sizes & { readonly step: number },
  code: 'aws/vpc-ipv6-size' | 'aws/subnet-ipv6-size',
  what: string,
): Result<null, AwsLimitProblem> {
  if (cidr.prefix >= min && cidr.prefix <= max && cidr.prefix % step === 0) return ok(null);
  const message = `${what} has an IPv6 block of /${min} to /${max} in steps of ${step} in AWS, and ${cidr.text} is not one.`;
  return err({ code, message });
}

function count(prefix: number): string {
  return addressCount(prefix).toLocaleString('en-US');
}
