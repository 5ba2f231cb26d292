import { entryOf, refOf, type Ref } from '../design/design.ts';
import { REGIONAL_NAT } from '../evaluation/nat.ts';
import { dollars, heatStyle } from './costShares.ts';
import type { Rect } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import type { CardContext } from './subnetCard.ts';

/*
 * What leads out of the VPC and stands in no subnet is a pill on the VPC's upper edge: the internet gateway outermost,
 * beside it the regional NAT gateway, which hands on to it, and then the way out for IPv6.
 */

const PILL = { width: 126, height: 28, fromRight: 22, gap: 10 } as const;

const REGIONAL_REF = refOf('nat', REGIONAL_NAT);

const LOOKS = {
  'internet-gateway': {
    role: 'internet-gateway',
    words: 'Internet gateway',
    short: 'Internet',
    color: 'vpc-ink',
    stroke: 'vpc-stroke',
  },
  'regional-nat-gateway': {
    role: 'nat',
    words: 'Regional NAT',
    short: 'NAT',
    color: 'vpc-ink',
    stroke: 'vpc-stroke',
  },
  'egress-only-internet-gateway': {
    role: 'egress-only-internet-gateway',
    words: 'Egress only IPv6',
    short: 'IPv6 out',
    color: 'private-ink',
    stroke: 'private-stroke',
  },
} as const;

type Kind = keyof typeof LOOKS;

/** Where the pills stand that routes begin at; `null` for what the VPC does not have. */
export type VpcGateways = { readonly internet: Rect | null; readonly regionalNat: Rect | null };

/** Draws the pills of the VPC's gateways on its upper edge. */
export function drawGateways(
  scene: SceneBuilder,
  context: CardContext,
  parent: number,
  vpc: Rect,
): VpcGateways {
  const places = new Map(
    pills(context).map((kind, place) => [kind, drawPill(scene, context, parent, pillAt(vpc, place), kind)]),
  );
  return {
    internet: context.design.vpc.internetGateway ? (places.get('internet-gateway') ?? null) : null,
    regionalNat: places.get('regional-nat-gateway') ?? null,
  };
}

/** How much of the VPC's upper edge its gateways take, from the right. */
export function gatewaysWidth(context: CardContext): number {
  const count = pills(context).length;
  return PILL.fromRight + count * PILL.width + (count - 1) * PILL.gap;
}

/** The room of the internet gateway is kept where there is none, so that adding it moves nothing. */
function pills({ design, evaluation }: CardContext): readonly Kind[] {
  const regional = entryOf(evaluation.routes.natGateways, REGIONAL_NAT)?.kind === 'regional';
  return [
    'internet-gateway',
    ...(regional ? (['regional-nat-gateway'] as const) : []),
    ...(design.vpc.egressOnlyInternetGateway ? (['egress-only-internet-gateway'] as const) : []),
  ];
}

function pillAt(vpc: Rect, place: number): Rect {
  const { width, height, fromRight, gap } = PILL;
  const x = vpc.x + vpc.width - fromRight - width - place * (width + gap);
  return { x, y: vpc.y - height / 2, width, height };
}

function drawPill(
  scene: SceneBuilder,
  { design, costs }: CardContext,
  parent: number,
  rect: Rect,
  kind: Kind,
): Rect {
  if (kind === 'internet-gateway' && !design.vpc.internetGateway) return rect;
  const { role, words, short, color, stroke } = LOOKS[kind];
  const ref: Ref = kind === 'regional-nat-gateway' ? REGIONAL_REF : kind;
  const heat = costs.heatOf(ref);
  const style = heat === null ? ({ fill: 'surface', stroke, strokeWidth: 1.75 } as const) : heatStyle(heat);
  const pill = scene.box({ ref, role, parent, ...rect, radius: rect.height / 2, style });
  scene.frame(ref, rect);
  const center = {
    x: rect.x + rect.width / 2,
    y: rect.y + rect.height / 2 + 4.5,
    anchor: 'middle',
    maxWidth: rect.width - 16,
  } as const;
  const said = heat === null ? words : `${short} ${dollars(costs.usdOf(ref))}`;
  scene.text(pill, said, { font: 'medium', size: 12.5, color }, center);
  return rect;
}
