import { refOf } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { attachmentSubnets } from '../routeTargets.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Zones whose routes lead to the transit gateway, though it has no attachment there. */
export const transitGatewayZones: FindingRule = {
  id: 'transitGatewayZones',
  title: 'Zones that do not reach the transit gateway',
  severity: 'error',
  source: awsPage('Transit gateway VPC attachments', 'vpc/latest/tgw/tgw-vpc-attachments.html'),
  find: ({ design, network, tableOf }) => {
    const { transitGateway } = design.vpc;
    if (transitGateway === null) return [];
    const attached = new Set(attachmentSubnets(network).map(({ subnet }) => subnet.zone));
    const cut = network.subnets.filter(
      ({ id, subnet }) =>
        !attached.has(subnet.zone) &&
        tableOf.get(id)?.routes.some(({ target }) => target.kind === 'transit-gateway') === true,
    );
    const zones = [...new Set(cut.map(({ subnet }) => subnet.zone))];
    if (zones.length === 0) return [];
    const tier = nameIn(design.tiers, transitGateway.tier);
    return [
      {
        about: '',
        title: `${listOf(cut.map(({ subnet }) => subnet.name))} ${cut.length === 1 ? 'has' : 'have'} routes to the transit gateway, which has no attachment in ${listOf(zones.map((zone) => nameIn(design.zones, zone)))}.`,
        why: `The VPC is attached through ${tier}, which has no subnet there; what is in a zone without an attachment does not reach the transit gateway.`,
        subjects: ['transit-gateway', ...cut.map(({ id }) => refOf('subnet', id))],
        fix: {
          label: `Add a subnet of ${tier} in ${listOf(zones.map((zone) => nameIn(design.zones, zone)))}`,
          commands: zones.map((zone) => ({
            type: 'addSubnet' as const,
            zone,
            tier: transitGateway.tier,
          })),
        },
      },
    ];
  },
};
