import { describe, expect, it } from 'vitest';

import { readCommands } from '../../engine/commands/command.ts';
import { perform, refusalOf } from '../../engine/commands/command.testing.ts';
import type { Peer, Rule } from '../../engine/design/design.ts';
import { agents1000 } from '../../engine/templates/agents1000.ts';
import { rangeChange, rulesNaming } from './rangeChange.ts';

const range = (cidr: string) => ({ kind: 'cidr', cidr }) as const;
const rule = (group: string, peer: Peer): Rule => ({
  ...{ group, direction: 'ingress', traffic: { protocol: 'tcp', ports: { from: 22, to: 22 } } },
  ...{ peer, description: 'x' },
});
const office = {
  ...agents1000,
  rules: {
    ...agents1000.rules,
    one: rule('alb', range('10.9.0.0/16')),
    two: rule('rds', range('10.9.0.0/16')),
  },
  positions: { 'cidr:10.9.0.0/16': { x: 40, y: -20 } },
};

describe('a range that becomes another', () => {
  it('changes in every rule that names it, and its box stays where it was put', () => {
    const after = perform(office, rangeChange(office, 'cidr:10.9.0.0/16', range('10.8.0.0/16')));

    expect(rulesNaming(after, 'cidr:10.9.0.0/16')).toEqual([]);
    expect(rulesNaming(after, 'cidr:10.8.0.0/16')).toEqual(['one', 'two']);
    expect(after.positions['cidr:10.8.0.0/16']).toEqual({ x: 40, y: -20 });
    expect(Object.keys(after.rules)).toEqual(Object.keys(office.rules));
  });

  it('may become a prefix list', () => {
    const list = { kind: 'prefix-list', prefixList: 'pl-63a5400a' } as const;
    const after = perform(office, rangeChange(office, 'cidr:10.9.0.0/16', list));

    expect(rulesNaming(after, 'prefix-list:pl-63a5400a')).toEqual(['one', 'two']);
  });

  it('changes nothing where one of the rules would be there twice', () => {
    const twice = { ...office, rules: { ...office.rules, three: rule('rds', range('10.8.0.0/16')) } };

    expect(refusalOf(twice, rangeChange(twice, 'cidr:10.9.0.0/16', range('10.8.0.0/16'))).type).toBe(
      'setRule/duplicate',
    );
  });

  it('has a label that a batch takes, however long the addresses', () => {
    const [a, b] = [
      '2001:db8:1234:5678:9abc:def0:1234:5678/128',
      '2001:db8:1234:5678:9abc:def0:1234:5679/128',
    ];
    const long = { ...office, rules: { one: rule('alb', range(a)) } };

    expect(readCommands(rangeChange(long, `cidr:${a}`, range(b)))).toMatchObject({ ok: true });
  });
});
