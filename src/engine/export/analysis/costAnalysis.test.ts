import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../../commands/command.ts';
import { decisionPointsOf } from '../../decisions/decisionPoints.ts';
import { anyDesign } from '../../design/design.arbitrary.ts';
import type { Design } from '../../design/design.ts';
import { evaluate } from '../../evaluation/evaluate.ts';
import { formatUsd } from '../../evaluation/figures.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { plannedSteps } from '../growthPlan.ts';
import { costAnalysis } from './costAnalysis.ts';
import { bar } from './costTables.ts';

function analysisOf(design: Design): string {
  const evaluation = evaluate(design, awsPriceBook);
  const points = decisionPointsOf(design, evaluation, awsPriceBook);
  return costAnalysis(design, evaluation, {
    points,
    prices: awsPriceBook,
    steps: plannedSteps(design, awsPriceBook),
  });
}

function after(...commands: readonly Command[]): Design {
  return commands.reduce((design, command) => {
    const edit = applyCommand(design, command);
    if (!edit.ok) throw new Error(edit.error.message);
    return edit.value;
  }, agents1000);
}

describe('the cost analysis', () => {
  const text = analysisOf(agents1000);
  const { cost } = evaluate(agents1000, awsPriceBook);

  it('opens with the figures of the screen: the month, the year, hours and traffic', () => {
    expect(text).toContain(
      `**${formatUsd(cost.totalUsd)} a month, ${formatUsd(12 * cost.totalUsd)} a year**: 219.00 USD for hours whatever happens, ${formatUsd(cost.transfer.monthlyUsd)} for traffic.`,
    );
  });

  it('has every line with its formula, and every flow with its GB', () => {
    for (const { formula } of [...cost.lines, ...cost.transfer.lines]) expect(text).toContain(formula);
    for (const { fromLabel, toLabel } of cost.transfer.flows)
      expect(text).toContain(`${fromLabel} → ${toLabel}`);
  });

  it('weighs options A to E and says which is drawn and what a failing zone does', () => {
    for (const option of [
      'A: One NAT gateway',
      'B: A NAT gateway in each zone',
      'C: A regional',
      'D: One NAT instance',
      'E: A NAT instance',
    ]) {
      expect(text).toContain(option);
    }
    expect(text).toMatch(/B: A NAT gateway in each zone \([^)]*drawn/);
    expect(text).toMatch(/A: One NAT gateway .*\| +146\.00 USD \|/);
    expect(text).toContain('From **5,475 GB through NAT a month** on, option A costs more than B');
    expect(analysisOf(after({ type: 'setNat', mode: 'single' }))).toContain('us-east-1b and us-east-1c');
  });

  it('states the break-even of an endpoint, and what the free one saves', () => {
    expect(text).toContain('208.57 GB a zone');
    expect(text).toMatch(/The gateway endpoint of Amazon S3 costs nothing and saves [\d.,]+ USD a month/);
  });

  it('says what doubles when traffic doubles', () => {
    expect(text).toMatch(
      /When traffic doubles, the 219\.00 USD for hours stay and the rest becomes 769\.63 USD/,
    );
  });

  it('calls traffic stated once it is', () => {
    const stated = after({
      type: 'setDataFlow',
      id: 'ecs-internet',
      flow: {
        name: 'Model API',
        from: { kind: 'tier', tier: 'ecs' },
        to: { kind: 'internet' },
        sent: { gb: 100, per: 'month' },
        received: { gb: 100, per: 'month' },
        crossZoneShare: null,
        notes: '',
      },
    });
    expect(analysisOf(stated)).toContain('stated: 100 GB a month sent, 100 GB a month received');
    expect(analysisOf(stated)).toContain('10 of 11 flows of data are assumed');
  });

  it('shows a price that is not known as not known, and the total as too low', () => {
    const elsewhere = analysisOf({ ...agents1000, region: 'ap-east-2' });
    expect(elsewhere).toContain('not known');
    expect(elsewhere).toContain('as far as prices are known');
  });

  it('can be written for any design', () => {
    fc.assert(
      fc.property(anyDesign(10), (design) => {
        expect(analysisOf(design)).toMatch(/^# Cost analysis: /);
      }),
      { numRuns: 15 },
    );
  });
});

describe('bar', () => {
  it('is as long as the share, never shows something as nothing, and nothing as nothing', () => {
    expect(bar(1)).toHaveLength(20);
    expect(bar(0.5)).toHaveLength(10);
    expect(bar(0.001)).toHaveLength(1);
    expect(bar(0)).toBe('');
  });
});
