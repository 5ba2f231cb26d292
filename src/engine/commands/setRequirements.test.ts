import { describe, expect, it } from 'vitest';

import { agents1000 } from '../templates/agents1000.ts';
import { applyCommand } from './command.ts';

describe('setRequirements', () => {
  it('refuses targets that do not ascend, with the month in the sentence', () => {
    const change = (months: readonly string[]) =>
      applyCommand(agents1000, {
        type: 'setRequirements',
        changes: {
          growth: { from: '2026-11', monthlyRate: 0, targets: months.map((month) => ({ month, agents: 5 })) },
        },
      });

    expect(change(['2026-12', '2027-01']).ok).toBe(true);
    expect(change(['2027-01', '2026-12'])).toMatchObject({
      error: {
        type: 'setRequirements/targets',
        message:
          'The targets are not in order of their months: 2026-12 comes after 2027-01; put the earlier one first.',
      },
    });
    expect(change(['2027-01', '2027-01'])).toMatchObject({
      error: { message: 'There are two targets for 2027-01; keep one.' },
    });
    expect(change(['2026-11'])).toMatchObject({
      error: {
        message:
          'The target for 2026-11 is not after 2026-11, the month for which the agents of today are true; use 2026-12 or later.',
        suggestion: '2026-12',
      },
    });
  });
});
