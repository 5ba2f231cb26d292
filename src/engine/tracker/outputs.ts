import type { TaskId } from '../design/design.ts';

const NETWORK = 'aws-migration/phase-1/network';

/** What each task writes, by path in the handoff package; the first is where its result is read. */
export const taskOutputs: Readonly<Record<TaskId, readonly [string, ...string[]]>> = {
  cidr: [`${NETWORK}/vpc-design/cidr-plan.json`],
  subnets: [`${NETWORK}/subnet-allocation/design.json`, `${NETWORK}/subnet-allocation/ids.json`],
  nat: [`${NETWORK}/routing-tables/nat-config.json`],
  'security-groups': [`${NETWORK}/security-groups/design.json`, `${NETWORK}/security-groups/matrix.json`],
  endpoints: [`${NETWORK}/endpoints/design.json`, `${NETWORK}/costs/analysis.md`],
};
