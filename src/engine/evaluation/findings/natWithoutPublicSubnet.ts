import { refOf } from '../../design/design.ts';
import { natKind, natWord } from '../nat.ts';
import { nameIn } from '../network.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** NAT asked for where no public subnet can hold a gateway or an instance; the regional gateway needs none. */
export const natWithoutPublicSubnet: FindingRule = {
  id: 'natWithoutPublicSubnet',
  title: 'NAT without a public subnet to stand in',
  severity: 'error',
  source: awsPage('NAT gateway basics', 'vpc/latest/userguide/nat-gateway-basics.html'),
  find: (context) => {
    const { design, routes, network } = context;
    const wanted = network.subnets.filter(({ tier }) => tier?.access === 'private');
    const kind = natKind(design.nat.mode);
    if (kind === null || kind === 'regional') return [];
    if (wanted.length === 0 || Object.keys(routes.natGateways).length > 0) return [];
    const { zone } = design.nat;
    return [zone === null ? nowhere(kind) : inZone(context, zone)];
  },
};

function inZone({ design }: FindingContext, zone: string): Found {
  const { mode } = design.nat;
  const word = mode === 'instance' ? 'NAT instance' : 'NAT gateway';
  return {
    about: '',
    title: `The single ${word} is to stand in ${nameIn(design.zones, zone)}, which has no public subnet.`,
    why: `A ${mode === 'instance' ? word : `public ${word}`} stands in a public subnet. Without it the private subnets have no way out.`,
    subjects: [refOf('zone', zone)],
    fix: {
      label: 'Let it stand in the first zone with a public subnet',
      commands: [{ type: 'setNat', mode, zone: null }],
    },
  };
}

function nowhere(kind: 'zonal' | 'instance'): Found {
  const word = natWord(kind);
  return {
    about: '',
    title: `Private subnets are to leave through NAT, and no public subnet can hold a ${word}.`,
    why: `A ${kind === 'zonal' ? `public ${word}` : word} stands in a public subnet of the VPC, for a zone of its own in that zone. Add a public tier, take the regional NAT gateway, which needs none, or choose no NAT.`,
    subjects: ['vpc'],
    fix: { label: 'Do without NAT', commands: [{ type: 'setNat', mode: 'none' }] },
  };
}
