import type { Intent } from '../../design/design.ts';
import { ALL_HEADERS, headersOfTraffic, intersect, isEmpty } from '../../packets/headerSet.ts';
import { trafficText } from '../../packets/headerText.ts';
import { closingFix } from './fixes.ts';
import { broken, holds, stopsOn, type Verdict } from './proofs.ts';
import type { Field } from './field.ts';

/** Whether nothing of the traffic gets from one end to the other; a packet that arrives breaks it, answered or not. */
export function checkNever(field: Field, intent: Extract<Intent, { kind: 'never' }>): Verdict {
  const { from, to, traffic } = intent;
  const ways = field.reach.between(from, to);
  const meant = traffic === null ? ALL_HEADERS : headersOfTraffic(traffic);
  for (const way of ways) {
    const arriving = intersect(way.arrives, meant);
    if (isEmpty(arriving)) continue;
    return broken(`${trafficText(arriving)} gets from ${way.from.label} to ${way.to.label}.`, way, arriving, {
      symbolNames: field.reach.symbolNames,
      fix: closingFix(field.network, way, arriving),
    });
  }
  if (ways.length === 0) return holds('There is nobody at one of its ends.', ways);
  return holds(`Of all packets none arrives on ${stopsOn(ways)}.`, ways);
}
