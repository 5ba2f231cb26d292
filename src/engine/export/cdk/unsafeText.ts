import type { Design } from '../../design/design.ts';
import { parsedPolicy } from '../../design/policyProblem.ts';
import type { Refusal } from '../../design/refusal.ts';
import { runsOnDeployment } from '../../design/text.ts';

/*
 * Text that no escape makes safe. CDK replaces `${Token[...]}` and `#{Token[...]}` while it synthesises;
 * CloudFormation replaces `{{resolve:...}}` while it deploys, with a secret if one is asked for ("Using dynamic
 * references" in the CloudFormation User Guide): a name tag with such a text would publish it. And half a character
 * (a lone surrogate) makes the whole template unreadable. The export is refused, whichever way the text came in.
 */
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/** Why the design's text cannot become a stack, or `undefined` when it can. Names the place: `tags/Owner`. */
export function unsafeText(design: Design): Refusal | undefined {
  const { name, region, vpc, zones, tiers, subnets, routeTables, endpoints } = design;
  const { securityGroups, rules, networkAcls, tags, setAside, deployment } = design;
  const exported = {
    ...{ name, region, vpc, zones, tiers, subnets, routeTables, endpoints: withPolicies(endpoints) },
    ...{ securityGroups, rules, networkAcls, tags, setAside, deployment },
  };
  return find(exported, []) ?? intrinsicIn(exported.endpoints, ['endpoints']);
}

/** Policies as the stack gets them: an escape in their JSON could hide what would run. */
function withPolicies(endpoints: Design['endpoints']) {
  return Object.fromEntries(
    Object.entries(endpoints).map(([id, one]) => [id, { ...one, policy: parsedPolicy(one.policy) }]),
  );
}

/** CloudFormation computes an object whose key is `Ref` or `Fn::…`, wherever it stands in a template. */
function intrinsicIn(value: unknown, path: readonly string[]): Refusal | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (/^(Ref$|Fn::)/.test(key)) {
      return {
        type: 'cdk/deploy-time-text',
        message: `${path.join('/')} has a key "${key}", which CloudFormation would compute on deployment; a policy has no such key, so leave it out.`,
      };
    }
    const refusal = intrinsicIn(inner, [...path, key]);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function find(value: unknown, path: readonly string[]): Refusal | undefined {
  if (typeof value === 'string') return refusalOf(value, path);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const refusal = refusalOf(key, [...path, 'a key']) ?? find(inner, [...path, key]);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function refusalOf(text: string, path: readonly string[]): Refusal | undefined {
  const place = path.join('/');
  if (runsOnDeployment(text)) {
    return {
      type: 'cdk/deploy-time-text',
      message: `${place} holds a CDK token or a {{resolve:...}} reference, which would run on deployment; write it without the braces.`,
    };
  }
  if (HALF_A_CHARACTER.test(text)) {
    const suggestion = text.replace(/\p{Surrogate}/gu, '\ufffd');
    return {
      type: 'cdk/broken-text',
      message: `${place} holds half of a character, which no template can carry; "${suggestion}" would work.`,
      suggestion,
    };
  }
  return undefined;
}
