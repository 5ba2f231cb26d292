import type { Design } from '../design/design.ts';
import { priceDatesText } from '../evaluation/cost/priceDates.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { countOf, formatCount } from '../evaluation/figures.ts';
import { regionOf } from '../regions/regions.ts';
import { dollarsAMonth } from './costShares.ts';
import type { Point } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import { wrapWhole } from './wrapText.ts';

const WIDTH = 1000;
const HEIGHT = 84;
const NAME = { font: 'bold', size: 24, color: 'ink' } as const;
const NAME_LINE = 30;

/** Draws the design's name, what it is a picture of, and its totals; answers with the size it takes. */
export function drawTitleBlock(scene: SceneBuilder, design: Design, evaluation: Evaluation, corner: Point) {
  const name = wrapWhole(design.name, NAME.font, NAME.size, WIDTH);
  const further = (name.length - 1) * NAME_LINE;
  const size = { width: WIDTH, height: HEIGHT + further };
  const box = scene.box({ ref: null, role: 'title-block', parent: -1, ...corner, ...size });
  const line = { x: corner.x, maxWidth: WIDTH };
  name.forEach((text, index) =>
    scene.text(box, text, NAME, { ...line, y: corner.y + 22 + index * NAME_LINE }),
  );
  scene.text(
    box,
    origin(design, evaluation),
    { font: 'regular', size: 13, color: 'ink-muted' },
    { ...line, y: corner.y + further + 44 },
  );
  scene.text(
    box,
    totals(evaluation),
    { font: 'medium', size: 13, color: 'ink' },
    { ...line, y: corner.y + further + 65 },
  );
  return size;
}

function origin({ region, revision }: Design, { cost }: Evaluation): string {
  const name = regionOf(region)?.name;
  const prices = cost.pricesAsOf === null ? 'no prices' : `prices of ${priceDatesText(cost.pricesAsOf)}`;
  return [
    name === undefined ? region : `${region} · ${name}`,
    `revision ${formatCount(revision)}`,
    prices,
  ].join(' · ');
}

function totals({ totals }: Evaluation): string {
  const month = dollarsAMonth(totals.monthlyUsd);
  return [
    countOf(totals.zones, 'Availability Zone'),
    countOf(totals.subnets, 'subnet'),
    countOf(totals.securityGroups, 'security group'),
    `${formatCount(totals.allocatedAddresses)} of ${formatCount(totals.vpcAddresses)} addresses`,
    totals.partial ? `at least ${month} before traffic` : `${month} before traffic`,
    ...(totals.errors > 0 ? [countOf(totals.errors, 'error')] : []),
    ...(totals.warnings > 0 ? [countOf(totals.warnings, 'warning')] : []),
  ].join(' · ');
}
