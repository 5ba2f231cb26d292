import { refOf } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Private DNS of endpoints in a VPC whose DNS is switched off. */
export const endpointDns: FindingRule = {
  id: 'endpointDns',
  title: 'Private DNS names in a VPC without DNS',
  severity: 'error',
  source: awsPage(
    'Access an AWS service using an interface VPC endpoint',
    'vpc/latest/privatelink/create-interface-endpoint.html',
  ),
  find: ({ design, routes }) => {
    const { dnsHostnames, dnsSupport } = design.vpc;
    const wanting = Object.entries(design.endpoints).filter(
      ([, one]) => one.type === 'interface' && one.privateDns,
    );
    if ((dnsHostnames && dnsSupport) || wanting.length === 0) return [];
    const off = [...(dnsHostnames ? [] : ['DNS hostnames']), ...(dnsSupport ? [] : ['DNS support'])];
    return [
      {
        about: '',
        title: `${listOf(wanting.map(([id]) => routes.endpoints[id]?.label ?? id))} ask for private DNS, and the VPC has ${listOf(off)} off.`,
        why: 'Private DNS names need both switches of the VPC; AWS refuses the endpoints otherwise.',
        subjects: ['vpc', ...wanting.map(([id]) => refOf('endpoint', id))],
        fix: {
          label: 'Switch both on',
          commands: [{ type: 'setVpc', dnsHostnames: true, dnsSupport: true }],
        },
      },
    ];
  },
};
