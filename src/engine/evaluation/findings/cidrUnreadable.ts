import { parseCidr } from '../../cidr/cidr.ts';
import { parseIpv6Cidr } from '../../cidr/ipv6.ts';
import { readRanges, splitRanges } from '../../commands/networkRanges.ts';
import { refOf } from '../../design/design.ts';
import { isIpv6Only } from '../../planning/ipv6.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** A block of the VPC, a subnet or a held range whose text is no CIDR block, host bits included. */
export const cidrUnreadable: FindingRule = {
  id: 'cidrUnreadable',
  title: 'Text that is no CIDR block',
  severity: 'error',
  source: awsPage('VPC CIDR blocks', 'vpc/latest/userguide/vpc-cidr-blocks.html'),
  find: (context) => [
    ...blocks(context),
    ...held(context),
    ...subnets(context),
    ...networks(context),
    ...ipv6(context),
  ],
};

function blocks({ network }: FindingContext): readonly Found[] {
  return network.blocks
    .filter(({ cidr }) => cidr === null)
    .map(({ text }) => unreadable(`vpc/${text}`, 'A block of the VPC', text, 'vpc'));
}

function held({ network }: FindingContext): readonly Found[] {
  return network.held
    .filter(({ block }) => block.cidr === null)
    .map(({ id, name, block }) =>
      unreadable(`held:${id}`, `The held range ${name}`, block.text, refOf('held', id)),
    );
}

function subnets({ network }: FindingContext): readonly Found[] {
  return network.subnets
    .filter(({ prefix, subnet }) => prefix === null && !isIpv6Only(subnet))
    .map(({ id, subnet }) => {
      const found = unreadable(`subnet:${id}`, subnet.name, subnet.cidr, refOf('subnet', id));
      const parsed = parseCidr(subnet.cidr);
      const suggestion = parsed.ok ? undefined : parsed.error.suggestion;
      if (suggestion === undefined) return found;
      return {
        ...found,
        fix: { label: `Use ${suggestion}`, commands: [{ type: 'setSubnetCidr', id, cidr: suggestion }] },
      };
    });
}

function ipv6({ design: { vpc } }: FindingContext): readonly Found[] {
  const text = vpc.ipv6?.cidr ?? null;
  const parsed = text === null ? undefined : parseIpv6Cidr(text);
  if (parsed === undefined || parsed.ok) return [];
  return [
    {
      about: 'vpc/ipv6',
      title: `The VPC has no readable IPv6 block: ${parsed.error.message}`,
      why: 'Nothing can be said of the addresses of its subnets until it is one.',
      subjects: ['vpc'],
      fix: { label: 'Leave it to AWS', commands: [{ type: 'setVpcIpv6', ipv6: { cidr: null } }] },
    },
  ];
}

function networks({ design }: FindingContext): readonly Found[] {
  return Object.entries(design.networks).flatMap(([id, { name, cidrs }]) => {
    const read = readRanges('network', cidrs);
    if (read.ok) return [];
    const suggestion = read.error.suggestion;
    const found = {
      about: `network:${id}`,
      title: `${name} has a range that cannot be read: ${read.error.message}`,
      why: 'Whether it overlaps the VPC cannot be told.',
      subjects: [refOf('network', id)],
    };
    if (suggestion === undefined) return [found];
    const commands = [{ type: 'setNetwork' as const, id, cidrs: splitRanges(suggestion) }];
    return [{ ...found, fix: { label: `Use ${suggestion}`, commands } }];
  });
}

function unreadable(about: string, what: string, text: string, subject: string): Found {
  const parsed = parseCidr(text);
  return {
    about,
    title: `${what} has no readable CIDR block: ${parsed.ok ? text : parsed.error.message}`,
    why: 'Nothing can be said of its addresses until it is one, and AWS refuses it.',
    subjects: [subject],
  };
}
