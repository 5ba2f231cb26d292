/*
 * Reads a synthesised CloudFormation template back into the network it deploys. It knows CloudFormation only and
 * shares nothing with the generator, so that what the two agree on is what AWS will be told.
 */

type Properties = Readonly<Record<string, unknown>>;
type Resource = {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly DependsOn?: string | readonly string[];
};
type Parameters = Readonly<Record<string, { readonly Description?: string }>>;
type Template = {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Parameters?: Parameters;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
};

/** A rule as AWS stores it: `-1` is every protocol, `pl-` and `sg:` prefixes tell peers apart from CIDRs. */
export type DeployedRule = {
  readonly group: string;
  readonly direction: 'ingress' | 'egress';
  readonly protocol: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly peer: string;
  readonly description: string;
};

export type DeployedRoute = { readonly destination: string; readonly target: string };

/** The network in a template, with resources by the names people gave them (their `Name` tag or group name). */
export type DeployedNetwork = {
  readonly vpc: {
    readonly name: string;
    readonly blocks: readonly string[];
    readonly dnsHostnames: boolean;
    readonly dnsSupport: boolean;
    readonly internetGateway: boolean;
    /** Whether the VPC gets an IPv6 block of Amazon's. */
    readonly ipv6: boolean;
    readonly egressOnlyInternetGateway: boolean;
    readonly flowLog: {
      readonly traffic: string;
      readonly aggregationSeconds: number;
      readonly retentionDays: number;
    } | null;
  };
  /** By logical id. */
  readonly subnets: Readonly<
    Record<
      string,
      {
        readonly name: string;
        readonly cidr: string | null;
        /** The /64 itself, or `#5` for one of the /56. */
        readonly ipv6: string | null;
        readonly zone: string;
        readonly publicAddresses: boolean;
        /** `null`: associated with none, so the VPC's main one. */
        readonly routeTable: string | null;
        readonly networkAcl: string | null;
        readonly tags: Readonly<Record<string, string>>;
      }
    >
  >;
  /** By logical id. */
  readonly routeTables: Readonly<
    Record<string, { readonly name: string; readonly routes: readonly DeployedRoute[] }>
  >;
  /** By logical id: the subnet it stands in, `null` for the regional gateway, and whether it is what it must be. */
  readonly natGateways: Readonly<
    Record<
      string,
      {
        readonly kind: 'zonal' | 'regional' | 'instance';
        readonly name: string;
        readonly subnet: string | null;
        /** An Elastic IP address of its own; for the regional gateway none, because AWS brings them. */
        readonly elasticIp: boolean;
        /** What an instance admits: nothing but these ranges. */
        readonly admits: readonly string[];
      }
    >
  >;
  /** What the VPC is attached to, and through which subnets. */
  readonly transitGateways: readonly {
    readonly transitGateway: string;
    readonly subnets: readonly string[];
  }[];
  readonly groups: readonly { readonly name: string; readonly description: string }[];
  readonly rules: readonly DeployedRule[];
  readonly endpoints: readonly {
    readonly type: string;
    readonly service: string;
    readonly subnets: readonly string[];
    readonly routeTables: readonly string[];
    readonly groups: readonly string[];
    readonly privateDns: boolean;
    /** The policy document as the template has it. */
    readonly policy: unknown;
  }[];
  readonly networkAcls: readonly {
    readonly name: string;
    readonly entries: readonly {
      readonly number: number;
      readonly direction: 'ingress' | 'egress';
      readonly action: string;
      readonly protocol: number;
      readonly from: number | null;
      readonly to: number | null;
      readonly cidr: string;
    }[];
  }[];
  /** What each output refers to: a logical id. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: number;
};

/** The network that `json`, a synthesised template, deploys in `region`. */
export function readTemplate(json: unknown, region: string): DeployedNetwork {
  const template = json as Template;
  const reader = new Reader(template, region);
  return {
    vpc: reader.vpc(),
    subnets: reader.subnets(),
    routeTables: reader.routeTables(),
    natGateways: reader.natGateways(),
    transitGateways: reader.transitGateways(),
    groups: reader.groups(),
    rules: reader.rules(),
    endpoints: reader.endpoints(),
    networkAcls: reader.networkAcls(),
    outputs: Object.fromEntries(
      Object.entries(template.Outputs ?? {}).map(([key, { Value }]) => [key, reader.text(Value)]),
    ),
    resources: Object.keys(template.Resources ?? {}).length,
  };
}

/** The rule CDK writes into a group without egress, so that AWS does not open everything: it matches nothing. */
const MATCHES_NOTHING = '255.255.255.255/32';

class Reader {
  private readonly resources: Readonly<Record<string, Resource>>;
  private readonly parameters: Parameters;
  private readonly region: string;

  constructor({ Resources = {}, Parameters = {} }: Template, region: string) {
    this.resources = Resources;
    this.parameters = Parameters;
    this.region = region;
  }

  /** A value as text: a reference is the logical id it leads to. */
  text(value: unknown): string {
    if (typeof value === 'string') return value;
    const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, unknown>;
    if (Ref === 'AWS::Region') return this.region;
    if (typeof Ref === 'string') return Ref;
    if (Array.isArray(attribute)) return this.text(attribute[0]);
    if (Array.isArray(join))
      return (join[1] as unknown[]).map((part) => this.text(part)).join(this.text(join[0]));
    throw new Error(`cannot read ${JSON.stringify(value)}`);
  }

  vpc(): DeployedNetwork['vpc'] {
    const [[id, vpc], ...others] = this.all('VPC') as [[string, Properties], ...unknown[]];
    if (others.length > 0) throw new Error('the template has more than one VPC');
    const ofVpc = this.all('VPCCidrBlock').filter(([, { VpcId }]) => this.text(VpcId) === id);
    const blocks = ofVpc.filter(([, block]) => 'CidrBlock' in block);
    const egressOnly = this.all('EgressOnlyInternetGateway').filter(
      ([, { VpcId }]) => this.text(VpcId) === id,
    );
    const attached = this.all('VPCGatewayAttachment').filter(([, { VpcId }]) => this.text(VpcId) === id);
    return {
      name: this.name(vpc),
      blocks: [vpc['CidrBlock'], ...blocks.map(([, block]) => block['CidrBlock'])].map((block) =>
        this.text(block),
      ),
      dnsHostnames: vpc['EnableDnsHostnames'] === true,
      dnsSupport: vpc['EnableDnsSupport'] === true,
      internetGateway: attached.some(([, { InternetGatewayId }]) =>
        this.isA('InternetGateway', InternetGatewayId),
      ),
      ipv6: ofVpc.some(([, block]) => block['AmazonProvidedIpv6CidrBlock'] === true),
      egressOnlyInternetGateway: egressOnly.length === 1,
      flowLog: this.flowLog(id),
    };
  }

  private flowLog(vpc: string): DeployedNetwork['vpc']['flowLog'] {
    const log = this.all('FlowLog').find(([, { ResourceId }]) => this.text(ResourceId) === vpc)?.[1];
    if (log === undefined) return null;
    const group = this.resources[this.text(log['LogGroupName'])];
    return {
      traffic: this.text(log['TrafficType']),
      aggregationSeconds: log['MaxAggregationInterval'] as number,
      retentionDays: group?.Properties?.['RetentionInDays'] as number,
    };
  }

  subnets(): DeployedNetwork['subnets'] {
    return Object.fromEntries(
      this.all('Subnet').map(([id, subnet]) => {
        const tables = this.all('SubnetRouteTableAssociation').filter(
          ([, { SubnetId }]) => this.text(SubnetId) === id,
        );
        const acls = this.all('SubnetNetworkAclAssociation').filter(
          ([, { SubnetId }]) => this.text(SubnetId) === id,
        );
        if (tables.length > 1 || acls.length > 1)
          throw new Error(`${id} has ${tables.length} route tables and ${acls.length} ACLs`);
        return [
          id,
          {
            name: this.name(subnet),
            cidr: subnet['Ipv6Native'] === true ? null : this.text(subnet['CidrBlock']),
            ipv6: this.subnetIpv6(id, subnet),
            zone: this.text(subnet['AvailabilityZone']),
            publicAddresses: subnet['MapPublicIpOnLaunch'] === true,
            routeTable: tables[0] === undefined ? null : this.text(tables[0][1]['RouteTableId']),
            networkAcl: acls[0] === undefined ? null : this.nameOf(acls[0][1]['NetworkAclId']),
            tags: this.tags(subnet),
          },
        ];
      }),
    );
  }

  private subnetIpv6(id: string, subnet: Properties): string | null {
    const block = subnet['Ipv6CidrBlock'];
    if (block === undefined) {
      if (subnet['Ipv6Native'] === true || 'AssignIpv6AddressOnCreation' in subnet)
        throw new Error(`${id} has no IPv6 block to take addresses from`);
      return null;
    }
    // AWS knows the VPC's /56 only once it is associated, so CloudFormation must be told to wait.
    if (!this.waitsForIpv6(id)) throw new Error(`${id} does not wait for the IPv6 block`);
    if (subnet['Ipv6Native'] === true && 'CidrBlock' in subnet)
      throw new Error(`${id} is IPv6-only and has IPv4`);
    if (subnet['AssignIpv6AddressOnCreation'] !== true) throw new Error(`${id} gives out no IPv6 addresses`);
    if (typeof block === 'string') return block;
    const [index, list] = (block as Record<string, [unknown, Record<string, unknown[]>]>)['Fn::Select'] ?? [];
    const [from, count, bits] = list?.['Fn::Cidr'] ?? [];
    const [first, blocks] =
      (from as Record<string, [unknown, Record<string, unknown[]>]>)['Fn::Select'] ?? [];
    const [vpc, attribute] = blocks?.['Fn::GetAtt'] ?? [];
    const isSlice = Number(first) === 0 && Number(count) === 256 && Number(bits) === 64;
    if (!isSlice || attribute !== 'Ipv6CidrBlocks' || vpc !== this.text(subnet['VpcId']))
      throw new Error(`${id} takes its IPv6 block from elsewhere: ${JSON.stringify(block)}`);
    return `#${Number(index)}`;
  }

  private waitsForIpv6(id: string): boolean {
    return [this.resources[id]?.DependsOn ?? []]
      .flat()
      .some((other) => this.resources[other]?.Properties?.['AmazonProvidedIpv6CidrBlock'] === true);
  }

  routeTables(): DeployedNetwork['routeTables'] {
    return Object.fromEntries(
      this.all('RouteTable').map(([id, table]) => [
        id,
        {
          name: this.name(table),
          routes: this.all('Route')
            .filter(([, { RouteTableId }]) => this.text(RouteTableId) === id)
            .map(([name, route]) => this.route(name, route)),
        },
      ]),
    );
  }

  private route(name: string, route: Properties): DeployedRoute {
    const targets = [
      'GatewayId',
      'NatGatewayId',
      'InstanceId',
      'EgressOnlyInternetGatewayId',
      'VpcPeeringConnectionId',
      'TransitGatewayId',
    ].filter((target) => target in route);
    if (targets.length !== 1)
      throw new Error(`a route must have one target, it has ${targets.join(' and ')}`);
    const target = this.text(route[targets[0] ?? '']);
    // AWS refuses a route to a gateway that is not attached yet, so CloudFormation must be told to wait.
    if (targets[0] === 'GatewayId' && !this.waitsFor(name, 'VPCGatewayAttachment'))
      throw new Error(`${name} does not wait for the attachment`);
    if (targets[0] === 'EgressOnlyInternetGatewayId') {
      if (!this.isA('EgressOnlyInternetGateway', route[targets[0]]) || !this.waitsForIpv6(name))
        throw new Error(`${name} leads through no egress-only internet gateway of a VPC with IPv6`);
      return {
        destination: this.text(route['DestinationIpv6CidrBlock']),
        target: 'egress-only-internet-gateway',
      };
    }
    const destination =
      route['DestinationCidrBlock'] ?? route['DestinationIpv6CidrBlock'] ?? route['DestinationPrefixListId'];
    if (targets[0] === 'VpcPeeringConnectionId')
      return { destination: this.text(destination), target: `peering ${this.given(route[targets[0]])}` };
    if (targets[0] === 'TransitGatewayId') {
      // AWS refuses a route to a transit gateway that the VPC is not attached to yet.
      if (!this.waitsFor(name, 'TransitGatewayVpcAttachment'))
        throw new Error(`${name} does not wait for the attachment to the transit gateway`);
      return {
        destination: this.text(destination),
        target: `transit gateway ${this.given(route[targets[0]])}`,
      };
    }
    return {
      destination: this.text(destination),
      target:
        targets[0] === 'GatewayId' && this.isA('InternetGateway', route['GatewayId'])
          ? 'internet-gateway'
          : target,
    };
  }

  /** An id as it is, or what the parameter that asks for it says of itself. */
  private given(value: unknown): string {
    const text = this.text(value);
    return this.parameters[text]?.Description ?? text;
  }

  transitGateways(): DeployedNetwork['transitGateways'] {
    return this.all('TransitGatewayVpcAttachment').map(([, attachment]) => ({
      transitGateway: this.given(attachment['TransitGatewayId']),
      subnets: this.texts(attachment['SubnetIds']),
    }));
  }

  natGateways(): DeployedNetwork['natGateways'] {
    return Object.fromEntries([
      ...this.all('NatGateway').map(([id, gateway]) => [id, this.natGateway(id, gateway)] as const),
      ...this.all('Instance').map(([id, instance]) => [id, this.natInstance(id, instance)] as const),
    ]);
  }

  private natGateway(id: string, gateway: Properties): DeployedNetwork['natGateways'][string] {
    const name = this.name(gateway);
    if (!this.waitsFor(id, 'VPCGatewayAttachment')) throw new Error(`${id} does not wait for the attachment`);
    if (gateway['AvailabilityMode'] === 'regional') {
      if ('SubnetId' in gateway || 'AllocationId' in gateway || !this.isA('VPC', gateway['VpcId']))
        throw new Error(`${id} is regional and belongs to more than the VPC`);
      return { kind: 'regional', name, subnet: null, elasticIp: false, admits: [] };
    }
    const elasticIp = this.isA('EIP', gateway['AllocationId']);
    return { kind: 'zonal', name, subnet: this.text(gateway['SubnetId']), elasticIp, admits: [] };
  }

  /** An instance that can do NAT at all, and that nobody but its network can reach or read the secrets of. */
  private natInstance(id: string, instance: Properties): DeployedNetwork['natGateways'][string] {
    const [own, ...others] = instance['NetworkInterfaces'] as Properties[];
    const [volume] = instance['BlockDeviceMappings'] as { Ebs: Properties }[];
    const options = instance['MetadataOptions'] as Properties | undefined;
    if (instance['SourceDestCheck'] !== false) throw new Error(`${id} drops what is not for itself`);
    if (own === undefined || others.length > 0) throw new Error(`${id} is no target with several interfaces`);
    if (volume?.Ebs['Encrypted'] !== true) throw new Error(`${id} has a volume that is not encrypted`);
    if (options?.['HttpTokens'] !== 'required') throw new Error(`${id} takes IMDSv1`);
    if (!this.natUserData(instance).includes('MASQUERADE')) throw new Error(`${id} does no NAT`);
    const addresses = this.all('EIP').filter(([, { InstanceId }]) => this.text(InstanceId ?? '') === id);
    const groups = this.texts(own['GroupSet']).map((group) => this.resources[group]?.Properties ?? {});
    return {
      kind: 'instance',
      name: this.name(instance),
      subnet: this.text(own['SubnetId']),
      elasticIp: addresses.length === 1 && this.waitsFor(id, 'VPCGatewayAttachment'),
      admits: groups.flatMap((group) =>
        (group['SecurityGroupIngress'] as Properties[]).map((rule) => this.text(rule['CidrIp'])),
      ),
    };
  }

  private natUserData(instance: Properties): string {
    const data = instance['UserData'] as Record<string, unknown>;
    return this.text(data['Fn::Base64']);
  }

  /** The groups of NAT instances, which are no groups of the design. */
  private isNatGroup(id: string): boolean {
    return this.all('Instance').some(([, { NetworkInterfaces }]) =>
      (NetworkInterfaces as Properties[]).some(({ GroupSet }) => this.texts(GroupSet).includes(id)),
    );
  }

  private designGroups(): readonly (readonly [string, Properties])[] {
    return this.all('SecurityGroup').filter(([id]) => !this.isNatGroup(id));
  }

  groups(): DeployedNetwork['groups'] {
    return this.designGroups().map(([, group]) => ({
      name: this.text(group['GroupName']),
      description: this.text(group['GroupDescription']),
    }));
  }

  rules(): readonly DeployedRule[] {
    const inline = this.designGroups().flatMap(([id, group]) => [
      ...((group['SecurityGroupIngress'] ?? []) as Properties[]).map((rule) =>
        this.rule(id, 'ingress', rule),
      ),
      ...((group['SecurityGroupEgress'] ?? []) as Properties[]).map((rule) => this.rule(id, 'egress', rule)),
    ]);
    const alone = [
      ...this.all('SecurityGroupIngress').map(([, rule]) =>
        this.rule(this.text(rule['GroupId']), 'ingress', rule),
      ),
      ...this.all('SecurityGroupEgress').map(([, rule]) =>
        this.rule(this.text(rule['GroupId']), 'egress', rule),
      ),
    ];
    return [...inline, ...alone].filter(({ peer }) => peer !== MATCHES_NOTHING);
  }

  /** Groups for which AWS would open all egress, because the template gives them none at all. */
  groupsOpenByDefault(): readonly string[] {
    const closed = new Set(this.all('SecurityGroupEgress').map(([, { GroupId }]) => this.text(GroupId)));
    return this.all('SecurityGroup')
      .filter(
        ([id, group]) => !closed.has(id) && ((group['SecurityGroupEgress'] ?? []) as unknown[]).length === 0,
      )
      .map(([, group]) => this.text(group['GroupName']));
  }

  private rule(group: string, direction: 'ingress' | 'egress', rule: Properties): DeployedRule {
    return {
      group: this.groupName(group),
      direction,
      protocol: String(rule['IpProtocol']),
      from: (rule['FromPort'] as number | undefined) ?? null,
      to: (rule['ToPort'] as number | undefined) ?? null,
      peer: this.peer(rule),
      description: this.text(rule['Description']),
    };
  }

  private peer(rule: Properties): string {
    const group = rule['SourceSecurityGroupId'] ?? rule['DestinationSecurityGroupId'];
    const others = ['CidrIp', 'CidrIpv6', 'SourcePrefixListId', 'DestinationPrefixListId'].filter(
      (key) => key in rule,
    );
    if (others.length + (group === undefined ? 0 : 1) !== 1)
      throw new Error(`a rule must have one peer: ${JSON.stringify(rule)}`);
    return group === undefined ? this.text(rule[others[0] ?? '']) : `sg:${this.groupName(this.text(group))}`;
  }

  endpoints(): DeployedNetwork['endpoints'] {
    return this.all('VPCEndpoint').map(([, endpoint]) => ({
      type: this.text(endpoint['VpcEndpointType']),
      service: this.text(endpoint['ServiceName']),
      subnets: this.texts(endpoint['SubnetIds']),
      routeTables: this.texts(endpoint['RouteTableIds']),
      groups: this.texts(endpoint['SecurityGroupIds']).map((group) => this.groupName(group)),
      privateDns: endpoint['PrivateDnsEnabled'] === true,
      policy: endpoint['PolicyDocument'] ?? null,
    }));
  }

  networkAcls(): DeployedNetwork['networkAcls'] {
    return this.all('NetworkAcl').map(([id, acl]) => ({
      name: this.name(acl),
      entries: this.all('NetworkAclEntry')
        .filter(([, { NetworkAclId }]) => this.text(NetworkAclId) === id)
        .map(([, entry]) => {
          const ports = entry['PortRange'] as { From: number; To: number } | undefined;
          const icmp = entry['Icmp'] as { Type: number; Code: number } | undefined;
          return {
            number: entry['RuleNumber'] as number,
            direction: entry['Egress'] === true ? ('egress' as const) : ('ingress' as const),
            action: this.text(entry['RuleAction']),
            protocol: entry['Protocol'] as number,
            from: ports?.From ?? icmp?.Type ?? null,
            to: ports?.To ?? icmp?.Code ?? null,
            cidr: this.text(entry['CidrBlock'] ?? entry['Ipv6CidrBlock']),
          };
        }),
    }));
  }

  private all(type: string): readonly (readonly [string, Properties])[] {
    return Object.entries(this.resources)
      .filter(([, { Type }]) => Type === `AWS::EC2::${type}`)
      .map(([id, { Properties: properties = {} }]) => [id, properties]);
  }

  private isA(type: string, reference: unknown): boolean {
    return this.resources[this.text(reference)]?.Type === `AWS::EC2::${type}`;
  }

  private waitsFor(id: string, type: string): boolean {
    return [this.resources[id]?.DependsOn ?? []].flat().some((other) => this.isA(type, other));
  }

  private texts(list: unknown): readonly string[] {
    return ((list ?? []) as unknown[]).map((item) => this.text(item));
  }

  private groupName(id: string): string {
    return this.text(this.resources[id]?.Properties?.['GroupName'] ?? id);
  }

  private nameOf(reference: unknown): string {
    return this.name(this.resources[this.text(reference)]?.Properties ?? {});
  }

  private name(properties: Properties): string {
    return this.tags(properties)['Name'] ?? '';
  }

  private tags(properties: Properties): Readonly<Record<string, string>> {
    const tags = (properties['Tags'] ?? []) as { Key: string; Value: unknown }[];
    return Object.fromEntries(tags.map(({ Key, Value }) => [Key, this.text(Value)]));
  }
}

/** Groups for which AWS would open all egress, because the template gives them no egress rule at all. */
export function groupsOpenByDefault(json: unknown, region: string): readonly string[] {
  return new Reader(json as Template, region).groupsOpenByDefault();
}
