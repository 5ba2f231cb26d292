import { braced, type Lines } from './lines.ts';
import { literal } from './literal.ts';
import type { NetworkStack } from './stackModel.ts';

/** The NAT gateways, each with an Elastic IP address of its own. */
export function natLines({ design, natGateways, routeTables }: NetworkStack): Lines {
  if (natGateways.length === 0) return [];
  const attached = design.vpc.internetGateway ? ['resource.node.addDependency(gatewayAttachment);'] : [];
  const calls = natGateways.map(({ name, subnet, label }) => ({
    name,
    call: `natGateway(${literal(name)}, this.subnet(${literal(subnet)}), ${literal(label)})`,
  }));
  const led = routeTables.some(({ routes }) => routes.some(({ target }) => target.kind === 'nat-gateway'));
  return [
    ...braced(
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
    ),
    ...(led
      ? braced(
          'const natGateways = {',
          calls.map(({ name, call }) => `${name}: ${call},`),
          '};',
        )
      : calls.map(({ call }) => `${call};`)),
  ];
}
