import type { Need } from '../evaluation.ts';
import type { Found } from './rule.ts';

/** What would mend a need that does not fit, each remedy in its own sentence. */
export function remediesInWords({ shortfall }: Need): string {
  const sentences = shortfall?.remedies.map(({ sentence }) => sentence) ?? [];
  if (sentences.length === 0) return 'Use wider subnets, more of them, or less headroom.';
  return sentences.length === 1 ? (sentences[0] ?? '') : `Any one of these is enough. ${sentences.join(' ')}`;
}

/** The first remedy that makes more room as a fix; asking for less is a choice that nobody should make by a button. */
export function fixFor({ shortfall }: Need): Pick<Found, 'fix'> {
  const room = shortfall?.remedies.find(
    ({ kind, commands }) => commands.length > 0 && (kind === 'wider-subnets' || kind === 'more-blocks'),
  );
  if (room === undefined) return {};
  const label =
    room.kind === 'wider-subnets'
      ? 'Replace the subnets by ones wide enough'
      : 'Add VPC blocks and replace the subnets by wider ones';
  return { fix: { label, commands: room.commands } };
}
