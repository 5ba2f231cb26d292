import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyCommand, type Command } from '../commands/command.ts';
import { anyDesign } from '../design/design.arbitrary.ts';
import type { Design } from '../design/design.ts';
import { settle } from '../planning/place.ts';
import { awsPriceBook } from '../prices/awsPriceBook.ts';
import { agents1000 } from '../templates/agents1000.ts';
import { costOf } from './cost/cost.ts';
import { evaluate } from './evaluate.ts';
import type { Cost } from './evaluation.ts';
import { compareIds, groupedBy, readNetwork } from './network.ts';
import { shapeOf } from './networkShape.ts';
import { deriveRouting } from './routes.ts';
import { transferOf } from './transfer/transferOf.ts';

function after(design: Design, command: Command): Design {
  const edit = applyCommand(design, command);
  if (!edit.ok) throw new Error(edit.error.message);
  return edit.value;
}

/** The cost with everything that the shape leaves out; only the order of the subnets is the shape's. */
function costOfWhole(design: Design): Cost {
  const network = readNetwork(settle(design));
  const routes = deriveRouting(network, network.design.nat);
  const ordered = [...network.ordered].sort(
    ({ subnet: one }, { subnet: other }) =>
      compareIds(one.zone, other.zone) || compareIds(one.tier, other.tier),
  );
  const byTier = groupedBy(ordered, ({ subnet }) => subnet.tier);
  const byZone = groupedBy(ordered, ({ subnet }) => subnet.zone);
  const whole = { ...network, ordered, byTier, byZone };
  return costOf(whole, routes, awsPriceBook, transferOf(whole, routes, awsPriceBook));
}

describe('shapeOf', () => {
  const network = readNetwork(settle(agents1000));
  const shape = shapeOf(network);
  const shapeAfter = (command: Command) =>
    shapeOf(readNetwork(settle(after(agents1000, command)), network), shape);

  it.each<Command>([
    { type: 'resizeSubnet', id: 'ecs-c', prefix: 23 },
    { type: 'setSubnetCidr', id: 'ecs-b', cidr: '10.0.40.0/22' },
    { type: 'setSubnet', id: 'ecs-b', name: 'Tasks b' },
    { type: 'removeRule', id: 'alb-from-internet' },
    { type: 'setTag', key: 'Team', value: 'network' },
  ])('is the same network after $type', (command) => {
    expect(shapeAfter(command)).toBe(shape);
  });

  it.each<Command>([
    { type: 'moveSubnet', id: 'ecs-b', zone: 'c' },
    { type: 'setNat', mode: 'single' },
    { type: 'removeEndpoint', id: 'logs' },
    { type: 'setRequirements', changes: { agents: 900 } },
  ])('is another one after $type', (command) => {
    expect(shapeAfter(command)).not.toBe(shape);
  });

  it('costs what the whole network costs', () => {
    fc.assert(
      fc.property(anyDesign(12), (design) => {
        expect(evaluate(design, awsPriceBook).cost).toEqual(costOfWhole(design));
      }),
      { numRuns: 60 },
    );
  });
});
