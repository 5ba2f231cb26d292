import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../../commands/command.ts';
import { perform, refusalOf } from '../../commands/command.testing.ts';
import type { Design, SignOff } from '../../design/design.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { evaluate } from '../evaluate.ts';
import { digestOf } from './digest.ts';
import { designDigest, securityDigest } from './reviewed.ts';
import { signaturesOf, standingSignature } from './signatures.ts';

const digests = { security: securityDigest, design: designDigest };

function signed(design: Design, of: SignOff['of'] = 'security', by = 'Ada'): Design {
  const { revision } = design;
  const digest = digests[of](design);
  return perform(design, { type: 'signOff', of, by, on: '2026-11-28', revision, digest, notes: '' });
}

const stands = (design: Design, of: SignOff['of'] = 'security') =>
  standingSignature(signaturesOf(design), of)?.current;

describe('digestOf', () => {
  it('is SHA-256 of canonical JSON, whatever the order of keys', () => {
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

    expect(digestOf({ b: [1, 'ü'], a: null })).toBe(sha256('{"a":null,"b":[1,"ü"]}'));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const turned = Object.fromEntries(Object.entries(record).reverse());
        expect(digestOf(turned)).toBe(digestOf(record));
      }),
    );
  });
});

describe('a signature', () => {
  it('stands for the revision that was signed, which names, notes and money leave alone', () => {
    const after = (...commands: readonly Command[]) => commands.reduce(perform, signed(agents1000));

    expect(stands(after())).toBe(true);
    expect(
      stands(
        after(
          { type: 'setNotes', notes: 'later' },
          { type: 'setDiscount', percent: 10 },
          { type: 'setWorkload', id: 'workers', name: 'agents', count: 900 },
          { type: 'setSecurityGroup', id: 'rds', notes: 'seen' },
        ),
      ),
    ).toBe(true);
  });

  it.each<[string, Command]>([
    ['a rule', { type: 'removeRule', id: 'rds-from-ecs-worker' }],
    ['a group of a workload', { type: 'setWorkload', id: 'cache', securityGroups: ['rds'] }],
    ['a public address', { type: 'setWorkload', id: 'workers', publicAddress: true }],
    ['the way out', { type: 'setNat', mode: 'none' }],
    ['an access', { type: 'setTier', id: 'data', access: 'private' }],
    ['a subnet', { type: 'moveSubnet', id: 'ecs-b', zone: 'c' }],
    ['a network ACL', { type: 'putNetworkAcl', id: 'a', networkAcl: { name: 'A', entries: [] } }],
    ['the default group', { type: 'setVpc', defaultGroup: 'as-created' }],
    ['an endpoint', { type: 'removeEndpoint', id: 'xray' }],
    [
      'a finding set aside',
      { type: 'setAsideFinding', key: 'egressOpen/group:alb', reason: 'known', by: 'Ada', on: '2026-11-28' },
    ],
  ])('is out of date once %s has changed, and stands again when that is undone', (_, command) => {
    const before = signed(agents1000);
    const after = perform(before, command);

    expect(stands(after)).toBe(false);
    expect(stands(before)).toBe(true);
    expect(evaluate(after, awsPriceBook).findings).toContainEqual(
      expect.objectContaining({ key: 'signOffOutdated/security', severity: 'warning' }),
    );
    expect(evaluate(before, awsPriceBook).findings.map(({ rule }) => rule)).not.toContain('signOffOutdated');
  });

  it('under the whole design is out of date after any edit of it, though not after a comment on it', () => {
    const before = signed(agents1000, 'design');

    expect(stands(before, 'design')).toBe(true);
    expect(stands(perform(before, { type: 'placeBox', ref: 'group:alb', x: 1, y: 2 }), 'design')).toBe(true);
    expect(stands(signed(before), 'design')).toBe(true);
    expect(stands(perform(before, { type: 'setNotes', notes: 'later' }), 'design')).toBe(false);
  });

  it('of somebody else stands beside the one that is out of date', () => {
    const changed = perform(signed(agents1000), { type: 'setNat', mode: 'none' });
    const again = signed(changed, 'security', 'Grace');

    expect(standingSignature(signaturesOf(again), 'security')).toMatchObject({ by: 'Grace', current: true });
    expect(signaturesOf(again).map(({ by }) => by)).toEqual(['Grace', 'Ada']);
  });

  it('under another revision is refused, and can be taken back', () => {
    const { revision } = agents1000;
    const digest = securityDigest(agents1000);
    const late = { of: 'security', by: 'Ada', on: '2026-11-28', revision, digest, notes: '' } as const;
    const edited = perform(agents1000, { type: 'setNat', mode: 'none' });

    expect(refusalOf(edited, { type: 'signOff', ...late }).message).toBe(
      'Ada reviewed revision 0 and the design is at revision 1; look at what changed, then sign that one.',
    );
    expect(perform(signed(agents1000), { type: 'removeSignOff', id: 'security' }).signOffs).toEqual({});
    expect(applyCommand(agents1000, { type: 'removeSignOff', id: 'security' }).ok).toBe(false);
  });
});
