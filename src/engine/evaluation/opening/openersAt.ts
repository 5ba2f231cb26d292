import { aclOpeners } from './aclOpeners.ts';
import { internetGatewayOpeners, sourceOpeners, transitGatewayOpeners } from './edgeOpeners.ts';
import { groupOpeners } from './groupOpeners.ts';
import { NO_OPENERS, type Openers, type Stop, type Tried, type Wish } from './openingWish.ts';
import { routeOpeners } from './routeOpeners.ts';
import type { Naming } from './wayEnds.ts';

/** What may get the wish past a stop. None of it is tried here. */
export function openersAt(tried: Tried, wish: Wish, stop: Stop, naming: Naming): Openers {
  switch (stop.hop.kind) {
    case 'group':
      return groupOpeners(tried, wish, stop, naming);
    case 'acl':
      return aclOpeners(tried, wish, stop);
    case 'route-table':
      return routeOpeners(tried, wish, stop);
    case 'internet-gateway':
      return internetGatewayOpeners(tried, stop);
    case 'transit-gateway':
      return transitGatewayOpeners(tried, stop);
    case 'source':
      return sourceOpeners(tried, stop);
    case 'peering':
      return {
        choices: [],
        why: 'Peering is not transitive: a peering connection leads to the network at its other end and to nothing behind it.',
      };
    case 'nat':
    case 'egress-only-internet-gateway':
    case 'gateway-endpoint':
    case 'destination':
      return NO_OPENERS;
  }
}
