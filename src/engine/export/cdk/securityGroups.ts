import { acknowledge, setAsideReasons } from './acknowledge.ts';
import { braced, type Lines } from './lines.ts';
import { literal } from './literal.ts';
import type { NetworkStack, StackGroup, StackPeer, StackRule, StackTraffic } from './stackModel.ts';

/** The names in the `securityGroups` object, as a type. */
export function securityGroupTypeLines({ groups }: NetworkStack): Lines {
  if (groups.length === 0) return [];
  return [`type SecurityGroupName = ${groups.map(({ property }) => literal(property)).join(' | ')};`];
}

/** The groups and then their rules: exactly those of the design, in its order. */
export function securityGroupLines(stack: NetworkStack): Lines {
  if (stack.groups.length === 0) return [];
  return [
    '// Security groups: nothing is open that no rule below opens',
    ...braced(
      'const securityGroup = (id: string, securityGroupName: string, description: string): ec2.SecurityGroup => {',
      [
        ...braced(
          'const group = new ec2.SecurityGroup(this, id, {',
          [
            'vpc: this.vpc,',
            'securityGroupName,',
            'description,',
            'allowAllOutbound: false,',
            'disableInlineRules: false,',
          ],
          '});',
        ),
        'nameTag(group, securityGroupName);',
        'return group;',
      ],
      '};',
    ),
    ...braced(
      'const securityGroups = {',
      stack.groups.map(
        ({ name, property, label, description }) =>
          `${property}: securityGroup(${literal(name)}, ${literal(label)}, ${literal(description)}),`,
      ),
      '};',
    ),
    'this.securityGroups = securityGroups;',
    ...(stack.rules.length === 0 ? [] : ['', ...stack.rules.flatMap(ruleLines)]),
    ...stack.groups.flatMap((group) => [...openGroupLines(stack, group), ...shortDescriptionLines(group)]),
  ];
}

function ruleLines(rule: StackRule): Lines {
  const group = `securityGroups.${rule.group.property}`;
  if (isEverythingOut(rule)) return everythingOutLines(group, rule);
  const add = rule.direction === 'ingress' ? 'addIngressRule' : 'addEgressRule';
  return [`${group}.${add}(${peer(rule.peer)}, ${port(rule.traffic)}, ${literal(rule.description)});`];
}

/** CDK takes no egress rule for all traffic to everywhere beside others, CloudFormation does. */
function isEverythingOut({ direction, traffic, peer: to }: StackRule): boolean {
  return direction === 'egress' && traffic.protocol === 'all' && isEverywhere(to);
}

function isEverywhere(value: StackPeer): boolean {
  return (value.kind === 'ipv4' || value.kind === 'ipv6') && value.cidr.endsWith('/0');
}

function everythingOutLines(group: string, rule: StackRule): Lines {
  const ipv6 = rule.peer.kind === 'ipv6';
  return braced(
    `new ec2.CfnSecurityGroupEgress(${group}, ${literal(ipv6 ? 'AllTrafficToIpv6' : 'AllTrafficToIpv4')}, {`,
    [
      `groupId: ${group}.securityGroupId,`,
      "ipProtocol: '-1',",
      ipv6 ? "cidrIpv6: '::/0'," : "cidrIp: '0.0.0.0/0',",
      `description: ${literal(rule.description)},`,
    ],
    '});',
  );
}

function peer(value: StackPeer): string {
  switch (value.kind) {
    case 'ipv4':
    case 'ipv6':
      return `ec2.Peer.${value.kind}(${literal(value.cidr)})`;
    case 'group':
      return `securityGroups.${value.property}`;
    case 'prefix-list':
      return `ec2.Peer.prefixList(${literal(value.id)})`;
  }
}

function port({ protocol, ports }: StackTraffic): string {
  switch (protocol) {
    case 'tcp':
    case 'udp':
      return ports === null
        ? `ec2.Port.all${protocol === 'tcp' ? 'Tcp' : 'Udp'}()`
        : portRange(protocol, ports);
    case 'icmp':
      return ports === null ? 'ec2.Port.allIcmp()' : `ec2.Port.icmpTypeAndCode(${ports.from}, ${ports.to})`;
    case 'icmpv6':
      return ports === null ? 'ec2.Port.allIcmpV6()' : icmpv6(ports);
    case 'all':
      return 'ec2.Port.allTraffic()';
    default:
      return `new ec2.Port({ protocol: '${protocol}' as ec2.Protocol, stringRepresentation: 'protocol ${protocol}' })`;
  }
}

function portRange(
  protocol: 'tcp' | 'udp',
  { from, to }: { readonly from: number; readonly to: number },
): string {
  return from === to ? `ec2.Port.${protocol}(${from})` : `ec2.Port.${protocol}Range(${from}, ${to})`;
}

function icmpv6({ from: type, to: code }: { readonly from: number; readonly to: number }): string {
  return `new ec2.Port({ protocol: ec2.Protocol.ICMPV6, fromPort: ${type}, toPort: ${code}, stringRepresentation: 'ICMPv6 ${type} ${code}' })`;
}

/** Why a group that admits every address does: as people set its open rules aside, and as the others say. */
function openGroupLines({ design, rules }: NetworkStack, group: StackGroup): Lines {
  const open = rules.filter(
    ({ group: { id }, direction, peer: source }) =>
      id === group.id && direction === 'ingress' && isEverywhere(source),
  );
  if (open.length === 0) return [];
  const given = open.map(({ id }) => setAsideReasons(design, 'AwsSolutions-EC23', `rule:${id}`));
  const others = open.filter((_, at) => given[at]?.length === 0).map(({ description }) => description);
  const said = others.length === 0 ? [] : [`The design admits every address here: ${others.join('; ')}.`];
  const reason = [...new Set(given.flat()), ...said].join(' ');
  return acknowledge(`securityGroups.${group.property}`, 'AwsSolutions::AwsSolutions-EC23', reason);
}

/** cdk-nag takes one character for no description; the group is called something all the same. */
function shortDescriptionLines({ property, label, description }: StackGroup): Lines {
  if (description.length > 1) return [];
  const reason = `The design describes ${label} in one character.`;
  return acknowledge(`securityGroups.${property}`, 'AwsSolutions::AwsSolutions-EC27', reason);
}
