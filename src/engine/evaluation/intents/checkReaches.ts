import type { Intent } from '../../design/design.ts';
import { trafficLabel } from '../../design/traffic.ts';
import { headersOfTraffic, intersect, isEmpty, subtract } from '../../packets/headerSet.ts';
import { countOf } from '../figures.ts';
import { fromClients, hopLosing, lackingWays, missingOn } from '../reachability/lackingWays.ts';
import { openingFix } from './fixes.ts';
import { broken, holds, unanswered, type Verdict } from './proofs.ts';
import type { Field } from './field.ts';

/**
 * Whether everything at one end can open connections of the traffic to everything at the other, and is answered. An AWS
 * service is reached when one of its ways is whole; to anything else every way has to be.
 */
export function checkReaches(field: Field, intent: Extract<Intent, { kind: 'reaches' }>): Verdict {
  const { from, to, traffic } = intent;
  const wanted = fromClients(headersOfTraffic(traffic));
  const ways = field.reach.between(from, to).filter((way) => !isEmpty(intersect(way.sent, wanted)));
  if (ways.length === 0) return unanswered('There is nobody at one of its ends, so nothing can be tried.');
  const [failing] = lackingWays(ways, wanted, to);
  if (failing === undefined) {
    return holds(`${trafficLabel(traffic)} arrives and is answered on ${countOf(ways.length, 'way')}.`, ways);
  }
  const missing = missingOn(failing, wanted);
  const stop = hopLosing(failing, missing);
  const stopped = stop === undefined ? missing : subtract(missing, stop.left);
  return broken(
    `From ${failing.from.label} to ${failing.to.label}: ${stop?.why ?? 'not all of it arrives.'}`,
    failing,
    stopped,
    {
      symbolNames: field.reach.symbolNames,
      until: stop,
      fix: stop?.kind === 'group' ? openingFix(field.network, { from, to, traffic }) : null,
    },
  );
}
