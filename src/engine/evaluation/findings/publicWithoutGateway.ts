import { refOf } from '../../design/design.ts';
import { countOf } from '../figures.ts';
import { isMeantPublic } from '../nat.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Public subnets in a VPC without an internet gateway. */
export const publicWithoutGateway: FindingRule = {
  id: 'publicWithoutGateway',
  title: 'Public subnets without an internet gateway',
  severity: 'error',
  source: awsPage('Enable internet access for a VPC', 'vpc/latest/userguide/VPC_Internet_Gateway.html'),
  find: ({ design, network }) => {
    if (design.vpc.internetGateway) return [];
    const meant = network.subnets.filter((placed) => isMeantPublic(design, placed));
    if (meant.length === 0) return [];
    return [
      {
        about: '',
        title: `${countOf(meant.length, 'subnet')} ${meant.length === 1 ? 'is' : 'are'} meant to be public, and the VPC has no internet gateway.`,
        why: 'Without one nothing goes in or out there, and a public NAT gateway cannot work either.',
        subjects: ['vpc', ...meant.map(({ id }) => refOf('subnet', id))],
        fix: { label: 'Add the internet gateway', commands: [{ type: 'setVpc', internetGateway: true }] },
      },
    ];
  },
};
