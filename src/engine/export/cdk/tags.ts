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
  const narrow = Object.entries(tags).some((tag) => !isTakenEverywhere(tag));
  return [
    ...(narrow
      ? ["const onlyEc2 = { excludeResourceTypes: ['AWS::Logs::LogGroup', 'AWS::IAM::Role'] };"]
      : []),
    ...Object.entries(tags).map((tag) => {
      const [key, value] = tag;
      const options = isTakenEverywhere(tag) ? '' : ', onlyEc2';
      return `cdk.Tags.of(this).add(${literal(key)}, ${literal(value)}${options});`;
    }),
  ];
}

function isTakenEverywhere(tag: readonly [string, string]): boolean {
  return tag.every((text) => EVERYWHERE.test(text));
}
