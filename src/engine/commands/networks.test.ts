import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Design } from '../design/design.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { applyCommand, labelOf } from './command.ts';
import { perform, refusalOf } from './command.testing.ts';
import { LONGEST_LIST, readNetworkList } from './networkList.ts';
import { splitRanges } from './networkRanges.ts';

const paris = {
  type: 'addNetwork',
  name: 'Paris office',
  kind: 'on-premises',
  cidrs: ['10.8.0.0/16'],
} as const;
const withParis = (): Design => perform(agents1000, paris);

describe('addNetwork', () => {
  it('adds it under an id of its name, each range once and in canonical form', () => {
    const { networks } = perform(agents1000, {
      ...paris,
      cidrs: ['10.8.0.0/16', '2001:DB8::/32', '10.8.0.0/16'],
    });
    expect(networks).toEqual({
      'paris-office': {
        name: 'Paris office',
        kind: 'on-premises',
        cidrs: ['10.8.0.0/16', '2001:db8::/32'],
        connection: null,
        notes: '',
      },
    });
    expect(labelOf(agents1000, paris)).toBe('Add the network Paris office');
  });

  it('offers the whole list with the network that was meant', () => {
    expect(refusalOf(agents1000, { ...paris, cidrs: ['10.8.0.0/16', '10.9.0.5/24'] })).toMatchObject({
      type: 'addNetwork/not-a-block',
      suggestion: '10.8.0.0/16, 10.9.0.0/24',
    });
    expect(refusalOf(agents1000, { ...paris, cidrs: ['１０.0.0.0/8'] }).suggestion).toBeUndefined();
  });
});

describe('setNetwork and removeNetwork', () => {
  it('change what is named, and take it away', () => {
    const changed = perform(withParis(), {
      type: 'setNetwork',
      id: 'paris-office',
      kind: 'partner',
      notes: 'by VPN',
    });
    expect(changed.networks['paris-office']).toEqual({
      name: 'Paris office',
      kind: 'partner',
      cidrs: ['10.8.0.0/16'],
      connection: null,
      notes: 'by VPN',
    });
    expect(perform(changed, { type: 'removeNetwork', id: 'paris-office' }).networks).toEqual({});
  });

  it('name the nearest network when there is none of that id', () => {
    expect(refusalOf(withParis(), { type: 'setNetwork', id: 'paris-ofice', name: 'x' })).toMatchObject({
      type: 'setNetwork/unknown-network',
      suggestion: 'paris-office',
    });
    expect(refusalOf(agents1000, { type: 'removeNetwork', id: 'paris' }).message).toContain(
      'there is none yet',
    );
  });
});

const read = (text: string, design: Design = agents1000) => readNetworkList(design, text, 'on-premises');
const problems = (text: string) =>
  read(text).lines.map(({ line, read: outcome }) => [line, outcome.ok ? 'ok' : outcome.error.message]);

describe('a list of networks', () => {
  it('is read from names with kinds and ranges, between commas, tabs or semicolons, and from ranges alone', () => {
    const text = [
      '\ufeffName,Kind,CIDR',
      'Shared services,peered VPC,10.20.0.0/16,10.21.0.0/16',
      '# a comment',
      '',
      'Paris\ton-prem\t10.8.0.0/16 2001:db8::/32',
      '"Smith, Jones & Co";partner;192.168.0.0/24',
      '172.16.0.0/16',
      'Lyon, 10.9.0.0/16',
    ].join('\r\n');
    expect(read(text).commands).toEqual([
      {
        type: 'addNetwork',
        name: 'Shared services',
        kind: 'peered-vpc',
        cidrs: ['10.20.0.0/16', '10.21.0.0/16'],
      },
      { type: 'addNetwork', name: 'Paris', kind: 'on-premises', cidrs: ['10.8.0.0/16', '2001:db8::/32'] },
      { type: 'addNetwork', name: 'Smith, Jones & Co', kind: 'partner', cidrs: ['192.168.0.0/24'] },
      { type: 'addNetwork', name: '172.16.0.0/16', kind: 'on-premises', cidrs: ['172.16.0.0/16'] },
      { type: 'addNetwork', name: 'Lyon', kind: 'on-premises', cidrs: ['10.9.0.0/16'] },
    ]);
  });

  it('says every line’s problem with its number, and reads the others', () => {
    const text =
      'Paris, on-premises, 10.0.0.5/24\nLyon, planet, 10.1.0.0/16\n10.2.0.0/16\n"open\nNice, partner';
    expect(problems(text)).toEqual([
      [1, '"10.0.0.5/24" is an address inside a block, not the block itself; the network is 10.0.0.0/24.'],
      [2, '"planet" is no kind of network; write peered-vpc, on-premises, partner or other.'],
      [3, 'ok'],
      [4, 'A quotation mark is not closed; write a second one after the text.'],
      [5, '"Nice" has no range; write one after the kind, such as 10.1.0.0/16.'],
    ]);
    expect(read(text).commands).toHaveLength(1);
    expect(read(text).lines[0]?.read).toMatchObject({
      error: { suggestion: 'Paris, on-premises, 10.0.0.0/24' },
    });
  });

  it('refuses digits of another script and leading zeros instead of guessing', () => {
    const lines = read('１０.0.0.0/8\n010.0.0.0/8\nx, partner, ١٠.0.0.0/8').lines;
    expect(lines.map(({ read: outcome }) => outcome.ok)).toEqual([false, false, false]);
  });

  it('keeps a cell that looks like a formula as the text it is', () => {
    const [command] = read('"=HYPERLINK(""http://example.com"")",partner,10.1.0.0/16').commands;
    expect(command).toMatchObject({ name: '=HYPERLINK("http://example.com")', cidrs: ['10.1.0.0/16'] });
    expect(read("=cmd|' /C calc'!A0").commands).toEqual([]);
  });

  it('joins lines of one name, and gives a network of the design the ranges it lacks', () => {
    expect(read('A, 10.1.0.0/16\nA, 10.2.0.0/16').commands).toEqual([
      { type: 'addNetwork', name: 'A', kind: 'on-premises', cidrs: ['10.1.0.0/16', '10.2.0.0/16'] },
    ]);
    expect(read('Paris office, 10.8.0.0/16 10.9.0.0/16', withParis()).commands).toEqual([
      { type: 'setNetwork', id: 'paris-office', cidrs: ['10.8.0.0/16', '10.9.0.0/16'] },
    ]);
    expect(read('Paris office, 10.8.0.0/16', withParis()).commands).toEqual([]);
  });

  it('is refused whole when nobody can have typed it', () => {
    expect(read('1'.repeat(LONGEST_LIST + 1))).toMatchObject({ commands: [], lines: [{ line: 1 }] });
  });

  it('never throws, and what it reads can be added', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '10.0.0.0/8',
        'name',
        'partner',
        '10.1',
        '"',
        '::/0',
        '2001:db8::1/64',
        '=1+1',
        '\t',
        ';',
        '٣',
      ),
      fc.string({ maxLength: 12 }),
    );
    const text = fc
      .array(fc.array(cell, { maxLength: 4 }).map((cells) => cells.join(',')))
      .map((rows) => rows.join('\n'));
    fc.assert(
      fc.property(text, (pasted) => {
        const { commands, lines } = read(pasted);
        const added = applyCommand(agents1000, { type: 'batch', label: 'Add networks', commands });
        expect(added.ok).toBe(true);
        for (const { read: outcome } of lines) {
          if (outcome.ok || outcome.error.suggestion === undefined) continue;
          const again = read(`\n${outcome.error.suggestion}`).lines;
          expect(again.map((line) => line.read.ok)).toEqual([true]);
        }
      }),
    );
  });

  it('offers no line that would be read in another way', () => {
    const [line] = read('10.1,2001:db8::1/64,","').lines;
    expect(line?.read).toEqual({
      ok: false,
      error: { message: expect.stringContaining('2001:db8::/64') as string },
    });
    const [plain] = read('lab,2001:db8::1/64').lines;
    expect(plain?.read).toMatchObject({ ok: false, error: { suggestion: 'lab,2001:db8::/64' } });
  });

  it('has its ranges split where people separate them', () => {
    expect(splitRanges(' 10.0.0.0/8,10.1.0.0/16; 2001:db8::/32\n')).toEqual([
      '10.0.0.0/8',
      '10.1.0.0/16',
      '2001:db8::/32',
    ]);
  });
});
