import type { Design } from '../../design/design.ts';
import type { Lines } from './lines.ts';
import { literal } from './literal.ts';

/**
 * What most services take in a tag. EC2 takes any character ("Tag your Amazon EC2 resources" in the EC2 User Guide);
 * the flow log's log group and role do not, and one tag they refuse fails the whole deployment.
 */
const EVERYWHERE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The design's tags on everything in the stack; a name of a resource's own goes before them. */
export function tagLines(tags: Design['tags']): Lines {
  const entries = Object.entries(tags);
  const everywhere = takenEverywhere(entries);
  return [
    ...(entries.some(([key]) => !everywhere.has(key))
      ? ["const onlyEc2 = { excludeResourceTypes: ['AWS::Logs::LogGroup', 'AWS::IAM::Role'] };"]
      : []),
    ...entries.map(([key, value]) => {
      const options = everywhere.has(key) ? '' : ', onlyEc2';
      return `cdk.Tags.of(this).add(${literal(key)}, ${literal(value)}${options});`;
    }),
  ];
}

/**
 * The keys of the tags that roles and log groups take too. A role cannot have both "Owner" and "owner": the first of them
 * is its own, and "Name" is what the CDK gives it. Source: "Tags for AWS Identity and Access Management resources", case
 * sensitivity, https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html.
 */
function takenEverywhere(tags: readonly (readonly [string, string])[]): ReadonlySet<string> {
  const byKey = new Map([['name', 'Name']]);
  const readable = tags.filter((tag) => tag.every((text) => EVERYWHERE.test(text)));
  for (const [key] of readable) if (!byKey.has(key.toLowerCase())) byKey.set(key.toLowerCase(), key);
  return new Set(readable.flatMap(([key]) => (byKey.get(key.toLowerCase()) === key ? [key] : [])));
}
