import { applyCommand } from '../../engine/commands/command.ts';
import { type Design, entryOf } from '../../engine/design/design.ts';
import type { Rect, Scene, SceneCell } from '../../engine/scene/scene.ts';
import { type PaletteItem, paletteItems } from '../palette/paletteItems.ts';
import { placingCommand } from '../palette/placePaletteItem.ts';
import type { Badge } from './gestures/session.ts';
import { unionOf } from './sceneIndex.ts';

/** What letting an item of the palette go over a cell, or beside all of them, would make. */
export type PaletteLanding = {
  /** Where it would stand; `null` where nothing shows it. */
  readonly rect: Rect | null;
  readonly badge: Badge;
};

const NEW = 44;

/** Tries the item on the design: where it would come to stand, with which addresses, or why it cannot. */
export function paletteLanding(
  item: PaletteItem,
  cell: SceneCell | null,
  design: Design,
  scene: Scene,
): PaletteLanding {
  const command = placingCommand(design, item, cell === null ? {} : { zone: cell.zone, tier: cell.tier });
  const panel = scene.boxes.find(({ role }) => role === 'security-panel') ?? null;
  const vpc = scene.frames['vpc'] ?? null;
  if (command === null) {
    const label = paletteItems.find(({ id }) => id === item)?.label ?? 'This';
    return { rect: item === 'range' ? panel : vpc, badge: say(`${label}: let go to say which`) };
  }
  const tried = applyCommand(design, command);
  if (!tried.ok) return { rect: cell?.rect ?? null, badge: { text: tried.error.message, refused: true } };
  const after = tried.value;
  const added = Object.entries(after.subnets).flatMap(([id, { cidr }]) =>
    Object.hasOwn(design.subnets, id) ? [] : [cidr],
  );
  const zones = unionOf(Object.keys(design.zones).flatMap((id) => scene.frames[`zone:${id}`] ?? []));
  const tiers = unionOf(Object.keys(design.tiers).flatMap((id) => scene.frames[`tier:${id}`] ?? []));
  switch (command.type) {
    case 'addZone': {
      const name = Object.values(after.zones).at(-1)?.name ?? 'A new zone';
      const text = [name, ...added].join(' · ');
      return { rect: zones && { ...zones, x: zones.x + zones.width + 4, width: NEW }, badge: say(text) };
    }
    case 'addTier': {
      const rect = zones && tiers && { ...zones, y: tiers.y + tiers.height + 4, height: NEW };
      return { rect, badge: say([`${command.name}, a new tier`, ...added].join(' · ')) };
    }
    case 'addSubnet': {
      const tier = entryOf(design.tiers, command.tier)?.name ?? '';
      const zone = entryOf(design.zones, command.zone)?.name ?? '';
      const rect = scene.cells.find(
        (other) => other.zone === command.zone && other.tier === command.tier,
      )?.rect;
      return { rect: rect ?? null, badge: say(`${tier}, ${zone}: ${added[0] ?? ''}`) };
    }
    case 'setNat': {
      const single = command.mode === 'single' ? (command.zone ?? null) : null;
      const name = single === null ? null : (entryOf(design.zones, single)?.name ?? '');
      return {
        rect: single === null ? zones : (scene.frames[`zone:${single}`] ?? null),
        badge: say(name === null ? 'A NAT gateway in each zone' : `A single NAT gateway in ${name}`),
      };
    }
    case 'addSecurityGroup':
      return { rect: panel ?? vpc, badge: say(`Security group ${command.name}`) };
    default:
      return { rect: cell?.rect ?? null, badge: say('') };
  }
}

const say = (text: string): Badge => ({ text, refused: false });
