import { longestOutage, zoneFailures } from '../../decisions/nat/failover.ts';
import type { Design } from '../../design/design.ts';
import { formatUsd } from '../../evaluation/figures.ts';
import { cheapestNetwork } from '../../optimise/cheapestNetwork.ts';
import { limitsOf, type NetworkLimits } from '../../optimise/limits.ts';
import type { PriceBook } from '../../prices/priceBook.ts';
import { blocks, bullets, sentence, table } from '../markdown.ts';

/** What would have to change for the network to cost the least that its limits allow, and what each change saves. */
export function cheapestSection(design: Design, prices: PriceBook): string {
  const limits = limitsOf(design);
  const found = cheapestNetwork(design, prices, limits, (one, routes) =>
    longestOutage(zoneFailures(one, routes)),
  );
  const { changes, beforeUsd, afterUsd, savesUsd, gapUsd, impossible, notes } = found;
  if (impossible !== null) return sentence(impossible);
  const proof =
    gapUsd === 0
      ? 'No other choice of NAT, set of endpoints or zones for them costs less within these limits: all of them were weighed.'
      : `Another choice could cost up to ${formatUsd(gapUsd)} less; nothing better was found.`;
  if (changes.length === 0)
    return `The network is the cheapest that does the job already. ${proof} ${heldAgainst(limits)}`;
  return blocks(
    `The same job can be done for ${formatUsd(afterUsd)} a month instead of ${formatUsd(beforeUsd)}: **${formatUsd(savesUsd)} less**. ${heldAgainst(limits)}`,
    table(
      [['Change'], ['Saves a month', 'right']],
      changes.map(({ what, savesUsd: saved }) => [sentence(what), formatUsd(saved)]),
    ),
    proof,
    bullets(notes.map(sentence)),
  ).trimEnd();
}

function heldAgainst({ survivesZoneLoss, longestOutageMinutes, managedOnly }: NetworkLimits): string {
  return `Held against: ${[
    survivesZoneLoss ? 'a zone may be lost' : 'no zone is lost',
    longestOutageMinutes === null
      ? 'nobody has said how long the way out may be gone'
      : `the way out may be gone for ${String(longestOutageMinutes)} minutes`,
    ...(managedOnly ? ['no NAT instances'] : []),
  ].join('; ')}.`;
}
