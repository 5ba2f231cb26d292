import { longestOutage, zoneFailures } from '../../decisions/nat/failover.ts';
import type { Design } from '../../design/design.ts';
import { formatUsd } from '../../evaluation/figures.ts';
import { cheapestNetwork, type CheapestNetwork } from '../../optimise/cheapestNetwork.ts';
import { limitsOf, type NetworkLimits } from '../../optimise/limits.ts';
import type { PriceBook } from '../../prices/priceBook.ts';
import { blocks, bullets, sentence, table } from '../markdown.ts';
import { deltaText } from '../money.ts';

/** What would have to change for the network to cost the least that its limits allow, and what each change saves. */
export function cheapestSection(design: Design, prices: PriceBook): string {
  const limits = limitsOf(design);
  const found = cheapestNetwork(design, prices, limits, (one, routes) =>
    longestOutage(zoneFailures(one, routes)),
  );
  const { changes, gapUsd, impossible, notes } = found;
  if (impossible !== null) return sentence(impossible);
  const proof =
    gapUsd === 0
      ? 'No other choice of NAT, set of endpoints or zones for them costs less within these limits: all of them were weighed.'
      : `Another choice could cost up to ${formatUsd(gapUsd)} less; nothing better was found.`;
  if (changes.length === 0)
    return `The network is the cheapest that does the job already. ${proof} ${heldAgainst(limits)}`;
  return blocks(
    `${whatItComesTo(found)} ${heldAgainst(limits)}`,
    table(
      [['What changes'], ['Change a month', 'right']],
      changes.map(({ what, savesUsd: saved }) => [sentence(what), deltaText(-saved)]),
    ),
    proof,
    notes.length === 0 ? '' : 'What has to be opened before that:',
    bullets(notes.map(sentence)),
  ).trimEnd();
}

/** The money of the whole, with what it hangs on; a network that does not keep to the limits is no job done for less. */
function whatItComesTo({ beforeUsd, afterUsd, savesUsd, condition }: CheapestNetwork): string {
  const [after, before] = [formatUsd(afterUsd), formatUsd(beforeUsd)];
  if (Math.round(savesUsd * 100) <= 0) {
    const more = Math.round(savesUsd * 100) === 0 ? 'the same' : `**${formatUsd(-savesUsd)} more**`;
    const once = condition === null ? '' : `, once ${sentence(condition)}`;
    return `The network as drawn does not keep to the limits. The cheapest that does costs ${after} a month${once}, ${more}.`;
  }
  const less = `for ${after} a month instead of ${before}: **${formatUsd(savesUsd)} less**.`;
  return condition === null
    ? `The same job can be done ${less}`
    : `If ${sentence(condition)}, the same job could be done ${less}`;
}

function heldAgainst({ survivesZoneLoss, longestOutageMinutes, managedOnly }: NetworkLimits): string {
  return `Held against: ${[
    'every flow keeps a way',
    survivesZoneLoss ? 'a zone may be lost' : 'no zone is lost',
    longestOutageMinutes === null
      ? 'nobody has said how long the way out may be gone'
      : `the way out may be gone for ${String(longestOutageMinutes)} minutes`,
    ...(managedOnly ? ['no NAT instances'] : []),
  ].join('; ')}.`;
}
