import { refOf } from '../../design/design.ts';
import { REGIONAL_NAT } from '../nat.ts';
import { awsPage, type FindingRule } from './rule.ts';

/**
 * The regional NAT gateway in a VPC without an internet gateway to hand the packets on to. Zonal gateways and instances
 * stand in public subnets, whose own rule says it.
 */
export const natWithoutInternetGateway: FindingRule = {
  id: 'natWithoutInternetGateway',
  title: 'A regional NAT gateway without an internet gateway',
  severity: 'error',
  source: awsPage('Regional NAT gateways', 'vpc/latest/userguide/nat-gateways-regional.html'),
  find: ({ design, routes }) => {
    if (routes.natGateways[REGIONAL_NAT]?.kind !== 'regional' || design.vpc.internetGateway) return [];
    return [
      {
        about: '',
        title: 'The regional NAT gateway has no internet gateway to send packets on to.',
        why: 'NAT only rewrites addresses; it needs no public subnet, but what leaves the VPC still leaves through its internet gateway.',
        subjects: ['vpc', refOf('nat', REGIONAL_NAT)],
        fix: { label: 'Add the internet gateway', commands: [{ type: 'setVpc', internetGateway: true }] },
      },
    ];
  },
};
