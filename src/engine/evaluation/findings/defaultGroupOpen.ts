import { securityHub, type FindingRule } from './rule.ts';

/** A VPC whose default security group keeps the rules that AWS makes it with. */
export const defaultGroupOpen: FindingRule = {
  id: 'defaultGroupOpen',
  title: 'Default security group that is not closed',
  severity: 'warning',
  source: securityHub('EC2.2'),
  find: ({ design: { vpc } }) =>
    vpc.defaultGroup === 'closed'
      ? []
      : [
          {
            about: '',
            title: `The default security group of ${vpc.name} keeps the rules that AWS makes it with.`,
            why: 'It admits whatever else has it and lets everything out, and anything created without a group gets it. Security Hub (EC2.2) and CIS AWS Foundations ask for it to have no rules.',
            subjects: ['vpc'],
            fix: { label: 'Take its rules away', commands: [{ type: 'setVpc', defaultGroup: 'closed' }] },
          },
        ],
};
