import { awsPage, type FindingRule } from './rule.ts';

/** An egress-only internet gateway that no route leads to. */
export const egressOnlyIdle: FindingRule = {
  id: 'egressOnlyIdle',
  title: 'An egress-only internet gateway that nothing uses',
  severity: 'info',
  source: awsPage('Egress-only internet gateways', 'vpc/latest/userguide/egress-only-internet-gateway.html'),
  find: ({ design, routes }) => {
    const used = Object.values(routes.tables).some((table) =>
      table.routes.some(({ target }) => target.kind === 'egress-only-internet-gateway'),
    );
    if (!design.vpc.egressOnlyInternetGateway || used) return [];
    return [
      {
        about: '',
        title: 'The VPC has an egress-only internet gateway, and no route leads to it.',
        why: 'It is for private subnets with IPv6; it costs nothing and does nothing.',
        subjects: ['vpc'],
        fix: {
          label: 'Remove the egress-only internet gateway',
          commands: [{ type: 'setVpc', egressOnlyInternetGateway: false }],
        },
      },
    ];
  },
};
