import type { Design, Ref } from '../design/design.ts';
import type { Point, Rect, SceneBox } from './scene.ts';
import type { SceneBuilder } from './sceneBuilder.ts';
import { textWidth } from './textWidth.ts';

/*
 * What the VPC is connected to stands on its lower edge, as its gateways do on the upper one: the transit gateway, the
 * networks behind it, and peered networks, from the right. Where one line is too short, further ones follow below.
 */

const PILL = { height: 28, gap: 10, lineGap: 8, fromRight: 22, padding: 13, widest: 230 } as const;
const TEXT = { font: 'medium', size: 12 } as const;

type Connection = {
  readonly ref: Ref;
  readonly role: 'network' | 'transit-gateway';
  readonly words: string;
  readonly dash: SceneBox['style']['dash'];
};

function connectionsOf({ vpc, networks }: Design): readonly Connection[] {
  const by = (kind: 'transit-gateway' | 'peering') =>
    Object.entries(networks).filter(([, { connection }]) => connection?.kind === kind);
  return [
    ...(vpc.transitGateway === null
      ? []
      : [
          {
            ref: 'transit-gateway',
            role: 'transit-gateway',
            words: 'Transit gateway',
            dash: 'solid',
          } as const,
        ]),
    ...by('transit-gateway').map(
      ([id, { name }]) =>
        ({ ref: `network:${id}`, role: 'network', words: `Transit · ${name}`, dash: 'dashed' }) as const,
    ),
    ...by('peering').map(
      ([id, { name }]) =>
        ({ ref: `network:${id}`, role: 'network', words: `Peering · ${name}`, dash: 'solid' }) as const,
    ),
  ];
}

/** How much lower the VPC ends so that what stands on its edge covers nothing in it; 0 without connections. */
export function connectionRoom(design: Design): number {
  return connectionsOf(design).length === 0 ? 0 : PILL.height / 2 - 2;
}

/** Draws what the VPC is connected to on its lower edge; answers with how far that reaches below it, 0 without any. */
export function drawConnections(scene: SceneBuilder, design: Design, vpc: Rect, parent: number): number {
  const connections = connectionsOf(design);
  const corners = places(connections.map(widthOf), vpc);
  connections.forEach((connection, index) => {
    const corner = corners[index];
    if (corner !== undefined) drawPill(scene, connection, corner, parent);
  });
  const lowest = Math.max(vpc.y + vpc.height, ...corners.map(({ y }) => y + PILL.height));
  return lowest - vpc.y - vpc.height;
}

const widthOf = ({ words }: Connection): number =>
  Math.min(PILL.widest, Math.ceil(textWidth(words, TEXT.font, TEXT.size)) + 2 * PILL.padding);

/** From the right to the left, line by line. */
function places(widths: readonly number[], vpc: Rect): readonly Point[] {
  const start = vpc.x + vpc.width - PILL.fromRight;
  let [right, line] = [start, 0];
  return widths.map((width) => {
    if (right - width < vpc.x + PILL.fromRight && right < start) [right, line] = [start, line + 1];
    const x = right - width;
    right = x - PILL.gap;
    return { x, y: vpc.y + vpc.height - PILL.height / 2 + line * (PILL.height + PILL.lineGap) };
  });
}

function drawPill(scene: SceneBuilder, connection: Connection, corner: Point, parent: number): void {
  const { ref, role, words, dash } = connection;
  const rect = { ...corner, width: widthOf(connection), height: PILL.height };
  const look =
    role === 'transit-gateway'
      ? ({ fill: 'surface', stroke: 'vpc-stroke', strokeWidth: 1.75 } as const)
      : ({ fill: 'surface', stroke: 'peer-stroke', strokeWidth: 1.5, dash } as const);
  const pill = scene.box({ ref, role, parent, ...rect, radius: PILL.height / 2, style: look });
  scene.frame(ref, rect);
  const place = {
    x: rect.x + rect.width / 2,
    y: rect.y + rect.height / 2 + 4.5,
    anchor: 'middle',
    maxWidth: rect.width - 16,
  } as const;
  scene.text(pill, words, { ...TEXT, color: role === 'transit-gateway' ? 'vpc-ink' : 'ink' }, place);
}
