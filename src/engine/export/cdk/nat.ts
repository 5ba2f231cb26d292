import { braced, type Lines } from './lines.ts';
import { literal } from './literal.ts';
import { natInstanceLines } from './natInstances.ts';
import type { NetworkStack, StackNatGateway } from './stackModel.ts';

/** A way out over NAT that AWS looks after. */
type Gateway = Exclude<StackNatGateway, { kind: 'instance' }>;

/** What leads private subnets out over IPv4: NAT gateways, the regional one or instances. */
export function natLines(stack: NetworkStack): Lines {
  const gateways = stack.natGateways.filter((one): one is Gateway => one.kind !== 'instance');
  return [...gatewayLines(stack, gateways), ...natInstanceLines(stack)];
}

function gatewayLines({ design, routeTables }: NetworkStack, gateways: readonly Gateway[]): Lines {
  if (gateways.length === 0) return [];
  const attached = design.vpc.internetGateway ? ['resource.node.addDependency(gatewayAttachment);'] : [];
  const calls = gateways.map((gateway) => ({ name: gateway.name, call: callOf(gateway) }));
  const led = routeTables.some(({ routes }) => routes.some(({ target }) => target.kind === 'nat-gateway'));
  return [
    ...(gateways.some(({ kind }) => kind === 'zonal') ? zonalFunction(attached) : []),
    ...(gateways.some(({ kind }) => kind === 'regional') ? regionalFunction(design.vpc.internetGateway) : []),
    ...(led
      ? braced(
          'const natGateways = {',
          calls.map(({ name, call }) => `${name}: ${call},`),
          '};',
        )
      : calls.map(({ call }) => `${call};`)),
  ];
}

function callOf(gateway: Gateway): string {
  const { name, label } = gateway;
  return gateway.kind === 'regional'
    ? `regionalNatGateway(${literal(name)}, ${literal(label)})`
    : `natGateway(${literal(name)}, this.subnet(${literal(gateway.subnet)}), ${literal(label)})`;
}

/** A zonal gateway with an Elastic IP address of its own. */
function zonalFunction(attached: Lines): Lines {
  return braced(
    'const natGateway = (id: string, subnet: ec2.ISubnet, name: string): ec2.CfnNatGateway => {',
    [
      "const address = new ec2.CfnEIP(this, `${id}Eip`, { domain: 'vpc' });",
      ...braced(
        'const gateway = new ec2.CfnNatGateway(this, id, {',
        ['subnetId: subnet.subnetId,', 'allocationId: address.attrAllocationId,'],
        '});',
      ),
      ...braced(
        'for (const resource of [address, gateway]) {',
        [...attached, 'nameTag(resource, name);'],
        '}',
      ),
      'return gateway;',
    ],
    '};',
  );
}

/**
 * The regional gateway of the VPC in automatic mode: AWS follows the zones in use and brings the addresses
 * (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html).
 */
function regionalFunction(internetGateway: boolean): Lines {
  return braced(
    'const regionalNatGateway = (id: string, name: string): ec2.CfnNatGateway => {',
    [
      "const gateway = new ec2.CfnNatGateway(this, id, { vpcId: vpc.ref, availabilityMode: 'regional' });",
      ...(internetGateway ? ['gateway.node.addDependency(gatewayAttachment);'] : []),
      'nameTag(gateway, name);',
      'return gateway;',
    ],
    '};',
  );
}
