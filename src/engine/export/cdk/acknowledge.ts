import type { Design } from '../../design/design.ts';
import type { Lines } from './lines.ts';
import { literal } from './literal.ts';

/**
 * The statement that accepts a finding of a validator on a construct, with the reason that stands in the validation
 * report. The id is the qualified one: with a short id CDK drops the finding without a trace.
 */
export function acknowledge(construct: string, id: string, reason: string): Lines {
  return [
    `cdk.Validations.of(${construct}).acknowledge({`,
    `  id: ${literal(id)},`,
    `  reason: ${literal(reason)},`,
    '});',
  ];
}

/**
 * The findings that say of the design what a rule of cdk-nag says of its stack
 * (https://github.com/cdklabs/cdk-nag/blob/main/RULES.md): VPC3 is about every network ACL of one's own.
 */
const FINDINGS_LIKE = {
  'AwsSolutions-EC23': ['openToWorld'],
  'AwsSolutions-VPC3': [
    ...['networkAclOpen', 'networkAclReturn', 'networkAclNumbers', 'networkAclRuleQuota'],
    ...['networkAclUnused', 'unusedRule'],
  ],
  'AwsSolutions-VPC7': ['flowLogsOff'],
} as const;

/**
 * The reasons that people gave for setting aside findings which a rule of cdk-nag repeats, each once: those about one thing
 * and its parts, or about the whole design when `about` is ''.
 */
export function setAsideReasons(
  design: Design,
  rule: keyof typeof FINDINGS_LIKE,
  about: string,
): readonly string[] {
  const keys = FINDINGS_LIKE[rule].map((finding) => (about === '' ? finding : `${finding}/${about}`));
  const reasons = Object.entries(design.setAside)
    .filter(([key]) => keys.some((one) => key === one || key.startsWith(`${one}/`)))
    .map(([, { reason }]) => reason);
  return [...new Set(reasons)];
}
