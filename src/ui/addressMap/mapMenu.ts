import { addressCount, formatCidr, parseCidr, type Cidr } from '../../engine/cidr/cidr.ts';
import { applyCommand, type Command } from '../../engine/commands/command.ts';
import { entryOf, readRef, type Design } from '../../engine/design/design.ts';
import type { MenuItem } from '../canvas/menuItems.ts';
import { formatCount } from '../format.ts';
import { nameOf } from '../names.ts';
import type { Span } from './mapItems.ts';
import { landingOf, landingRanges, movable, nextPlace, otherHalf } from './mapMoves.ts';

const entry = (design: Design, label: string, command: Command, shortcut?: string): MenuItem => {
  const tried = applyCommand(design, command);
  return {
    label,
    run: { kind: 'command', command },
    ...(shortcut === undefined ? {} : { shortcut }),
    ...(tried.ok ? {} : { refusal: tried.error.message }),
  };
};

/** Everything that can be done to a block of the map, without dragging it. */
export function mapMenu(design: Design, span: Span): readonly MenuItem[] {
  if (span.kind === 'subnet') return subnetItems(design, span);
  if (span.kind === 'held') return heldItems(design, span);
  if (span.kind === 'slot') return slotItems(design, span);
  return holeItems(design, span);
}

function subnetItems(design: Design, { ref }: Span): readonly MenuItem[] {
  const id = readRef(ref ?? '').id;
  const subnet = entryOf(design.subnets, id);
  if (subnet === undefined || ref === null) return [];
  const half = otherHalf(design, ref);
  return [
    ...placeItems(design, ref),
    entry(design, 'Split in two', { type: 'splitSubnet', id }, 'S'),
    ...(half === null
      ? []
      : [
          entry(
            design,
            `Join with ${nameOf(design, half)}`,
            { type: 'joinSubnets', id, other: readRef(half).id },
            'J',
          ),
        ]),
    subnet.pinned
      ? entry(design, 'Let the plan keep it here', { type: 'setSubnet', id, pinned: false })
      : entry(design, 'Pin it here', { type: 'setSubnet', id, pinned: true }),
    entry(design, 'Delete', { type: 'removeSubnet', id }, 'Delete'),
  ];
}

function heldItems(design: Design, { ref }: Span): readonly MenuItem[] {
  if (ref === null) return [];
  return [
    ...placeItems(design, ref),
    entry(design, 'Release', { type: 'releaseRange', id: readRef(ref).id }, 'Delete'),
  ];
}

/** The pages that say what dragging says: the nearest free places, and the sizes. */
function placeItems(design: Design, ref: string): readonly MenuItem[] {
  const from = movable(design, ref);
  if (from === null) return [];
  const item = (cidr: Cidr): MenuItem => {
    const { command, said } = landingOf(design, ref, cidr);
    const label = `${formatCidr(cidr)} · ${formatCount(addressCount(cidr.prefix))} addresses`;
    return command === null
      ? { label, refusal: said, run: { kind: 'page', items: [] } }
      : { label, run: { kind: 'command', command } };
  };
  const sizes = [16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28]
    .filter((prefix) => prefix !== from.prefix && Math.abs(prefix - from.prefix) <= 4)
    .map((prefix) => item({ base: from.base - (from.base % addressCount(prefix)), prefix }));
  return [
    { label: 'Move to…', shortcut: 'M', run: { kind: 'page', items: places(design, ref, from).map(item) } },
    { label: 'Size…', shortcut: 'Alt+↑ ↓', run: { kind: 'page', items: sizes } },
  ];
}

/** The nearest free places of the size, four on each side, in address order. */
function places(design: Design, ref: string, from: Cidr): readonly Cidr[] {
  const free = landingRanges(design, ref);
  const found: Cidr[] = [];
  for (const direction of ['back', 'on'] as const) {
    let at = nextPlace(from, free, direction);
    for (let count = 0; at !== undefined && count < 4; count += 1) {
      found.push(at);
      at = nextPlace(at, free, direction);
    }
  }
  return found.sort((a, b) => a.base - b.base);
}

function slotItems(design: Design, { ref, cidr }: Span): readonly MenuItem[] {
  const tier = readRef(ref ?? '').id;
  return Object.entries(design.zones).map(([zone, { name }]) =>
    entry(design, `Add a subnet of ${nameOf(design, ref ?? '')} in ${name}`, {
      type: 'addSubnet',
      zone,
      tier,
      cidr,
    }),
  );
}

/** The edit that keeps a hole free. */
export const holding = (cidr: string): Command => ({ type: 'holdRange', name: `held ${cidr}`, cidr });

function holeItems(design: Design, { cidr }: Span): readonly MenuItem[] {
  const parsed = parseCidr(cidr);
  if (!parsed.ok) return [];
  const { base, prefix } = parsed.value;
  const tiers = Object.entries(design.tiers).map(([tier, { name, prefix: usual }]): MenuItem => {
    const block = formatCidr({ base, prefix: Math.max(prefix, usual) });
    const zones = Object.entries(design.zones).map(([zone, { name: zoneName }]) =>
      entry(design, `${zoneName} · ${block}`, { type: 'addSubnet', zone, tier, cidr: block }),
    );
    return { label: name, run: { kind: 'page', items: zones } };
  });
  const halves = prefix < 28 ? [formatCidr({ base, prefix: prefix + 1 })] : [];
  return [
    entry(design, `Keep ${cidr} free`, holding(cidr), 'H'),
    ...halves.map((half) => entry(design, `Keep ${half} free`, holding(half))),
    { label: 'Add a subnet here…', run: { kind: 'page', items: tiers } },
  ];
}
