import { describe, expect, it } from 'vitest';

import type { Command } from '../commands/command.ts';
import { perform } from '../commands/command.testing.ts';
import type { Design } from '../design/design.ts';
import { hostileNames } from '../design/hostileNames.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { securityDigest } from '../evaluation/signatures/reviewed.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { minutesOf } from './minutes.ts';

const day = '2026-11-28';
const minutes = (design: Design, on = day) => minutesOf(design, evaluate(design, awsPriceBook), on);

const reviewed = (
  [
    {
      type: 'recordDecision',
      decision: {
        ...{ point: 'nat', option: 'per-zone', title: 'NAT: one in each zone', by: 'Grace', on: day },
        ...{ context: 'A zone may fail.', decision: 'One in each zone.', consequences: '73.00 USD more.' },
      },
    },
    { type: 'setAsideFinding', key: 'natIdle', reason: 'Egress comes with phase 2', by: 'Ada', on: day },
    { type: 'confirmAssumption', id: 'task-ports', by: 'Ada', on: day },
    {
      ...{ type: 'signOff', of: 'security', by: 'Ada', on: day, revision: 3, notes: 'Every boundary.' },
      digest: securityDigest(agents1000),
    },
  ] as Command[]
).reduce(perform, agents1000);

describe('minutesOf', () => {
  it('tells what was decided, set aside, confirmed and signed on that day, by whom, and what is open', () => {
    const text = minutes(reviewed);

    expect(text).toContain(`# Review of agents-1000, ${day}`);
    expect(text).toContain('By name: Ada, Grace');
    expect(text).toContain('- Context: A zone may fail.');
    expect(text).toContain('Egress comes with phase 2');
    expect(text).toMatch(/## Confirmed\n\n- The load balancer reaches the supervisor/);
    expect(text).toContain('The security review, revision 3: Ada. Every boundary.');
  });

  it('leaves out other days, and says of a day without a word that there was none', () => {
    const text = minutes(reviewed, '2026-11-27');

    expect(text).toContain('Nothing was decided, said or signed.');
    expect(text).not.toContain('phase 2');
  });

  it('carries hostile names as text', () => {
    for (const name of Object.values(hostileNames)) {
      const text = minutes({
        ...agents1000,
        setAside: { natIdle: { reason: name === '' ? '-' : name, by: 'Ada', on: day } },
      });
      expect(text).not.toMatch(/<(?:img|script)|\]\(|^# Owned/im);
    }
  });

  it('name the versions that were kept that day and by whom', () => {
    const design = agents1000;
    const kept = [
      { name: 'Agreed with the carrier', by: 'Ada', revision: 3 },
      { name: 'Exported', by: '', revision: 4 },
    ];
    const text = minutesOf(design, evaluate(design, awsPriceBook), day, kept);

    expect(text).toContain('- Agreed with the carrier, revision 3: Ada\n- Exported, revision 4\n');
  });
});
