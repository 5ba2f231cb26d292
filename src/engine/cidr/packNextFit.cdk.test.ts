import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packNextFit } from './allocate.ts';
import { cidr } from './cidr.arbitrary.ts';
import { formatCidr } from './cidr.ts';

/** What the CDK's `Vpc` numbers its subnets with; aws-cdk-lib does not list it among its exports. */
type NetworkUtil = {
  readonly NetworkBuilder: new (cidr: string) => { addSubnet(mask: number): string };
};

const require = createRequire(import.meta.url);
const { NetworkBuilder } = require(
  join(require.resolve('aws-cdk-lib/package.json'), '..', 'aws-ec2', 'lib', 'network-util.js'),
) as NetworkUtil;

describe('packNextFit beside the CDK', () => {
  it('gives the same blocks, and stops at the same one', () => {
    // At 255.255.255.255 the builder fails on the address after the last, so parents stay below multicast.
    const parents = cidr({ min: 12, max: 24 }).filter(({ base }) => base < 0xe000_0000);
    const masks = fc.array(fc.integer({ min: 16, max: 28 }), { maxLength: 20 });
    fc.assert(
      fc.property(parents, masks, (parent, prefixes) => {
        const builder = new NetworkBuilder(formatCidr(parent));
        const given: string[] = [];
        try {
          for (const prefix of prefixes) given.push(builder.addSubnet(prefix));
        } catch {
          expect(packNextFit(parent, prefixes)).toMatchObject({
            ok: false,
            error: { position: given.length },
          });
        }

        const packed = packNextFit(parent, prefixes.slice(0, given.length));

        expect(packed.ok && packed.value.map(formatCidr)).toEqual(given);
      }),
      { numRuns: 1000 },
    );
  });
});
