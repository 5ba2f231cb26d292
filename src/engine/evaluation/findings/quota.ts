import type { Ref } from '../../design/design.ts';
import { formatCount } from '../figures.ts';
import type { Quota } from '../quotas.ts';
import type { Found } from './rule.ts';

/** What is found when `holder` ("The VPC") has more than the default; nothing up to it. */
export function beyondQuota(
  { what, limit: most, raisedTo }: Quota,
  holder: string,
  count: number,
  subjects: readonly Ref[],
  about = '',
): readonly Found[] {
  if (count <= most) return [];
  const figures = `${formatCount(count)} ${what} where ${formatCount(most)} are allowed by default`;
  const beyond = raisedTo !== null && count > raisedTo;
  return [
    {
      about,
      ...(beyond ? { severity: 'error' as const } : {}),
      title: `${holder} has ${figures}.`,
      why: beyond
        ? `AWS raises the quota to ${formatCount(raisedTo)} at most, so the design has to be split or made smaller.`
        : `Ask AWS to raise the quota${raisedTo === null ? '' : ` (${formatCount(raisedTo)} at most)`} before deployment.`,
      subjects,
    },
  ];
}
