import { type Design, entryOf, type Id, isSingle, readRef, type Ref } from '../../../engine/design/design.ts';
import type { Rect, SceneCell } from '../../../engine/scene/scene.ts';
import { endpointName } from '../../names.ts';
import { unionOf } from '../sceneIndex.ts';
import { type Carry, type Landing, placeSession } from './placeSession.ts';
import type { Session } from './session.ts';

/** The zone of the one NAT gateway or instance that serves all, from its ref; `null` for every other thing. */
function zoneOfSingleNat({ nat, zones }: Design, thing: Ref): Id | null {
  const { kind, id } = readRef(thing);
  return kind === 'nat' && isSingle(nat.mode) && Object.hasOwn(zones, id) ? id : null;
}

/** The tier in which the interfaces of an endpoint stand; `null` for every other thing. */
function tierOfEndpoint({ endpoints }: Design, thing: Ref): Id | null {
  const { kind, id } = readRef(thing);
  const endpoint = kind === 'endpoint' ? entryOf(endpoints, id) : undefined;
  return endpoint?.type === 'interface' ? endpoint.tier : null;
}

/**
 * Whether a thing of the network that is no subnet can be carried to another place: a NAT gateway or instance that serves
 * all zones to another zone, an interface endpoint to another tier. A gateway in each zone has nowhere to go.
 */
export const canCarry = (design: Design, thing: Ref): boolean =>
  zoneOfSingleNat(design, thing) !== null || tierOfEndpoint(design, thing) !== null;

type Options = Carry & { readonly thing: Ref; readonly home: Rect; readonly cells: readonly SceneCell[] };

/** Carries what {@link canCarry} knows over the zones or the tiers of the network; `null` for anything else. */
export function gatewaySession({ thing, home, cells, ...carry }: Options): Session | null {
  const { design } = carry;
  const { id } = readRef(thing);
  const [zone, tier] = [zoneOfSingleNat(design, thing), tierOfEndpoint(design, thing)];
  const common = { ...carry, thing, home, gets: () => null };
  if (zone !== null) {
    const { mode } = design.nat;
    const landings = landingsOf(design.zones, cells, 'zone', (to) => ({ type: 'setNat', mode, zone: to }));
    return placeSession({
      ...common,
      ...apartFrom(zone, landings),
      name: mode === 'instance' ? 'The NAT instance' : 'The NAT gateway',
      beside: 'Drop on a zone; Esc puts it back',
    });
  }
  if (tier === null) return null;
  const landings = landingsOf(design.tiers, cells, 'tier', (to) => ({
    type: 'setEndpoint',
    id,
    changes: { tier: to },
  }));
  return placeSession({
    ...common,
    ...apartFrom(tier, landings),
    name: endpointName(entryOf(design.endpoints, id)?.service ?? id),
    beside: 'Drop on a tier; Esc puts it back',
  });
}

/** A column or a row of cells for each zone or tier that has any. */
function landingsOf(
  all: Readonly<Record<Id, { readonly name: string }>>,
  cells: readonly SceneCell[],
  by: 'zone' | 'tier',
  commandTo: (id: Id) => Landing['command'],
): readonly (Landing & { readonly id: Id })[] {
  return Object.entries(all).flatMap(([id, { name }]) => {
    const rect = unionOf(cells.flatMap((cell) => (cell[by] === id ? [cell.rect] : [])));
    return rect === null ? [] : [{ id, label: name, command: commandTo(id), rect }];
  });
}

const apartFrom = (own: Id, landings: readonly (Landing & { readonly id: Id })[]) => ({
  stands: landings.flatMap(({ id, rect }) => (id === own ? [rect] : [])),
  landings: landings.filter(({ id }) => id !== own),
});
