import type { Access, Design, Id } from '../design/design.ts';
import { refOf } from '../design/design.ts';
import type { Evaluation, SubnetReport } from '../evaluation/evaluation.ts';
import { formatCount } from '../evaluation/figures.ts';
import type { CostShares } from './costShares.ts';
import { dollarsAMonth } from './costShares.ts';
import type { Rect, SceneLayers } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import { accessStyles } from './sceneStyles.ts';

/** Every subnet card has this size, so that rows and columns line up. */
export const CARD = { width: 168, height: 98, gap: 10, padding: 10 } as const;

/** The NAT badge stands at the right of its public subnet, beside the CIDR; both distances are its center's. */
export const NAT_BADGE = { size: 24, fromRight: 18, below: 35 } as const;

/** What all cards of a scene share. */
export type CardContext = {
  readonly design: Design;
  readonly evaluation: Evaluation;
  readonly layers: SceneLayers;
  readonly costs: CostShares;
  /** Zone of the NAT gateway by the subnet it stands in. */
  readonly natBySubnet: ReadonlyMap<Id, Id>;
};

/** Draws a subnet's card at a corner: name, CIDR, how many addresses and how full, who lives there, access in words. */
export function drawSubnetCard(
  scene: SceneBuilder,
  context: CardContext,
  id: Id,
  place: { readonly x: number; readonly y: number; readonly parent: number },
): void {
  const subnet = context.design.subnets[id];
  if (subnet === undefined) return;
  const report = context.evaluation.subnets[id];
  const access = report?.access ?? context.design.tiers[subnet.tier]?.access ?? 'isolated';
  const nat = context.natBySubnet.get(id);
  const { x, y, parent } = place;
  const rect = { x, y, width: CARD.width, height: CARD.height };
  const heat = context.layers.costHeat ? context.costs.heatOf(refOf('subnet', id)) : null;
  const look = accessStyles[access];
  const style = { fill: heat ?? look.fill, stroke: look.stroke, dash: look.dash, strokeWidth: 1.5 };
  const card = scene.box({ ref: refOf('subnet', id), role: look.role, parent, ...rect, radius: 7, style });
  scene.frame(refOf('subnet', id), rect);

  const left = x + CARD.padding;
  const room = CARD.width - 2 * CARD.padding;
  const word = { font: 'medium', size: 11, color: look.ink } as const;
  const right = { x: left + room, y: y + 20, anchor: 'end', maxWidth: room } as const;
  const beside = room - scene.text(card, look.word, word, right) - 8;
  const name = { x: left, y: y + 20, maxWidth: beside };
  scene.text(card, subnet.name, { font: 'bold', size: 13, color: 'ink' }, name);
  const cidr = report?.cidr ?? (subnet.cidr.startsWith('/') ? `no place for a ${subnet.cidr}` : subnet.cidr);
  scene.text(
    card,
    cidr,
    { font: 'mono', size: 12, color: 'ink' },
    { x: left, y: y + 38, maxWidth: nat === undefined ? room : room - NAT_BADGE.size },
  );
  drawAddressUse(scene, card, context.layers, report, access, { x: left, y: y + 57, width: room });
  drawLastLine(scene, card, context, id, { x: left, y: y + 88, width: room });
  if (nat !== undefined) drawNatBadge(scene, context, nat, parent, rect);
}

type Line = { readonly x: number; readonly y: number; readonly width: number };

function drawAddressUse(
  scene: SceneBuilder,
  card: number,
  layers: SceneLayers,
  report: SubnetReport | undefined,
  access: Access,
  { x, y, width }: Line,
): void {
  if (report === undefined) return;
  const over = report.used > report.usable;
  const share = report.usable > 0 ? ` · ${formatPercent(report.usedShare)} used` : '';
  const words = over
    ? `${formatCount(report.used - report.usable)} too few · ${formatPercent(report.usedShare)} used`
    : `${formatCount(report.usable)} usable${layers.addressUse ? share : ''}`;
  const font = over ? 'medium' : 'regular';
  scene.text(card, words, { font, size: 11.5, color: over ? 'danger' : 'ink' }, { x, y, maxWidth: width });
  if (!layers.addressUse) return;
  const bar = { x, y: y + 8, width, height: 6 };
  drawBar(scene, card, report.usedShare, over ? 'danger' : accessStyles[access].bar, bar);
}

/** A bar in its track; a share above 0 is always seen, one above 1 fills the track. */
export function drawBar(
  scene: SceneBuilder,
  parent: number,
  share: number,
  color: 'danger' | 'vpc-solid' | (typeof accessStyles)[Access]['bar'],
  rect: Rect & { readonly ref?: string },
): void {
  const ref = rect.ref ?? null;
  const { x, y, width, height } = rect;
  const place = { ref, parent, x, y, height, radius: height / 2 };
  const edge = { fill: 'bar-track', stroke: 'bar-edge', strokeWidth: 0.75 } as const;
  const track = scene.box({ ...place, role: 'bar-track', width, style: edge });
  const filled = Math.min(1, Math.max(0, share)) * width;
  if (!(filled > 0)) return;
  const fill = {
    ...place,
    role: 'bar-fill',
    parent: track,
    width: Math.max(height, filled),
    style: { fill: color },
  } as const;
  scene.box(fill);
}

/** Residents, or with cost heat the month's cost. */
function drawLastLine(
  scene: SceneBuilder,
  card: number,
  { design, evaluation, layers, costs }: CardContext,
  id: Id,
  { x, y, width }: Line,
): void {
  const place = { x, y, maxWidth: width };
  const usd = layers.costHeat ? costs.usdOf(refOf('subnet', id)) : 0;
  if (usd > 0) {
    scene.text(card, dollarsAMonth(usd), { font: 'medium', size: 11, color: 'ink' }, place);
    return;
  }
  const residents =
    evaluation.subnets[id]?.residents ?? tierResidents(design, design.subnets[id]?.tier ?? '');
  scene.text(card, residents.join(' · '), { font: 'regular', size: 11, color: 'ink-muted' }, place);
}

/** Before a subnet has been evaluated its card shows what its tier will put there. */
function tierResidents(design: Design, tier: Id): readonly string[] {
  return Object.values(design.workloads).flatMap((workload) =>
    workload.tier === tier ? [workload.name] : [],
  );
}

function drawNatBadge(
  scene: SceneBuilder,
  { layers, costs }: CardContext,
  zone: Id,
  parent: number,
  card: Rect,
): void {
  const ref = refOf('nat', zone);
  const { size } = NAT_BADGE;
  const rect = {
    x: card.x + card.width - NAT_BADGE.fromRight - size / 2,
    y: card.y + NAT_BADGE.below - size / 2,
    width: size,
    height: size,
  };
  const heat = layers.costHeat ? costs.heatOf(ref) : null;
  const style = {
    fill: heat ?? 'vpc-solid',
    stroke: 'vpc-stroke',
    strokeWidth: 2,
  } as const;
  const badge = scene.box({ ref, role: 'nat', parent, ...rect, radius: size / 2, style });
  const center = {
    x: rect.x + size / 2,
    y: rect.y + size / 2 + 3.5,
    anchor: 'middle',
    maxWidth: size - 4,
  } as const;
  scene.text(badge, 'NAT', { font: 'bold', size: 10, color: heat === null ? 'on-solid' : 'ink' }, center);
  scene.frame(ref, rect);
}

/** `66 %`; under one percent but more than nothing is `< 1 %`. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 1) return '< 1 %';
  return `${formatCount(Math.round(percent))} %`;
}
