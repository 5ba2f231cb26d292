import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { agents1000 } from '../templates/agents1000.ts';
import { applyCommand, type Command } from './command.ts';

const octet = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom(10, 0, 4, 16, 127));
const address = fc.oneof(
  fc.array(octet, { minLength: 3, maxLength: 5 }).map((octets) => octets.join('.')),
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 255 }))
    .map(([c, d]) => `10.0.${c}.${d}`),
  fc.constantFrom('10.0.4.0', '010.0.04.0', '10.0.4', '127.0.0.0', '169.254.0.0', '172.17.0.0', '::1'),
);
const prefix = fc.oneof(
  fc.integer({ min: -1, max: 99 }).map((length) => `/${length}`),
  fc.constantFrom('', '/', '/024', '/x', '/255.255.255.0', ' /24'),
);
const typed = fc.oneof(
  fc.tuple(address, prefix).map((parts) => parts.join('')),
  prefix,
);

/** Each field that takes an address range, as the command it sends. */
const fields: Readonly<Record<string, (text: string) => Command>> = {
  'a subnet’s CIDR': (cidr) => ({ type: 'setSubnetCidr', id: 'ecs-b', cidr }),
  'a new subnet': (cidr) => ({ type: 'addSubnet', zone: 'b', tier: 'ecs', cidr }),
  'a VPC block': (to) => ({ type: 'setVpcBlock', from: '10.0.0.0/16', to }),
  'a further VPC block': (cidr) => ({ type: 'addVpcBlock', cidr }),
  'a held range': (cidr) => ({ type: 'holdRange', name: 'peering', cidr }),
};

describe('a suggestion', () => {
  it.each(Object.entries(fields))('for %s is taken when it is followed', (_, command) => {
    let offered = 0;
    fc.assert(
      fc.property(typed, (text) => {
        const answer = applyCommand(agents1000, command(text));
        if (answer.ok || answer.error.suggestion === undefined) return;
        offered += 1;
        const followed = applyCommand(agents1000, command(answer.error.suggestion));
        expect(followed.ok ? '' : `${answer.error.message} → ${followed.error.message}`).toBe('');
      }),
      { numRuns: 400 },
    );
    expect(offered).toBeGreaterThan(0);
  });

  it('names a size that fits the field, in the sentence and on the button', () => {
    const refused = applyCommand(agents1000, { type: 'setSubnetCidr', id: 'ecs-b', cidr: '10.0.4.0/40' });
    expect(refused).toMatchObject({
      error: {
        message:
          '"10.0.4.0/40" has the prefix length 40; the longest is /32, one address, so 10.0.4.0/28 would work.',
        suggestion: '10.0.4.0/28',
      },
    });
  });

  it('is left out when it leads nowhere', () => {
    const refused = applyCommand(agents1000, { type: 'setVpcBlock', from: '10.0.0.0/16', to: '10.0.0.0/40' });
    expect(refused.ok ? undefined : refused.error).not.toHaveProperty('suggestion');
  });
});
