/*
 * What can be placed. While something is dragged a browser shows its types only, so the item travels both as data
 * and as a type of its own: the canvas can tell what would land before it is let go.
 */

/** The type under which `dataTransfer` carries the item: `palette:zone`. */
export const paletteMediaType = 'application/x-groundplan';

export const paletteItems = [
  { id: 'zone', label: 'Availability Zone', section: 'network' },
  { id: 'tier-public', label: 'Public subnet', section: 'network' },
  { id: 'tier-private', label: 'Private subnet', section: 'network' },
  { id: 'tier-isolated', label: 'Isolated subnet', section: 'network' },
  { id: 'nat', label: 'NAT gateway', section: 'gateways' },
  { id: 'gateway-endpoint', label: 'Gateway endpoint', section: 'gateways' },
  { id: 'interface-endpoint', label: 'Interface endpoint', section: 'gateways' },
  { id: 'security-group', label: 'Security group', section: 'security' },
  { id: 'range', label: 'CIDR or prefix list', section: 'security' },
] as const;

export type PaletteItem = (typeof paletteItems)[number]['id'];

/** Puts the item on a drag that begins. */
export function carryPaletteItem(dataTransfer: DataTransfer, item: PaletteItem): void {
  dataTransfer.effectAllowed = 'copy';
  dataTransfer.setData(paletteMediaType, `palette:${item}`);
  dataTransfer.setData(`${paletteMediaType}.${item}`, '');
}

/** The item that is being dragged, told from the types alone; `undefined` for any other drag. */
export function draggedPaletteItem(dataTransfer: Pick<DataTransfer, 'types'>): PaletteItem | undefined {
  return paletteItems.find(({ id }) => dataTransfer.types.includes(`${paletteMediaType}.${id}`))?.id;
}
