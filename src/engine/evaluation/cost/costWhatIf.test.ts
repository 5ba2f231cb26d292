import { describe, expect, it } from 'vitest';

import { applyCommand } from '../../commands/command.ts';
import { awsPriceBook } from '../../prices/awsPriceBook.ts';
import { agents1000 } from '../../templates/agents1000.ts';
import { evaluate } from '../evaluate.ts';
import { costWhatIf, type CostChange } from './costWhatIf.ts';
import { regionCosts } from './regionCosts.ts';

const asItIs: CostChange = {
  ...{ agentsFactor: 1, trafficFactor: 1 },
  ...{ natMode: null, region: null, discountPercent: null },
};
const now = evaluate(agents1000, awsPriceBook);
const tried = (change: Partial<CostChange>) =>
  costWhatIf(agents1000, now, awsPriceBook, { ...asItIs, ...change });
const valueOf = (change: Partial<CostChange>) => {
  const answer = tried(change);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

describe('costWhatIf', () => {
  it('changes nothing and offers no edit where nothing would be otherwise', () => {
    expect(valueOf({ natMode: agents1000.nat.mode, region: agents1000.region })).toMatchObject({
      edit: null,
      after: { totalUsd: now.cost.totalUsd },
    });
  });

  it.each<Partial<CostChange>>([
    { natMode: 'single' },
    { agentsFactor: 2.5 },
    { trafficFactor: 3 },
    { region: 'eu-west-1' },
    { discountPercent: 20 },
    { agentsFactor: 0.5, trafficFactor: 2, natMode: 'none', region: 'eu-central-1', discountPercent: 7 },
  ])('costs with %j what the design costs once the edit is made', (change) => {
    const { after, edit } = valueOf(change);
    if (edit === null) throw new Error('no edit');
    const then = applyCommand(agents1000, edit);
    if (!then.ok) throw new Error(then.error.message);

    expect(after.totalUsd).toBe(evaluate(then.value, awsPriceBook).cost.totalUsd);
    expect(after.totalUsd).not.toBe(now.cost.totalUsd);
  });

  it('doubles what each flow moves with twice the traffic', () => {
    const { edit } = valueOf({ trafficFactor: 2 });
    const then = edit === null ? null : applyCommand(agents1000, edit);
    if (!then?.ok) throw new Error('refused');
    const gb = (id: string, { flows }: typeof now.cost.transfer) =>
      flows.find((flow) => flow.id === id)?.sentGb;
    const after = evaluate(then.value, awsPriceBook).cost.transfer;

    for (const { id, sentGb } of now.cost.transfer.flows) expect(gb(id, after)).toBeCloseTo(2 * sentGb, 6);
  });

  it('refuses what the edit would be refused for, in one sentence', () => {
    expect(tried({ trafficFactor: -1 })).toMatchObject({ ok: false });
    const refused = tried({ discountPercent: 120 });
    expect(refused.ok ? '' : refused.error.message).toMatch(/^The change does not fit: .*above 100/);
  });
});

describe('regionCosts', () => {
  const costs = regionCosts(agents1000, awsPriceBook);

  it('prices the design in all regions, the one it is in as it is', () => {
    expect(costs).toHaveLength(36);
    expect(costs.find(({ current }) => current)).toMatchObject({
      region: 'us-east-1',
      totalUsd: now.cost.totalUsd,
      hoursUsd: 219,
      deltaUsd: 0,
      unknown: [],
    });
  });

  it('costs in another region what the design costs once it is moved there', () => {
    const moved = applyCommand(agents1000, { type: 'setRegion', region: 'sa-east-1' });
    if (!moved.ok) throw new Error(moved.error.message);
    const there = costs.find(({ region }) => region === 'sa-east-1');

    expect(there?.totalUsd).toBe(evaluate(moved.value, awsPriceBook).cost.totalUsd);
    expect(there?.deltaUsd).toBeGreaterThan(0);
    expect(there?.zoneNames).toEqual(Object.values(moved.value.zones).map(({ name }) => name));
  });

  it('puts the cheapest first and partial totals last, with what is not known', () => {
    const { 'eu-north-1': north, ...regions } = awsPriceBook.regions;
    const { natGatewayHour, ...rest } = north as NonNullable<typeof north>;
    const unknown = { ...rest, natGatewayHour: { ...natGatewayHour, usd: null } };
    const book = { ...awsPriceBook, regions: { ...regions, 'eu-north-1': unknown } };
    const order = regionCosts(agents1000, book);

    const firstPartial = order.findIndex(({ unknown: lines }) => lines.length > 0);
    expect(order.find(({ region }) => region === 'eu-north-1')?.unknown).toEqual(['NAT gateways']);
    expect(order.slice(firstPartial).every(({ unknown: lines }) => lines.length > 0)).toBe(true);
    const whole = order.filter((cost) => cost.unknown.length === 0).map(({ totalUsd }) => totalUsd);
    expect(whole).toEqual([...whole].sort((one, other) => one - other));
  });

  it('names no zones where there are too few', () => {
    const four = applyCommand(agents1000, { type: 'addZone' });
    if (!four.ok) throw new Error(four.error.message);

    expect(
      regionCosts(four.value, awsPriceBook).find(({ region }) => region === 'eu-west-1')?.zoneNames,
    ).toBeNull();
  });
});
