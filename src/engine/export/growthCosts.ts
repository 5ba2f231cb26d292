import type { Design } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { countOf, formatCount } from '../evaluation/figures.ts';
import { projectionOf } from '../growth/projection.ts';
import type { Step } from '../growth/whatIf.ts';
import type { PlannedStep } from './growthPlan.ts';
import { blocks, bullets, inert, sentence, table } from './markdown.ts';
import { deltaText, usdText } from './money.ts';

/** What steps of growth cost and when they will be needed, for `costs/analysis.md`. */
export function growthCosts(design: Design, evaluation: Evaluation, steps: readonly PlannedStep[]): string {
  return blocks(
    '## What growth costs',
    table(
      [['Step'], ['What it adds'], ['A month', 'right'], ['Change', 'right'], ['Replaced', 'right']],
      steps.flatMap(({ step }) => (step === null ? [] : [row(step)])),
    ),
    bullets(steps.flatMap(({ refused }) => (refused === null ? [] : [sentence(refused)]))),
    'With the traffic of that many agents. Subnets, route tables and VPC blocks cost nothing; gateways, their addresses and endpoint interfaces do.',
    whenFull(design, evaluation),
  ).trimEnd();
}

function row(step: Step): readonly string[] {
  const { label, added, monthlyUsd, replaced } = step;
  const parts = [
    ...(added.blocks.length === 0
      ? []
      : [`${countOf(added.blocks.length, 'VPC block')} (${added.blocks.join(', ')})`]),
    ...(added.subnets.length === 0 ? [] : [countOf(added.subnets.length, 'subnet')]),
    ...(added.natGateways.length === 0 ? [] : [countOf(added.natGateways.length, 'NAT gateway')]),
    ...(added.endpointInterfaces === 0 ? [] : [countOf(added.endpointInterfaces, 'endpoint interface')]),
  ];
  return [
    sentence(label),
    parts.length === 0 ? 'nothing' : parts.join(', '),
    usdText(monthlyUsd.after),
    deltaText(monthlyUsd.after - monthlyUsd.before),
    replaced.length === 0 ? 'nothing' : formatCount(replaced.length),
  ];
}

function whenFull(design: Design, evaluation: Evaluation): string {
  const projection = projectionOf(design, evaluation);
  if (projection === null) return 'Nobody has said yet how the agents grow, so no step has a month.';
  const last = projection.months.at(-1) ?? '';
  const month = (full: string | null) => (full === null ? `not by ${last}` : `in ${full}`);
  return bullets(
    projection.tiers
      .filter(({ grows }) => grows)
      .map(({ tier, fullIn, fullWithoutZoneIn, capacityWithoutZone }) => {
        const without =
          capacityWithoutZone === null ? '' : `; with one zone lost ${month(fullWithoutZoneIn)}`;
        return `${inert(design.tiers[tier]?.name ?? tier)} is full ${month(fullIn)}${without}`;
      }),
  );
}
