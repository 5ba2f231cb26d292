import type { Id } from '../../design/design.ts';
import { braced, type Lines } from './lines.ts';
import { literal } from './literal.ts';
import type { NetworkStack } from './stackModel.ts';

/** The peering connections that routes lead through and whose ids are asked for on deployment. */
export function peeringLines({ routeTables }: NetworkStack): Lines {
  const asked = new Map<string, Id>();
  for (const { target } of routeTables.flatMap(({ routes }) => routes)) {
    if (target.kind === 'peering' && 'parameter' in target.connection)
      asked.set(target.connection.parameter, target.connection.network);
  }
  if (asked.size === 0) return [];
  const parameters = [...asked].flatMap(([name, network]) =>
    parameter(`${name}: `, name, { description: `The peering connection to ${network}`, kind: 'pcx' }, '}),'),
  );
  return braced('const peeringConnections = {', parameters, '};');
}

/** The attachment to the transit gateway, which routes through it wait for. */
export function transitGatewayLines({ transitGateway, design }: NetworkStack): Lines {
  if (transitGateway === null) return [];
  const { id, subnets } = transitGateway;
  const description = 'The transit gateway that the VPC is attached to';
  const given =
    id === null
      ? parameter(
          'const transitGatewayId = ',
          'TransitGatewayId',
          { description, kind: 'tgw' },
          '}).valueAsString;',
        )
      : [`const transitGatewayId = ${literal(id)};`];
  return [
    ...given,
    ...braced(
      "const transitGatewayAttachment = new ec2.CfnTransitGatewayVpcAttachment(this, 'TransitGatewayAttachment', {",
      [
        'vpcId: vpc.ref,',
        'transitGatewayId,',
        `subnetIds: [${subnets.map((subnet) => `this.subnet(${literal(subnet)}).subnetId`).join(', ')}],`,
      ],
      '});',
    ),
    `nameTag(transitGatewayAttachment, ${literal(`${design.vpc.name}-tgw`)});`,
  ];
}

function parameter(
  before: string,
  name: string,
  { description, kind }: { readonly description: string; readonly kind: 'pcx' | 'tgw' },
  close: string,
): Lines {
  return braced(
    `${before}new cdk.CfnParameter(this, ${literal(name)}, {`,
    [`description: ${literal(description)},`, `allowedPattern: ${literal(`^${kind}-[0-9a-f]{8,17}$`)},`],
    close,
  );
}
