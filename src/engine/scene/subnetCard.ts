import type { Access, Design, Id, Ref } from '../design/design.ts';
import { entryOf, refOf } from '../design/design.ts';
import type { Evaluation, SubnetReport } from '../evaluation/evaluation.ts';
import { formatCount } from '../evaluation/figures.ts';
import { isIpv6Only, subnetIpv6 } from '../planning/ipv6.ts';
import type { CostShares } from './costShares.ts';
import { dollarsAMonth, heatStyle } from './costShares.ts';
import type { BoxStyle, Rect, SceneLayers } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import { accessStyles } from './sceneStyles.ts';
import { textWidth } from './textWidth.ts';

/** Every subnet card has this size, so that rows and columns line up. */
export const CARD = { width: 168, height: 98, gap: 10, padding: 10 } as const;

/** The NAT badge stands at the right of its public subnet, beside the CIDR; both distances are its center's. */
export const NAT_BADGE = { size: 24, fromRight: 18, below: 37 } as const;

/** What all cards of a scene share. */
export type CardContext = {
  readonly design: Design;
  readonly evaluation: Evaluation;
  readonly layers: SceneLayers;
  readonly costs: CostShares;
  /** Zone of the NAT gateway by the subnet it stands in. */
  readonly natBySubnet: ReadonlyMap<Id, Id>;
};

const NAME = { font: 'bold', size: 13, color: 'ink' } as const;
const ADDRESS = { font: 'mono', size: 12, color: 'ink' } as const;
const IPV6 = { font: 'mono', size: 10.5, color: 'ink' } as const;
const IPV6_BESIDE = { font: 'medium', size: 10.5, color: 'ink-muted' } as const;
const USE = { font: 'regular', size: 11.5, color: 'ink' } as const;
const OVER = { font: 'medium', size: 11.5, color: 'danger' } as const;
const RESIDENTS = { font: 'regular', size: 11, color: 'ink-muted' } as const;
const WORDS = {
  public: { font: 'medium', size: 11, color: accessStyles.public.ink },
  private: { font: 'medium', size: 11, color: accessStyles.private.ink },
  isolated: { font: 'medium', size: 11, color: accessStyles.isolated.ink },
} as const;
const styleOf = (access: Access, fill: BoxStyle['fill']): BoxStyle => {
  const { stroke, dash } = accessStyles[access];
  return { fill, stroke, dash, strokeWidth: 1.5 };
};
const STYLES: Readonly<Record<Access, BoxStyle>> = {
  public: styleOf('public', accessStyles.public.fill),
  private: styleOf('private', accessStyles.private.fill),
  isolated: styleOf('isolated', accessStyles.isolated.fill),
};

/**
 * Draws a subnet's card at its place: name, CIDR, how many addresses and how full, who lives there, access in words.
 * A drawing may have thousands, so what is the same on all of them is made once, above.
 */
export function drawSubnetCard(
  scene: SceneBuilder,
  context: CardContext,
  id: Id,
  rect: Rect,
  parent: number,
): void {
  const subnet = context.design.subnets[id];
  if (subnet === undefined) return;
  const report = context.evaluation.subnets[id];
  const access = report?.access ?? context.design.tiers[subnet.tier]?.access ?? 'isolated';
  const nat = context.natBySubnet.get(id);
  const ref = refOf('subnet', id);
  const { x, y, width, height } = rect;
  const heat = context.layers.costHeat ? context.costs.heatOf(ref) : null;
  const { role, word } = accessStyles[access];
  const style = heat === null ? STYLES[access] : { ...STYLES[access], ...heatStyle(heat) };
  const card = scene.add({ ref, role, parent, x, y, width, height, radius: 7, style });
  scene.frame(ref, rect);

  const left = x + CARD.padding;
  const room = width - 2 * CARD.padding;
  const right = { x: left + room, y: y + 20, maxWidth: room, anchor: 'end' } as const;
  const beside = room - scene.text(card, word, WORDS[access], right) - 8;
  scene.text(card, subnet.name, NAME, { x: left, y: y + 20, maxWidth: beside });
  const besideBadge = nat === undefined ? room : room - NAT_BADGE.size;
  drawAddresses(scene, card, context.design, id, report, { x: left, y: y + 38, width: besideBadge });
  drawAddressUse(scene, card, context.layers, report, access, { x: left, y: y + 57, width: room });
  drawLastLine(scene, card, context, id, { x: left, y: y + 88, width: room });
  if (nat !== undefined) drawNatBadge(scene, context, nat, parent, rect);
}

/** The room that the word IPv6 takes, and the end of a /64 where there is more. */
const IPV6_ROOM = { word: 24, block: 54, gap: 8 } as const;

/** The IPv4 block and beside it the /64, as much of it as there is room for; the whole /64 where it stands alone. */
function drawAddresses(
  scene: SceneBuilder,
  card: number,
  { subnets, vpc }: Design,
  id: Id,
  report: SubnetReport | undefined,
  { x, y, width }: Line,
): void {
  const subnet = subnets[id];
  if (subnet === undefined) return;
  const block = subnetIpv6(vpc, subnet.ipv6);
  if (isIpv6Only(subnet)) {
    scene.text(card, block ?? 'no IPv6 block', IPV6, { x, y, maxWidth: width });
    return;
  }
  const cidr = report?.cidr ?? (subnet.cidr.startsWith('/') ? `no place for a ${subnet.cidr}` : subnet.cidr);
  const left = width - scene.text(card, cidr, ADDRESS, { x, y, maxWidth: width }) - IPV6_ROOM.gap;
  if (block === null || left < IPV6_ROOM.word) return;
  const end = `\u2026${block.slice(-7)}`;
  const words = left >= IPV6_ROOM.block ? end : 'IPv6';
  scene.text(card, words, IPV6_BESIDE, { x: x + width, y, maxWidth: left, anchor: 'end' });
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
  if (report.family === 'ipv6') {
    scene.text(card, 'IPv6 alone', USE, { x, y, maxWidth: width });
    return;
  }
  const over = report.used > report.usable;
  const share = report.usable > 0 ? ` · ${formatPercent(report.usedShare)} used` : '';
  const count = over
    ? `${formatCount(report.used - report.usable)} too few`
    : `${shortCount(report.usable)} usable`;
  const look = over ? OVER : USE;
  const whole = over || layers.addressUse ? `${count}${share}` : count;
  // The count says what to do and the bar shows the share, so where both do not fit the share goes.
  const words = textWidth(whole, look.font, look.size) <= width ? whole : count;
  scene.text(card, words, look, { x, y, maxWidth: width });
  if (!layers.addressUse) return;
  const bar = { x, y: y + 8, width, height: 6 };
  drawBar(scene, card, report.usedShare, over ? 'danger' : accessStyles[access].bar, bar);
}

type BarColor = 'danger' | 'vpc-solid' | (typeof accessStyles)[Access]['bar'];

const TRACK: BoxStyle = { fill: 'bar-track', stroke: 'bar-edge', dash: 'solid', strokeWidth: 0.75 };
const barStyle = (fill: BarColor): BoxStyle => ({ fill, stroke: null, dash: 'solid', strokeWidth: 1 });
const BARS: Readonly<Record<BarColor, BoxStyle>> = {
  danger: barStyle('danger'),
  'vpc-solid': barStyle('vpc-solid'),
  'public-stroke': barStyle('public-stroke'),
  'private-stroke': barStyle('private-stroke'),
  'isolated-stroke': barStyle('isolated-stroke'),
};

/** A bar in its track; a share above 0 is always seen, one above 1 fills the track. */
export function drawBar(
  scene: SceneBuilder,
  parent: number,
  share: number,
  color: BarColor,
  { x, y, width, height }: Rect,
  ref: Ref | null = null,
): void {
  const radius = height / 2;
  const track = scene.add({ ref, role: 'bar-track', parent, x, y, width, height, radius, style: TRACK });
  const filled = Math.min(1, Math.max(0, share)) * width;
  if (!(filled > 0)) return;
  const shown = Math.max(height, filled);
  const style = BARS[color];
  scene.add({ ref, role: 'bar-fill', parent: track, x, y, width: shown, height, radius, style });
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
  scene.text(card, residents.join(' · '), RESIDENTS, place);
}

/** Before a subnet has been evaluated its card shows what its tier will put there. */
function tierResidents(design: Design, tier: Id): readonly string[] {
  return Object.values(design.workloads).flatMap((workload) =>
    workload.tier === tier ? [workload.name] : [],
  );
}

function drawNatBadge(
  scene: SceneBuilder,
  { evaluation, layers, costs }: CardContext,
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
  const style: Partial<BoxStyle> =
    heat === null ? { fill: 'vpc-solid', stroke: 'vpc-stroke', strokeWidth: 2 } : heatStyle(heat);
  const badge = scene.box({ ref, role: 'nat', parent, ...rect, radius: size / 2, style });
  const center = {
    x: rect.x + size / 2,
    y: rect.y + size / 2 + 3.5,
    anchor: 'middle',
    maxWidth: size - 3,
  } as const;
  // An instance is told from a gateway by an i, which has to fit the same circle.
  const instance = entryOf(evaluation.routes.natGateways, zone)?.kind === 'instance';
  const [words, textSize] = instance ? ['NAT i', 8] : ['NAT', 10];
  const ink = heat === null ? 'on-solid' : 'ink';
  scene.text(badge, words, { font: 'bold', size: textSize, color: ink }, center);
  scene.frame(ref, rect);
}

/** `66 %`; under one percent but more than nothing is `< 1 %`. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 1) return '< 1 %';
  return `${shortCount(Math.round(percent))} %`;
}

/** As `formatCount`; most numbers of a card are whole and have no comma. */
const shortCount = (count: number): string =>
  Number.isInteger(count) && count >= 0 && count < 1000 ? String(count) : formatCount(count);
