import type { Editor } from '../../editor/editorState.ts';
import type { Command } from '../../engine/commands/command.ts';
import { entryOf, type Access, type Design, type Id } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { endpointServices } from '../../engine/regions/endpointServices.ts';
import type { Result } from '../../engine/result.ts';
import { askForPaletteItem } from './paletteQuestion.ts';
import type { PaletteItem } from './paletteItems.ts';

/** Where an item is let go; what is left out, the design decides. */
export type PaletteTarget = { readonly zone?: Id; readonly tier?: Id };

const usualTier: Readonly<Record<Access, { readonly name: string; readonly prefix: number }>> = {
  public: { name: 'Public', prefix: 24 },
  private: { name: 'Private', prefix: 22 },
  isolated: { name: 'Isolated', prefix: 24 },
};

/** `name`, or the first of `name 2`, `name 3` … that nothing has yet. */
export function unusedName(name: string, taken: readonly string[], joint = ' '): string {
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}${joint}${String(number)}`)) number += 1;
  return `${name}${joint}${String(number)}`;
}

/** A subnet where the tier lets one in, in the zone that was meant; otherwise a new tier with one in every zone. */
function subnetCommand(design: Design, access: Access, { zone, tier }: PaletteTarget): Command {
  const isFree = (tierId: Id, zoneId: Id) =>
    !Object.values(design.subnets).some((subnet) => subnet.tier === tierId && subnet.zone === zoneId);
  if (zone !== undefined) {
    const fits = tier !== undefined && entryOf(design.tiers, tier)?.access === access ? tier : undefined;
    const target =
      fits ?? Object.keys(design.tiers).find((id) => design.tiers[id]?.access === access && isFree(id, zone));
    if (target !== undefined) return { type: 'addSubnet', zone, tier: target };
  }
  const { name, prefix } = usualTier[access];
  const names = Object.values(design.tiers).map((other) => other.name);
  return { type: 'addTier', name: unusedName(name, names), access, prefix };
}

/** The services of one type that the design does not have yet, those most needed first. */
export function missingServices(design: Design, type: 'gateway' | 'interface'): readonly string[] {
  const present = new Set<string>(
    Object.values(design.endpoints)
      .filter((endpoint) => endpoint.type === type)
      .map(({ service }) => service),
  );
  return endpointServices
    .filter(({ short, types }) => types.includes(type) && !present.has(short))
    .map(({ short }) => short);
}

/** The command that places the item with what is usual, or `null` where a person must be asked. */
export function placingCommand(design: Design, item: PaletteItem, target: PaletteTarget): Command | null {
  switch (item) {
    case 'zone':
      return { type: 'addZone' };
    case 'tier-public':
      return subnetCommand(design, 'public', target);
    case 'tier-private':
      return subnetCommand(design, 'private', target);
    case 'tier-isolated':
      return subnetCommand(design, 'isolated', target);
    case 'nat':
      // One in each zone is what AWS advises; where there is none yet, the zone it fell on gets the single one.
      if (design.nat.mode === 'none' && target.zone !== undefined)
        return { type: 'setNat', mode: 'single', zone: target.zone };
      return { type: 'setNat', mode: 'per-zone' };
    case 'security-group': {
      const names = Object.values(design.securityGroups).map((group) => group.name);
      return { type: 'addSecurityGroup', name: unusedName('new-sg', names, '-') };
    }
    case 'gateway-endpoint':
    case 'interface-endpoint':
    case 'range':
      return null;
  }
}

/**
 * Places what was dropped, as one step, and selects it. What cannot be guessed, such as the service of an endpoint,
 * is asked for in the palette.
 */
export function placePaletteItem(editor: Editor, item: PaletteItem, target: PaletteTarget = {}): void {
  const command = placingCommand(editor.getState().design, item, target);
  if (command === null) askForPaletteItem(item);
  else placeAndSelect(editor, command);
}

/** Makes the edit and selects what it added; `quiet`: a refusal is shown where it was asked for, not as a notice. */
export function placeAndSelect(
  editor: Editor,
  command: Command,
  options?: { readonly quiet: boolean },
): Result<Design, Refusal> {
  const before = editor.getState().design;
  const result = editor.dispatch(command, options);
  const added = result.ok ? firstAdded(before, result.value) : undefined;
  if (added !== undefined) editor.select([added]);
  return result;
}

/** What the new design has and the old one lacks; a tier stands for its subnets, a zone for its own. */
function firstAdded(before: Design, after: Design): string | undefined {
  const kinds = [
    ['zone', before.zones, after.zones],
    ['tier', before.tiers, after.tiers],
    ['subnet', before.subnets, after.subnets],
    ['endpoint', before.endpoints, after.endpoints],
    ['group', before.securityGroups, after.securityGroups],
  ] as const;
  for (const [kind, old, now] of kinds) {
    const id = Object.keys(now).find((key) => !Object.hasOwn(old, key));
    if (id !== undefined) return `${kind}:${id}`;
  }
  return undefined;
}
