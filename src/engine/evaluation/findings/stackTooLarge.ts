import { formatCount } from '../figures.ts';
import { awsPage, type FindingContext, type FindingRule } from './rule.ts';

/** What a CloudFormation template may hold. */
const MOST_RESOURCES = 500;
const MOST_OUTPUTS = 200;
/** From here on the next few subnets may not fit. */
const NEARLY_RESOURCES = 450;

/** More subnets and rules than one CloudFormation stack can hold, or nearly so. */
export const stackTooLarge: FindingRule = {
  id: 'stackTooLarge',
  title: 'Too large for one CloudFormation stack',
  severity: 'error',
  source: awsPage('CloudFormation quotas', 'AWSCloudFormation/latest/UserGuide/cloudformation-limits.html'),
  find: (context) => {
    const resources = resourcesOf(context);
    // Every subnet is an output, and so is the VPC.
    const outputs = context.network.subnets.length + 1;
    const tooLarge = resources > MOST_RESOURCES || outputs > MOST_OUTPUTS;
    if (!tooLarge && resources <= NEARLY_RESOURCES) return [];
    return [
      {
        about: '',
        severity: tooLarge ? 'error' : 'warning',
        title: `The stack has about ${formatCount(resources)} resources and ${formatCount(outputs)} outputs; CloudFormation takes ${MOST_RESOURCES} and ${MOST_OUTPUTS}.`,
        why: 'A larger stack is refused at deployment: make fewer subnets, or divide the network between several VPCs.',
        subjects: ['vpc'],
      },
    ];
  },
};

/** About how many resources the stack has: what the handoff package deploys, counted and not synthesised. */
function resourcesOf({ design, network, routes }: FindingContext): number {
  const tables = Object.values(routes.tables).filter(({ main }) => !main);
  // Rules between groups are resources of their own; those of address ranges are part of their group.
  const rules = Object.values(design.rules).filter(({ peer }) => peer.kind === 'group');
  const entries = Object.values(design.networkAcls).map((acl) => acl.entries.length + 1);
  return (
    AROUND_THE_NETWORK +
    design.vpc.blocks.length +
    2 * network.subnets.length +
    sum(Object.values(routes.natGateways).map(({ kind }) => NAT_RESOURCES[kind])) +
    tables.length +
    sum(tables.map((table) => table.routes.length - LOCAL_ROUTE)) +
    Object.keys(design.endpoints).length +
    Object.keys(design.securityGroups).length +
    rules.length +
    sum(entries)
  );
}

/** The VPC's gateway and its attachment, the flow log with log group, role and policy, the closed default group. */
const AROUND_THE_NETWORK = 8;
/** A gateway and its address; the regional one brings its own; an instance with its template, role, group and address. */
const NAT_RESOURCES = { zonal: 2, regional: 1, instance: 6 } as const;
/** Every table has it from AWS; it is nothing to deploy. */
const LOCAL_ROUTE = 1;

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
