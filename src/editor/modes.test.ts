import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../engine/commands/command.ts';
import { furnished, oneOfEach } from '../engine/commands/oneOfEach.testing.ts';
import { evaluate } from '../engine/evaluation/evaluate.ts';
import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import { isSaid, refusalIn } from './modes.ts';

const said: Command = {
  type: 'setAsideFinding',
  key: 'egressOpen/group:alb',
  reason: 'known',
  by: 'Ada',
  on: '2026-11-28',
};

describe('the modes', () => {
  it('take every edit while a person draws', () => {
    expect(Object.values(oneOfEach).filter((command) => refusalIn('design', command) !== null)).toEqual([]);
  });

  it('let a review say something about the network and change nothing in it', () => {
    expect(refusalIn('review', said)).toBeNull();
    expect(refusalIn('review', { type: 'removeZone', id: 'c' })?.message).toBe(
      'Review changes nothing in the network; switch to Design to edit it.',
    );
    expect(refusalIn('present', { type: 'setNat', mode: 'none' })?.type).toBe('mode/reading');
  });

  it('take a batch when all of it is said', () => {
    const batch = (...commands: Command[]): Command => ({ type: 'batch', label: 'Both', commands });

    expect(isSaid(batch(said, said))).toBe(true);
    expect(isSaid(batch(said, { type: 'addZone' }))).toBe(false);
  });

  it('never let a review change what packets, addresses or money follow from', () => {
    for (const command of Object.values(oneOfEach).filter(isSaid)) {
      const edit = applyCommand(furnished, command);
      const after = edit.ok ? edit.value : furnished;
      expect(evaluate(after, awsPriceBook).cost, command.type).toEqual(
        evaluate(furnished, awsPriceBook).cost,
      );
      expect(after.rules, command.type).toBe(furnished.rules);
      expect(after.subnets, command.type).toBe(furnished.subnets);
    }
  });
});
