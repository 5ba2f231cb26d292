import { describe, expect, it } from 'vitest';

import { perform } from '../commands/command.testing.ts';
import type { Design } from '../design/design.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { agendaOf, type Agenda } from './agenda.ts';

const by = { by: 'Ada', on: '2026-11-28' } as const;

const agenda = (design: Design, since: Design | null = null): Agenda =>
  agendaOf(design, evaluate(design, awsPriceBook), awsPriceBook, since);

const ids = (items: Agenda[keyof Agenda]) => items.map(({ id }) => id);

describe('agendaOf', () => {
  it('lists every choice that nobody recorded, and leaves out the recorded one', () => {
    const recorded = perform(agents1000, {
      type: 'recordDecision',
      decision: {
        ...{ point: 'nat', option: 'per-zone', title: 'NAT', context: '', decision: '', consequences: '' },
        ...by,
      },
    });

    expect(ids(agenda(agents1000).decisions)).toEqual([
      'decision:primary-block',
      'decision:reserve',
      'decision:subnet-sizing',
      'decision:nat',
      'decision:endpoints',
    ]);
    expect(ids(agenda(recorded).decisions)).not.toContain('decision:nat');
    expect(agenda(agents1000).decisions[0]?.detail).toContain('The design has 10.0.0.0/16');
  });

  it('lists errors and warnings until they are set aside, and never what is only worth knowing', () => {
    const open = agenda(agents1000).findings;
    const [first] = open;
    expect(open.every((item) => item.kind === 'finding' && item.finding.severity !== 'info')).toBe(true);
    expect(first).toBeDefined();

    const key = first?.kind === 'finding' ? first.finding.key : '';
    const aside = perform(agents1000, { type: 'setAsideFinding', key, reason: 'known', ...by });
    expect(ids(agenda(aside).findings)).not.toContain(first?.id);
  });

  it('tells what changed since a design, with what to look at where it is still there', () => {
    const moved = perform(agents1000, { type: 'moveSubnet', id: 'ecs-b', zone: 'c' });
    const changed = perform(moved, { type: 'removeRule', id: 'alb-from-internet' });
    const { changes } = agenda(changed, agents1000);

    expect(agenda(changed).changes).toEqual([]);
    expect(agenda(agents1000, agents1000).changes).toEqual([]);
    expect(changes).toContainEqual(
      expect.objectContaining({ id: 'change:subnets:changed:ecs-b', subjects: ['subnet:ecs-b'] }),
    );
    expect(changes.find(({ id }) => id === 'change:rules:removed:alb-from-internet')?.subjects).toEqual([]);
  });

  it('asks for signatures until they stand, and again once what was signed has changed', () => {
    const [security] = agenda(agents1000).signatures;
    const digest = security?.kind === 'signature' ? security.digest : '';
    const signed = perform(agents1000, {
      ...{ type: 'signOff', of: 'security', revision: 0, digest, notes: '' },
      ...by,
    });
    const changed = perform(signed, { type: 'removeRule', id: 'alb-from-internet' });

    expect(ids(agenda(agents1000).signatures)).toEqual(['signature:security', 'signature:design']);
    expect(ids(agenda(signed).signatures)).toEqual(['signature:design']);
    expect(agenda(changed).signatures[0]?.detail).toBe(
      'Ada signed revision 0 on 2026-11-28, and what was reviewed has changed since.',
    );
  });
});
