import { type Design, entryOf, type Id } from '../../../engine/design/design.ts';
import type { Rect, SceneCell } from '../../../engine/scene/scene.ts';
import { moveTo, type Place } from '../fromGesture.ts';
import { type Carry, placeSession } from './placeSession.ts';
import type { Session } from './session.ts';

type Options = Carry & { readonly subnet: Id; readonly home: Rect; readonly cells: readonly SceneCell[] };

/** Carries a subnet over the cells of the network, as far as it goes: which would take it, with which CIDR, for which cost. */
export function subnetSession({ subnet, home, cells, ...carry }: Options): Session {
  const { design } = carry;
  const now = entryOf(design.subnets, subnet);
  const own = cells.filter(({ zone, tier }) => zone === now?.zone && tier === now.tier);
  return placeSession({
    ...carry,
    thing: `subnet:${subnet}`,
    name: now?.name ?? 'This subnet',
    home,
    stands: own.map(({ rect }) => rect),
    landings: cells.flatMap(({ zone, tier, rect }) => {
      const place = { zone, tier };
      const command = moveTo(design, subnet, place);
      return command === null ? [] : [{ label: placeName(design, place), command, rect }];
    }),
    beside: 'Drop on a zone and tier; Esc puts it back',
    gets: ({ cidrs }) => {
      const cidr = entryOf(cidrs, subnet);
      return cidr === undefined ? 'keeps its CIDR' : (cidr ?? 'no room for its CIDR');
    },
  });
}

const placeName = (design: Design, place: Place) =>
  [entryOf(design.tiers, place.tier)?.name, entryOf(design.zones, place.zone)?.name]
    .filter(Boolean)
    .join(', ');
