import { refOf } from '../../design/design.ts';
import { acknowledge, setAsideReasons } from './acknowledge.ts';
import { braced, type Lines } from './lines.ts';
import { literal } from './literal.ts';
import type { NetworkStack, StackAclEntry, StackNetworkAcl } from './stackModel.ts';

/** IANA protocol numbers of the protocols with names; -1 is AWS's for all. */
const NUMBERS = { all: -1, icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };

const REASON = 'The design guards these subnets with a network ACL beside their security groups.';

/** The design's own network ACLs; every other subnet keeps the VPC's default one. */
export function networkAclLines({ design, networkAcls }: NetworkStack): Lines {
  return networkAcls.flatMap((acl) => {
    const given = setAsideReasons(design, 'AwsSolutions-VPC3', refOf('network-acl', acl.id));
    return aclLines(acl, given.length === 0 ? REASON : given.join(' '));
  });
}

function aclLines({ name, label, entries, subnets }: StackNetworkAcl, reason: string): Lines {
  const variable = name.charAt(0).toLowerCase() + name.slice(1);
  return [
    `const ${variable} = new ec2.CfnNetworkAcl(this, ${literal(name)}, { vpcId: vpc.ref });`,
    `nameTag(${variable}, ${literal(label)});`,
    ...acknowledge(variable, 'AwsSolutions::AwsSolutions-VPC3', reason),
    ...entries.flatMap((entry) => entryLines(variable, entry, reason)),
    ...subnets.flatMap((subnet) =>
      braced(
        `new ec2.CfnSubnetNetworkAclAssociation(this, ${literal(`${subnet}NetworkAclAssociation`)}, {`,
        [`subnetId: this.subnet(${literal(subnet)}).subnetId,`, `networkAclId: ${variable}.ref,`],
        '});',
      ),
    ),
  ];
}

function entryLines(acl: string, entry: StackAclEntry, reason: string): Lines {
  const { name, number, direction, action, traffic, family, cidr } = entry;
  const inside = [
    `networkAclId: ${acl}.ref,`,
    `ruleNumber: ${number},`,
    `egress: ${direction === 'egress'},`,
    `ruleAction: '${action}',`,
    `protocol: ${protocolNumber(traffic.protocol)},`,
    ...trafficLines(traffic),
    `${family === 'ipv6' ? 'ipv6CidrBlock' : 'cidrBlock'}: ${literal(cidr)},`,
  ];
  const entryStatement = braced(`new ec2.CfnNetworkAclEntry(this, ${literal(name)}, {`, inside, '}),');
  const [id, because] = [literal('AwsSolutions::AwsSolutions-VPC3'), literal(reason)];
  return braced('cdk.Validations.of(', entryStatement, `).acknowledge({ id: ${id}, reason: ${because} });`);
}

function protocolNumber(protocol: StackAclEntry['traffic']['protocol']): number {
  return protocol in NUMBERS ? NUMBERS[protocol as keyof typeof NUMBERS] : Number(protocol);
}

/** Ports for TCP and UDP, type and code for ICMP, which AWS asks for even when all of them are meant. */
function trafficLines({ protocol, ports }: StackAclEntry['traffic']): Lines {
  switch (protocol) {
    case 'tcp':
    case 'udp':
      return [`portRange: { from: ${ports?.from ?? 0}, to: ${ports?.to ?? 65_535} },`];
    case 'icmp':
    case 'icmpv6':
      return [`icmp: { type: ${ports?.from ?? -1}, code: ${ports?.to ?? -1} },`];
    default:
      return [];
  }
}
