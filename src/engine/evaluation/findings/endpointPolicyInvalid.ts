import { refOf, type Endpoint } from '../../design/design.ts';
import { parsedPolicy } from '../../design/policyProblem.ts';
import { awsPage, type FindingRule } from './rule.ts';

/** Endpoint policies that AWS refuses although they are JSON: statements without what every one must have. */
export const endpointPolicyInvalid: FindingRule = {
  id: 'endpointPolicyInvalid',
  title: 'Endpoint policies that AWS refuses',
  severity: 'error',
  source: awsPage(
    'Control access to VPC endpoints using endpoint policies',
    'vpc/latest/privatelink/vpc-endpoints-access.html',
  ),
  find: ({ design, routes }) =>
    Object.entries(design.endpoints).flatMap(([id, endpoint]) => {
      const problem = problemOf(endpoint);
      if (problem === undefined) return [];
      return [
        {
          about: `endpoint:${id}`,
          title: `The policy of the endpoint for ${routes.endpoints[id]?.label ?? id} ${problem}.`,
          why: 'AWS refuses such a policy, and the stack with it.',
          subjects: [refOf('endpoint', id)],
        },
      ];
    }),
};

function problemOf({ type, policy }: Endpoint): string | undefined {
  const parsed = parsedPolicy(policy);
  if (parsed === null) return undefined;
  const { Statement } = parsed as { readonly Statement: unknown };
  const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  if (statements.length === 0) return 'has no statement';
  return statements
    .map((statement, index) => statementProblem(statement, index + 1, type))
    .find((problem) => problem !== undefined);
}

function statementProblem(statement: unknown, number: number, type: Endpoint['type']): string | undefined {
  if (typeof statement !== 'object' || statement === null || Array.isArray(statement)) {
    return `has a statement ${number} that is no object`;
  }
  const fields = statement as Readonly<Record<string, unknown>>;
  const either = (one: string, other: string) => Object.hasOwn(fields, one) || Object.hasOwn(fields, other);
  if (fields['Effect'] !== 'Allow' && fields['Effect'] !== 'Deny') {
    return `says neither "Allow" nor "Deny" as the "Effect" of statement ${number}`;
  }
  if (!either('Principal', 'NotPrincipal')) return `names no "Principal" in statement ${number}`;
  if (!either('Action', 'NotAction')) return `names no "Action" in statement ${number}`;
  if (!either('Resource', 'NotResource')) return `names no "Resource" in statement ${number}`;
  if (type === 'gateway' && fields['Principal'] !== '*') {
    return `names a "Principal" other than "*" in statement ${number}, which a gateway endpoint does not take`;
  }
  return undefined;
}
