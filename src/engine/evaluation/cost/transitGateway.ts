import type { Design } from '../../design/design.ts';
import type { CostLine } from '../evaluation.ts';
import { hourlyLine, type RegionalPrices } from './money.ts';

/**
 * The hours of the VPC's attachment to a transit gateway, one for all its zones; no line without one. Source:
 * https://aws.amazon.com/transit-gateway/pricing/.
 */
export function transitGatewayLines(
  prices: RegionalPrices,
  { vpc }: Pick<Design, 'vpc'>,
): readonly CostLine[] {
  if (vpc.transitGateway === null) return [];
  return [
    hourlyLine(prices, {
      id: 'transit-gateway',
      what: 'Attachment to the transit gateway',
      subjects: ['transit-gateway'],
      things: 1,
      thing: 'attachment',
      price: 'transitGatewayVpcAttachmentHour',
    }),
  ];
}
