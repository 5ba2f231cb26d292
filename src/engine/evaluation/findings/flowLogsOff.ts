import { securityHub, type FindingRule } from './rule.ts';

/** A VPC without a flow log. */
export const flowLogsOff: FindingRule = {
  id: 'flowLogsOff',
  title: 'VPC without flow log',
  severity: 'warning',
  source: securityHub('EC2.6'),
  find: ({ design: { vpc } }) =>
    vpc.flowLog !== null
      ? []
      : [
          {
            about: '',
            title: `${vpc.name} has no flow log.`,
            why: 'Without one nobody can say afterwards who talked to whom. Security Hub (EC2.6) and cdk-nag (AwsSolutions-VPC7) ask for it.',
            subjects: ['vpc'],
            fix: {
              label: 'Log all traffic for 90 days',
              commands: [
                { type: 'setVpc', flowLog: { traffic: 'ALL', aggregationSeconds: 60, retentionDays: 90 } },
              ],
            },
          },
        ],
};
