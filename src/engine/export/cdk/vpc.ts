import { acknowledge, setAsideReasons } from './acknowledge.ts';
import { braced, type Lines, paragraphs } from './lines.ts';
import { literal, literals } from './literal.ts';
import { isIpv6 } from './routes.ts';
import type { NetworkStack, StackSubnet } from './stackModel.ts';

/** The VPC with its further blocks and its way to the internet. */
export function vpcLines(stack: NetworkStack): Lines {
  return paragraphs(
    vpc(stack),
    secondaryBlocks(stack),
    ipv6Block(stack),
    internetGateway(stack),
    egressOnlyInternetGateway(stack),
  );
}

function vpc({ design }: NetworkStack): Lines {
  const { name, blocks, dnsHostnames, dnsSupport, flowLog } = design.vpc;
  const withoutFlowLog = 'The design keeps no flow log for this VPC.';
  return [
    ...braced(
      "const vpc = new ec2.CfnVPC(this, 'Vpc', {",
      [
        `cidrBlock: ${literal(blocks[0] ?? '')},`,
        `enableDnsHostnames: ${dnsHostnames},`,
        `enableDnsSupport: ${dnsSupport},`,
      ],
      '});',
    ),
    `nameTag(vpc, ${literal(name)});`,
    ...(flowLog === null
      ? acknowledge(
          'vpc',
          'AwsSolutions::AwsSolutions-VPC7',
          setAsideReasons(design, 'AwsSolutions-VPC7', '')[0] ?? withoutFlowLog,
        )
      : []),
  ];
}

function secondaryBlocks({ secondaryBlocks: blocks }: NetworkStack): Lines {
  if (blocks.length === 0) return [];
  return [
    ...braced(
      'const secondaryBlocks = [',
      blocks.map(
        ({ name, cidr }) =>
          `new ec2.CfnVPCCidrBlock(this, ${literal(name)}, { vpcId: vpc.ref, cidrBlock: ${literal(cidr)} }),`,
      ),
      '];',
    ),
  ];
}

/** Amazon's /56, which the subnets are numbered in; the name is needed only where something waits for it. */
function ipv6Block({ design, subnets, routeTables }: NetworkStack): Lines {
  if (design.vpc.ipv6 === null) return [];
  const awaited =
    subnets.some(({ ipv6 }) => ipv6 !== null) ||
    routeTables.some(({ routes }) => routes.some(({ destination }) => isIpv6(destination)));
  return braced(
    `${awaited ? 'const ipv6Block = ' : ''}new ec2.CfnVPCCidrBlock(this, 'VpcIpv6Block', {`,
    ['vpcId: vpc.ref,', 'amazonProvidedIpv6CidrBlock: true,'],
    '});',
  );
}

/** The way out over IPv6 that lets nothing in. */
function egressOnlyInternetGateway({ design, routeTables }: NetworkStack): Lines {
  if (!design.vpc.egressOnlyInternetGateway) return [];
  const used = routeTables.some(({ routes }) =>
    routes.some(({ target }) => target.kind === 'egress-only-internet-gateway'),
  );
  const made = "new ec2.CfnEgressOnlyInternetGateway(this, 'EgressOnlyInternetGateway', { vpcId: vpc.ref });";
  return used ? [`const egressOnlyInternetGateway = ${made}`] : [made];
}

function internetGateway(stack: NetworkStack): Lines {
  const { name, internetGateway: wanted } = stack.design.vpc;
  if (!wanted) return [];
  return [
    "const internetGateway = new ec2.CfnInternetGateway(this, 'InternetGateway');",
    `nameTag(internetGateway, ${literal(`${name}-igw`)});`,
    ...braced(
      `${awaitsAttachment(stack) ? 'const gatewayAttachment = ' : ''}new ec2.CfnVPCGatewayAttachment(this, 'InternetGatewayAttachment', {`,
      ['vpcId: vpc.ref,', 'internetGatewayId: internetGateway.ref,'],
      '});',
    ),
  ];
}

/** What leaves through the internet gateway can only be made once that is attached. */
function awaitsAttachment({ natGateways, routeTables }: NetworkStack): boolean {
  const leaves = ({ target }: { readonly target: { readonly kind: string } }) =>
    target.kind === 'internet-gateway';
  return natGateways.length > 0 || routeTables.some(({ routes }) => routes.some(leaves));
}

/**
 * The network as an `ec2.IVpc`. That type knows only tiers with exactly one subnet in each zone, all reaching the
 * internet alike by tables that the stack knows; the others are had by `subnets(tier)`. It wants at least one zone, also of a VPC that has none yet.
 */
export function importedVpcLines({ design, subnets, secondaryBlocks: blocks }: NetworkStack): Lines {
  const zones = Object.entries(design.zones).filter(([id]) => subnets.some(({ zone }) => zone === id));
  const tiers = Object.keys(design.tiers).flatMap((tier) => {
    const members = subnets.filter((subnet) => subnet.tier === tier);
    const access = uniformAccess(members);
    const complete =
      members.length === zones.length &&
      zones.every(([id]) => members.some(({ zone }) => zone === id)) &&
      members.every(({ routeTable }) => routeTable !== null);
    return complete && access !== undefined ? [{ tier, access }] : [];
  });
  const group = (access: StackSubnet['access']): Lines => {
    const members = tiers.filter((candidate) => candidate.access === access).map(({ tier }) => tier);
    if (members.length === 0) return [];
    const each = (accessor: string) => spread(members.map((tier) => `this.${accessor}(${literal(tier)})`));
    return [
      `${access}SubnetNames: ${literals(members)},`,
      `${access}SubnetIds: ${each('subnetIds')},`,
      `${access}SubnetRouteTableIds: ${each('routeTableIds')},`,
    ];
  };
  return [
    '// The same network as an ec2.IVpc, so that L2 constructs here and in other stacks can use it',
    ...braced(
      "this.vpc = ec2.Vpc.fromVpcAttributes(this, 'VpcRef', {",
      [
        'vpcId: vpc.ref,',
        `vpcCidrBlock: ${literal(design.vpc.blocks[0] ?? '')},`,
        `availabilityZones: ${literals(zones.length === 0 ? [`${design.region}a`] : zones.map(([, { name }]) => name))},`,
        ...group('public'),
        ...group('private'),
        ...group('isolated'),
      ],
      '});',
    ),
    ...(blocks.length === 0 ? [] : ['this.vpc.node.addDependency(...secondaryBlocks);']),
  ];
}

function uniformAccess(subnets: readonly StackSubnet[]): StackSubnet['access'] | undefined {
  const [first, ...others] = subnets;
  return others.every(({ access }) => access === first?.access) ? first?.access : undefined;
}

function spread(lists: readonly string[]): string {
  const [only, ...others] = lists;
  return others.length === 0 ? (only ?? '[]') : `[${lists.map((list) => `...${list}`).join(', ')}]`;
}
