import { braced, type Lines, paragraphs } from './lines.ts';
import { literal, quotedInComment } from './literal.ts';
import type { NetworkStack } from './stackModel.ts';

/** The table at the top of the file: what is where. */
export function addressPlanLines({ design, subnets, omissions }: NetworkStack): Lines {
  const held = Object.values(design.vpc.held).map(
    ({ cidr, name }) => `// Kept free on purpose: ${quotedInComment(cidr)}, ${quotedInComment(name)}`,
  );
  const leftOut = omissions.map(({ message }) => `// Left out of this stack: ${quotedInComment(message)}`);
  if (subnets.length === 0) return [...held, ...leftOut];
  const withIpv6 = subnets.some(({ ipv6 }) => ipv6 !== null);
  const rows = subnets.map(({ name, tier, availabilityZone, cidr, ipv6, routeTable, label }) =>
    [
      `{ id: ${literal(name)}`,
      `tier: ${literal(tier)}`,
      `availabilityZone: ${literal(availabilityZone)}`,
      `cidrBlock: ${cidr === null ? 'null' : literal(cidr)}`,
      ...(withIpv6 ? [`ipv6: ${typeof ipv6 === 'string' ? literal(ipv6) : String(ipv6)}`] : []),
      `routeTable: ${routeTable === null ? 'null' : literal(routeTable)}`,
      `name: ${literal(label)} },`,
    ].join(', '),
  );
  return paragraphs(
    [
      '/** The address plan: every subnet with its tier, Availability Zone, CIDR and route table. */',
      ...braced('const SUBNETS = [', rows, '] as const;'),
      ...held,
      ...leftOut,
    ],
    ["type SubnetId = (typeof SUBNETS)[number]['id'];", "type Tier = (typeof SUBNETS)[number]['tier'];"],
  );
}

/** The loop that makes the subnets of the table; each is an output too. */
export function subnetLines({ subnets, secondaryBlocks }: NetworkStack): Lines {
  if (subnets.length === 0) return [];
  const some = {
    ipv6: subnets.some(({ ipv6 }) => ipv6 !== null),
    ipv6Only: subnets.some(({ cidr }) => cidr === null),
  };
  const awaitBlocks = secondaryBlocks.length === 0 ? [] : ['subnet.node.addDependency(...secondaryBlocks);'];
  return braced(
    `for (const { id: subnetId, availabilityZone, cidrBlock, ${some.ipv6 ? 'ipv6, ' : ''}routeTable, name } of SUBNETS) {`,
    [
      ...braced(
        'const subnet = new ec2.CfnSubnet(this, subnetId, {',
        [
          'vpcId: vpc.ref,',
          'availabilityZone,',
          some.ipv6Only ? '...(cidrBlock === null ? { ipv6Native: true } : { cidrBlock }),' : 'cidrBlock,',
          ...(some.ipv6 ? [`...(ipv6 === null ? {} : ${ipv6Options(subnets)}),`] : []),
          'mapPublicIpOnLaunch: false,',
        ],
        '});',
      ),
      ...awaitBlocks,
      ...(some.ipv6 ? ['if (ipv6 !== null) subnet.node.addDependency(ipv6Block);'] : []),
      'nameTag(subnet, name);',
      ...associationLines(subnets),
      ...braced(
        'const reference = ec2.Subnet.fromSubnetAttributes(this, `${subnetId}Ref`, {',
        [
          'subnetId: subnet.ref,',
          'availabilityZone,',
          some.ipv6Only
            ? '...(cidrBlock === null ? {} : { ipv4CidrBlock: cidrBlock }),'
            : 'ipv4CidrBlock: cidrBlock,',
          someOnMain(subnets) ? '...(routeTableId === null ? {} : { routeTableId }),' : 'routeTableId,',
        ],
        '});',
      ),
      ...(someOnMain(subnets) ? acknowledgeMain : []),
      'this.subnetsById.set(subnetId, reference);',
      'new cdk.CfnOutput(this, `${subnetId}Id`, { value: subnet.ref });',
    ],
    '}',
  );
}

const someOnMain = (subnets: NetworkStack['subnets']) =>
  subnets.some(({ routeTable }) => routeTable === null);

/** CDK warns of a subnet whose route table it does not know; those on the main table have none that a stack can name. */
const acknowledgeMain = braced(
  'if (routeTableId === null) {',
  ["cdk.Annotations.of(reference).acknowledgeWarning('@aws-cdk/aws-ec2:noSubnetRouteTableId');"],
  '}',
);

/** Which table the subnet is associated with; one on the VPC's main table is associated with none. */
function associationLines(subnets: NetworkStack['subnets']): Lines {
  const association = braced(
    'new ec2.CfnSubnetRouteTableAssociation(this, `${subnetId}RouteTableAssociation`, {',
    ['subnetId: subnet.ref,', 'routeTableId,'],
    '});',
  );
  if (!someOnMain(subnets)) return ['const routeTableId = routeTables[routeTable].ref;', ...association];
  if (subnets.every(({ routeTable }) => routeTable === null)) return ['const routeTableId = routeTable;'];
  return [
    'const routeTableId = routeTable === null ? null : routeTables[routeTable].ref;',
    ...braced('if (routeTableId !== null) {', association, '}'),
  ];
}

/** A subnet's /64: the block itself where it is known, else one of the 256 in whatever /56 AWS gives. */
function ipv6Options(subnets: NetworkStack['subnets']): string {
  const known = subnets.some(({ ipv6 }) => typeof ipv6 === 'string');
  const block = known
    ? 'ipv6'
    : "cdk.Fn.select(ipv6, cdk.Fn.cidr(cdk.Fn.select(0, vpc.attrIpv6CidrBlocks), 256, '64'))";
  return `{ ipv6CidrBlock: ${block}, assignIpv6AddressOnCreation: true }`;
}

/** How other stacks, and the rest of this one, get at subnets. */
export function subnetAccessorLines({ subnets }: NetworkStack): Lines {
  if (subnets.length === 0) return [];
  return paragraphs(
    [
      '/** One subnet by its id in the address plan. */',
      ...braced('public subnet(id: SubnetId): ec2.ISubnet {', ['return this.subnetsById.get(id)!;'], '}'),
    ],
    [
      "/** The subnets of a tier, for `vpcSubnets: { subnets: vpcStack.subnets('data') }`. */",
      ...braced(
        'public subnets(tier: Tier): ec2.ISubnet[] {',
        ['return SUBNETS.filter((row) => row.tier === tier).map((row) => this.subnet(row.id));'],
        '}',
      ),
    ],
    braced(
      'public subnetIds(tier: Tier): string[] {',
      ['return this.subnets(tier).map((subnet) => subnet.subnetId);'],
      '}',
    ),
    braced(
      'public routeTableIds(tier: Tier): string[] {',
      ['return this.subnets(tier).map((subnet) => subnet.routeTable.routeTableId);'],
      '}',
    ),
  );
}
