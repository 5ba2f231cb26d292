import { type Design, entryOf, type Id } from '../../../engine/design/design.ts';
import { applyCommand, type Command } from '../../../engine/commands/command.ts';
import type { Rect } from '../../../engine/scene/scene.ts';
import { formatCount } from '../../format.ts';
import { addressesOf, prefixAfterDrag } from '../fromGesture.ts';
import { cidrPrefix } from '../names.ts';
import type { Palette } from '../paint.ts';
import type { Session } from './session.ts';

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
  let command: Command | null = null;

  return {
    moving: new Set(),
    move: ({ y }) => {
      prefix = prefixAfterDrag(now, (y - bottom) * zoom);
      command = prefix === now ? null : { type: 'resizeSubnet', id: subnet, prefix };
      const size = `/${String(prefix)} · ${formatCount(addressesOf(prefix))} addresses`;
      if (command === null) return { text: `${size} as now`, refused: false };
      const tried = applyCommand(design, command);
      if (!tried.ok) return { text: `${size}: ${tried.error.message}`, refused: true };
      return { text: `${size} · ${entryOf(tried.value.subnets, subnet)?.cidr ?? ''}`, refused: false };
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
    drop: () => command,
  };
}
