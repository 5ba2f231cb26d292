/*
 * Where everything stands in the handoff package. People and scripts rely on these paths; none of them is ever made
 * from a name in the design.
 */

const PHASE = 'aws-migration/phase-1';
const NETWORK = `${PHASE}/network`;

/** Every file of the package but those of the CDK app, which lie below `aws-migration/phase-1/iac/cdk`. */
export const packagePaths = {
  readme: 'README.md',
  manifest: 'manifest.json',
  stack: `${PHASE}/iac/cdk/stacks/vpc-stack.ts`,
  design: `${NETWORK}/design.groundplan.json`,
  cidrPlan: `${NETWORK}/vpc-design/cidr-plan.json`,
  subnetDesign: `${NETWORK}/subnet-allocation/design.json`,
  subnetIds: `${NETWORK}/subnet-allocation/ids.json`,
  natConfig: `${NETWORK}/routing-tables/nat-config.json`,
  securityGroups: `${NETWORK}/security-groups/design.json`,
  securityMatrix: `${NETWORK}/security-groups/matrix.json`,
  securityReview: `${NETWORK}/security-groups/review.md`,
  endpoints: `${NETWORK}/endpoints/design.json`,
  costs: `${NETWORK}/costs/analysis.md`,
  tracker: `${NETWORK}/tracker.md`,
  picture: `${NETWORK}/diagrams/network.png`,
  drawing: `${NETWORK}/diagrams/network.svg`,
} as const;

/** What is wrong with the paths of a package, as one sentence, or `undefined`: places are fixed and each is used once. */
export function pathProblem(paths: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const path of paths) {
    const known =
      path === packagePaths.readme || path === packagePaths.manifest || path.startsWith('aws-migration/');
    if (
      !known ||
      !/^[A-Za-z0-9._/-]+$/.test(path) ||
      path.split('/').some((part) => /^\.{0,2}$/.test(part))
    ) {
      return `The package has no place for a file ${JSON.stringify(path)}.`;
    }
    const folded = path.toLowerCase();
    if (seen.has(folded)) return `The package holds ${path} twice.`;
    seen.add(folded);
  }
  return undefined;
}

/** What kind of file stands at a path. */
export function mediaTypeOf(path: string): string {
  if (path.endsWith('.json')) return 'application/json';
  if (path.endsWith('.md')) return 'text/markdown';
  if (path.endsWith('.png')) return 'image/png';
  if (path.endsWith('.svg')) return 'image/svg+xml';
  return path.endsWith('.ts') ? 'text/x.typescript' : 'text/plain';
}
