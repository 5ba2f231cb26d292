import { type Design, entryOf, type Id } from '../../../engine/design/design.ts';
import { applyCommand, type Command } from '../../../engine/commands/command.ts';
import type { Rect } from '../../../engine/scene/scene.ts';
import { formatCount } from '../../format.ts';
import { addressesOf, prefixAfterDrag } from '../fromGesture.ts';
import { cidrPrefix } from '../names.ts';
import type { Palette } from '../paint.ts';
import type { Badge, Session } from './session.ts';

/** Pulls the lower edge of a subnet's card through the prefix lengths. */
export function resizeSession(
  design: Design,
  subnet: Id,
  card: Rect,
  zoom: number,
  palette: Palette,
): Session | null {
  const now = cidrPrefix(entryOf(design.subnets, subnet)?.cidr ?? '');
  if (now === null) return null;
  const bottom = card.y + card.height;
  let prefix = now;

  const commandFor = (size: number): Command | null =>
    size === now ? null : { type: 'resizeSubnet', id: subnet, prefix: size };
  const badgeFor = (size: number): Badge => {
    const words = `/${String(size)} · ${formatCount(addressesOf(size))} addresses`;
    const command = commandFor(size);
    if (command === null) return { text: `${words} as now`, refused: false };
    const tried = applyCommand(design, command);
    if (!tried.ok) return { text: `${words}: ${tried.error.message}`, refused: true };
    return { text: `${words} · ${entryOf(tried.value.subnets, subnet)?.cidr ?? ''}`, refused: false };
  };
  // A large network takes longer than a frame to try a size: each is tried once.
  const badges = new Map<number, Badge>();

  return {
    moving: new Set(),
    move: ({ y }) => {
      prefix = prefixAfterDrag(now, (y - bottom) * zoom);
      const badge = badges.get(prefix) ?? badgeFor(prefix);
      badges.set(prefix, badge);
      return badge;
    },
    overlay: (context) => {
      const height = Math.max(20, card.height + (now - prefix) * 18);
      context.beginPath();
      context.roundRect(card.x - 3, card.y - 3, card.width + 6, height + 6, 9);
      context.setLineDash([6, 4]);
      context.lineWidth = 2;
      context.strokeStyle = palette['vpc-stroke'];
      context.stroke();
    },
    look: () => prefix,
    drop: () => commandFor(prefix),
  };
}
