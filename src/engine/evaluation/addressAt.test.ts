import { describe, expect, it } from 'vitest';

import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { addressAt } from './addressAt.ts';
import { evaluate } from './evaluate.ts';

const evaluation = evaluate(agents1000, awsPriceBook);

describe('which subnet holds an address', () => {
  it.each([
    ['10.0.5.17', 'subnet:ecs-b', '10.0.4.0/22', 'usable'],
    ['10.0.4.0', 'subnet:ecs-b', '10.0.4.0/22', 'kept by AWS: network address'],
    ['10.0.4.1', 'subnet:ecs-b', '10.0.4.0/22', 'kept by AWS: VPC router'],
    ['10.0.4.2', 'subnet:ecs-b', '10.0.4.0/22', 'kept by AWS: DNS server'],
    ['10.0.4.3', 'subnet:ecs-b', '10.0.4.0/22', 'kept by AWS: reserved for future use'],
    ['10.0.4.4', 'subnet:ecs-b', '10.0.4.0/22', 'usable'],
    ['10.0.7.255', 'subnet:ecs-b', '10.0.4.0/22', 'kept by AWS: broadcast address, not supported in a VPC'],
    ['10.0.13.1', 'tier:ecs', '10.0.12.0/22', 'free, kept for a further subnet'],
    ['10.0.200.9', 'held:peering', '10.0.192.0/18', 'kept free'],
    ['10.0.33.0', null, '10.0.32.0/19', 'free'],
    ['11.0.0.1', null, null, 'outside the VPC (10.0.0.0/16)'],
  ])('is answered for %s', (address, ref, cidr, use) => {
    expect(addressAt(` ${address} `, evaluation)).toMatchObject({ address, ref, cidr, use });
  });

  it('is no question when the text is no address', () => {
    for (const text of ['10.0.5', '10.0.5.017', '10.0.4.0/22', 'ecs', '']) {
      expect(addressAt(text, evaluation)).toBeUndefined();
    }
  });
});
