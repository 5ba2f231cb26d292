import { z } from '../schema.ts';

import { checkVpcIpv6Block } from '../cidr/awsLimits.ts';
import { type Ipv6Cidr, ipv6Block, parseIpv6Cidr } from '../cidr/ipv6.ts';
import { type Design, vpcSchema } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { isIpv6Only } from '../planning/ipv6.ts';
import { err, ok } from '../result.ts';
import { asRefusal, offeringWhatWorks } from './blocks.ts';
import { type Edit, defineCommand } from './definition.ts';
import { mapping } from './records.ts';

/** What Amazon gives a VPC from its pool ("IPv6 VPC CIDR blocks", Amazon VPC User Guide). */
const AMAZON_PREFIX = 56;

/**
 * Gives the VPC an IPv6 block from Amazon's pool, a /56 whose addresses may not be known yet (`cidr: null`), or takes
 * it away (`null`), with the /64 of every subnet and the egress-only internet gateway.
 *
 * Refuses with `setVpcIpv6/not-a-block`, `/aws` for any size but a /56, or `/ipv6-only` when a subnet would be left
 * without any address.
 */
export const setVpcIpv6 = defineCommand({
  schema: z.strictObject({ type: z.literal('setVpcIpv6'), ipv6: vpcSchema.shape.ipv6 }),
  apply: (design, { ipv6 }) => {
    if (ipv6 === null) return withoutIpv6(design);
    if (ipv6.cidr === null) return ok({ ...design, vpc: { ...design.vpc, ipv6: { cidr: null } } });
    return offeringWhatWorks((text) => withBlock(design, text), ipv6.cidr);
  },
  label: (_, { ipv6 }) => {
    if (ipv6 === null) return 'Take IPv6 from the VPC';
    return ipv6.cidr === null ? 'Give the VPC IPv6' : `Give the VPC ${ipv6.cidr}`;
  },
});

function withBlock(design: Design, text: string): Edit {
  const read = parseIpv6Cidr(text);
  if (!read.ok) return err(asRefusal('setVpcIpv6/not-a-block', read.error));
  const refusal = sizeRefusal(read.value);
  if (refusal !== undefined) return err(refusal);
  return ok({ ...design, vpc: { ...design.vpc, ipv6: { cidr: read.value.text } } });
}

function sizeRefusal({ base, prefix, text }: Ipv6Cidr): Refusal | undefined {
  if (prefix === AMAZON_PREFIX) return undefined;
  const allowed = checkVpcIpv6Block({ base, prefix, text });
  const hostBits = BigInt(128 - AMAZON_PREFIX);
  const meant = ipv6Block((base >> hostBits) << hostBits, AMAZON_PREFIX).text;
  const why = allowed.ok
    ? `Amazon gives a VPC a /${AMAZON_PREFIX}, and ${text} is a /${prefix}`
    : allowed.error.message.replace(/\.$/, '');
  return { type: 'setVpcIpv6/aws', message: `${why}; ${meant} would be one.`, suggestion: meant };
}

function withoutIpv6(design: Design): Edit {
  const alone = Object.entries(design.subnets).find(([, subnet]) => isIpv6Only(subnet));
  if (alone !== undefined) {
    const [id, { name }] = alone;
    return err({
      type: 'setVpcIpv6/ipv6-only',
      message: `${name} has IPv6 addresses alone; give it IPv4 or remove it first.`,
      subject: `subnet:${id}`,
    });
  }
  const vpc = { ...design.vpc, ipv6: null, egressOnlyInternetGateway: false };
  const subnets = mapping(design.subnets, (subnet) =>
    subnet.ipv6 === null ? subnet : { ...subnet, ipv6: null },
  );
  return ok({ ...design, vpc, subnets });
}
