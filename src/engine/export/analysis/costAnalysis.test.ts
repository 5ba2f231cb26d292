import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../../commands/command.ts';
import { decisionPointsOf } from '../../decisions/decisionPoints.ts';
import { endpointDecision } from '../../decisions/endpoints.ts';
import { anyDesign } from '../../design/design.arbitrary.ts';
import type { Design } from '../../design/design.ts';
import { evaluate } from '../../evaluation/evaluate.ts';
import { formatUsd } from '../../evaluation/figures.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { twoZoneWeb } from '../../templates/twoZoneWeb.ts';
import { plannedSteps } from '../growthPlan.ts';
import { costAnalysis } from './costAnalysis.ts';
import { bar } from './costTables.ts';
import { endpointSection } from './endpointSection.ts';

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

  it('says what is charged though the security groups let it out to nobody, and only where it is so', () => {
    const said =
      '267.32 USD of it is for traffic to the internet that the security groups do not let out today.';

    expect(text).toContain(`- ${said}`);
    expect(text).toContain('The security groups do not let out 3,041.67 GB a month of that traffic today');
    expect(analysisOf(twoZoneWeb)).not.toContain('do not let out');
  });

  it('makes no saving of what keeps to the limits and costs more, and signs every change', () => {
    const two = analysisOf(twoZoneWeb);

    expect(two).toContain(
      'The network as drawn does not keep to the limits. The cheapest that does costs 102.32 USD a month, **32.65 USD more**.',
    );
    expect(two).toMatch(/Use a .*NAT.*\| +\+32\.65 USD \|/);
    expect(text).toMatch(/Drop the endpoint of AWS X-Ray\. +\| +-16\.04 USD \|/);
  });

  it('begins with the condition where security groups have to be opened first', () => {
    expect(text).toContain(
      'If ecs-supervisor-sg and ecs-worker-sg are opened to the internet on TCP 443, the same job could be done for 510.91 USD',
    );
  });

  it('says in words what crosses zones with one gateway, and that nothing leaves without NAT', () => {
    expect(text).toContain('two thirds of their egress');
    expect(analysisOf(twoZoneWeb)).toContain('half of their egress');
    expect(text).toContain('the same for all but No NAT');
  });

  it('calls endpoints that are none of the options a choice of their own', () => {
    const own = analysisOf(
      after({ type: 'removeEndpoint', id: 'xray' }, { type: 'removeEndpoint', id: 'logs' }),
    );

    expect(own).toContain('Endpoints: a choice of its own is drawn, **All that are called is recommended**');
    expect(own).toContain('**Recommended: All that are called.** What is drawn is a choice of its own.');
    expect(own).not.toMatch(/As drawn is|is: As drawn/);
  });

  it('gives reach as the reason to keep what does not pay only where a cheaper choice lacks it', () => {
    const { serviceWays } = cost;
    const point = endpointDecision(agents1000, awsPriceBook);
    const open = { ...point, options: point.options.map((option) => ({ ...option, remarks: [] })) };

    expect(serviceWays.some(({ advice }) => advice === 'drop')).toBe(true);
    expect(endpointSection(cost, point)).toContain(
      'can still be reached with the security groups as they are',
    );
    expect(endpointSection(cost, open)).toContain('for the reasons below');
    expect(endpointSection(cost, point)).toContain(
      'Let the endpoint of Amazon CloudWatch Logs stand in 2 zones',
    );
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
