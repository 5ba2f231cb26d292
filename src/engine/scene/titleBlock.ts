import type { Design } from '../design/design.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { countOf, formatCount } from '../evaluation/figures.ts';
import { regionOf } from '../regions/regions.ts';
import { dollarsAMonth } from './costShares.ts';
import type { Point } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';

const WIDTH = 1000;
const HEIGHT = 84;

/** Draws the design's name, what it is a picture of, and its totals; answers with the size it takes. */
export function drawTitleBlock(scene: SceneBuilder, design: Design, evaluation: Evaluation, corner: Point) {
  const size = { width: WIDTH, height: HEIGHT };
  const box = scene.box({ ref: null, role: 'title-block', parent: -1, ...corner, ...size });
  const line = { x: corner.x, maxWidth: WIDTH };
  scene.text(box, design.name, { font: 'bold', size: 24, color: 'ink' }, { ...line, y: corner.y + 22 });
  scene.text(
    box,
    origin(design, evaluation),
    { font: 'regular', size: 13, color: 'ink-muted' },
    { ...line, y: corner.y + 44 },
  );
  scene.text(
    box,
    totals(evaluation),
    { font: 'medium', size: 13, color: 'ink' },
    { ...line, y: corner.y + 65 },
  );
  return size;
}

function origin({ region, revision }: Design, { cost }: Evaluation): string {
  const name = regionOf(region)?.name;
  const prices = cost.pricesAsOf === null ? 'no prices' : `prices of ${cost.pricesAsOf.newest}`;
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
