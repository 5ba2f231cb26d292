import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardIds } from './hostileTexts.testing.ts';
import { cidrName, createNames, pascalCase, propertyName } from './naming.ts';

const anyId = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const identifiersOf = (stem: string) => [
  `${stem}Subnet`,
  `${stem}SubnetId`,
  `securityGroups.${propertyName(stem)}`,
];

function stemsOf(ids: readonly string[]): ReadonlyMap<string, string> {
  const names = createNames();
  return new Map(ids.map((id) => [id, names.claim(id, identifiersOf)]));
}

describe('the names of a stack', () => {
  it('are made of the id, in Pascal case', () => {
    expect([...stemsOf(['ecs-a', 'data', 'x1-2y']).values()]).toEqual(['EcsA', 'Data', 'X12y']);
    expect(pascalCase('---')).toBe('X');
  });

  it('are identifiers, different in more than upper and lower case, for any ids', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(anyId, fc.constantFrom(...awkwardIds)), { maxLength: 40 }),
        (ids) => {
          const stems = [...stemsOf(ids).values()];

          expect(new Set(stems.map((stem) => stem.toLowerCase())).size).toBe(ids.length);
          for (const stem of stems) expect(stem).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
        },
      ),
    );
  });

  it('stay when something is added, whatever it is called', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(anyId, fc.constantFrom(...awkwardIds)), { minLength: 1, maxLength: 20 }),
        (ids) => {
          const before = stemsOf(ids.slice(0, -1));
          const after = stemsOf(ids);

          for (const [id, stem] of before) expect(after.get(id)).toBe(stem);
        },
      ),
    );
  });

  it('mark the later of two ids that would be called the same by itself alone', () => {
    const [plain, marked] = stemsOf(['a-b', 'ab']).values();
    const [, alsoMarked] = stemsOf(['aB'.toLowerCase(), 'a--b', 'a-b']).values();

    expect(plain).toBe('AB');
    expect(marked).toMatch(/^Ab[0-9A-F]{8}$/);
    expect(alsoMarked).toMatch(/^AB[0-9A-F]{8}$/);
  });

  it("never take the stack's own ids", () => {
    const names = createNames();

    expect(names.claim('vpc', (stem) => [stem])).not.toBe('Vpc');
    expect(names.claim('flow-log-group', (stem) => [stem])).toMatch(/^FlowLogGroup./);
  });

  it('are no words of the language as properties', () => {
    expect(['Class', 'ToString', 'Alb'].map(propertyName)).toEqual(['classGroup', 'toStringGroup', 'alb']);
  });
});

describe('the name of a CIDR', () => {
  it('keeps IPv4 and IPv6 blocks apart from each other', () => {
    expect(['10.20.0.0/16', '10.2.0.0/16', '2001:db8::/32', '::/0'].map(cidrName)).toEqual([
      '10x20x0x0p16',
      '10x2x0x0p16',
      '2001xdb8xxp32',
      'xxp0',
    ]);
  });
});
