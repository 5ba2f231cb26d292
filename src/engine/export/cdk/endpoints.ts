import { braced, type Lines } from './lines.ts';
import { jsonLiteral, literal } from './literal.ts';
import type { NetworkStack, StackGatewayEndpoint, StackInterfaceEndpoint } from './stackModel.ts';

/** The VPC endpoints. */
export function endpointLines({ design, gatewayEndpoints, interfaceEndpoints }: NetworkStack): Lines {
  return [
    ...gatewayEndpoints.flatMap(gatewayEndpoint),
    ...interfaceEndpoints.flatMap((endpoint) => interfaceEndpoint(endpoint, design.region)),
  ];
}

function gatewayEndpoint({ name, serviceName, routeTables, policy }: StackGatewayEndpoint): Lines {
  return braced(
    `new ec2.CfnVPCEndpoint(this, ${literal(name)}, {`,
    [
      'vpcId: vpc.ref,',
      "vpcEndpointType: 'Gateway',",
      `serviceName: ${literal(serviceName)},`,
      `routeTableIds: [${routeTables.map((table) => `routeTables.${table}.ref`).join(', ')}],`,
      ...(policy === null ? [] : [`policyDocument: ${jsonLiteral(policy)},`]),
    ],
    '});',
  );
}

/** The construct takes no policy document, only statements of its own making; its resource takes the whole. */
function interfaceEndpoint(endpoint: StackInterfaceEndpoint, region: string): Lines {
  const subnets = endpoint.subnets.map((subnet) => `this.subnet(${literal(subnet)})`).join(', ');
  const { policy } = endpoint;
  return braced(
    `${policy === null ? '' : '('}new ec2.InterfaceVpcEndpoint(this, ${literal(endpoint.name)}, {`,
    [
      'vpc: this.vpc,',
      `service: ${service(endpoint, region)},`,
      `subnets: { subnets: [${subnets}] },`,
      `securityGroups: [${endpoint.groups.map((group) => `securityGroups.${group}`).join(', ')}],`,
      'open: false,',
      `privateDnsEnabled: ${endpoint.privateDns},`,
    ],
    policy === null
      ? '});'
      : `}).node.defaultChild as ec2.CfnVPCEndpoint).policyDocument = ${jsonLiteral(policy)};`,
  );
}

/** By its short name where that means the same; CDK builds other names for some services in China. */
function service({ service: short, serviceName }: StackInterfaceEndpoint, region: string): string {
  return serviceName === `com.amazonaws.${region}.${short}` && !region.startsWith('cn-')
    ? `new ec2.InterfaceVpcEndpointAwsService(${literal(short)})`
    : `new ec2.InterfaceVpcEndpointService(${literal(serviceName)}, 443)`;
}
