import { refOf } from '../../design/design.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** NAT asked for where no public subnet can hold a gateway. */
export const natWithoutPublicSubnet: FindingRule = {
  id: 'natWithoutPublicSubnet',
  title: 'NAT without a public subnet to stand in',
  severity: 'error',
  source: awsPage('NAT gateway basics', 'vpc/latest/userguide/nat-gateway-basics.html'),
  find: (context) => {
    const { design, routes, network } = context;
    const wanted = network.subnets.filter(({ tier }) => tier?.access === 'private');
    if (design.nat.mode === 'none' || wanted.length === 0 || Object.keys(routes.natGateways).length > 0)
      return [];
    return [
      design.nat.mode === 'single' && design.nat.zone !== null ? inZone(context, design.nat.zone) : nowhere(),
    ];
  },
};

function inZone({ design }: FindingContext, zone: string): Found {
  return {
    about: '',
    title: `The single NAT gateway is to stand in ${nameIn(design.zones, zone)}, which has no public subnet.`,
    why: 'A public NAT gateway stands in a public subnet. Without it the private subnets have no way out.',
    subjects: [refOf('zone', zone)],
    fix: {
      label: 'Let it stand in the first zone with a public subnet',
      commands: [{ type: 'setNat', mode: 'single', zone: null }],
    },
  };
}

function nowhere(): Found {
  return {
    about: '',
    title: 'Private subnets are to leave through NAT, and no public subnet can hold a NAT gateway.',
    why: 'A public NAT gateway stands in a public subnet of the VPC, for a zone of its own in that zone. Add a public tier, or choose no NAT.',
    subjects: ['vpc'],
    fix: { label: 'Do without NAT', commands: [{ type: 'setNat', mode: 'none' }] },
  };
}
