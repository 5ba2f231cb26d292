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
  const rows = subnets.map(({ name, tier, availabilityZone, cidr, routeTable, label }) =>
    [
      `{ id: ${literal(name)}`,
      `tier: ${literal(tier)}`,
      `availabilityZone: ${literal(availabilityZone)}`,
      `cidrBlock: ${literal(cidr)}`,
      `routeTable: ${literal(routeTable)}`,
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
  const awaitBlocks = secondaryBlocks.length === 0 ? [] : ['subnet.node.addDependency(...secondaryBlocks);'];
  return braced(
    'for (const { id: subnetId, availabilityZone, cidrBlock, routeTable, name } of SUBNETS) {',
    [
      ...braced(
        'const subnet = new ec2.CfnSubnet(this, subnetId, {',
        ['vpcId: vpc.ref,', 'availabilityZone,', 'cidrBlock,', 'mapPublicIpOnLaunch: false,'],
        '});',
      ),
      ...awaitBlocks,
      'nameTag(subnet, name);',
      'const routeTableId = routeTables[routeTable].ref;',
      ...braced(
        'new ec2.CfnSubnetRouteTableAssociation(this, `${subnetId}RouteTableAssociation`, {',
        ['subnetId: subnet.ref,', 'routeTableId,'],
        '});',
      ),
      ...braced(
        'const reference = ec2.Subnet.fromSubnetAttributes(this, `${subnetId}Ref`, {',
        ['subnetId: subnet.ref,', 'availabilityZone,', 'ipv4CidrBlock: cidrBlock,', 'routeTableId,'],
        '});',
      ),
      'this.subnetsById.set(subnetId, reference);',
      'new cdk.CfnOutput(this, `${subnetId}Id`, { value: subnet.ref });',
    ],
    '}',
  );
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
