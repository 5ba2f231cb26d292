import { applyCommand, type Command } from '../../engine/commands/command.ts';
import {
  type Design,
  entryOf,
  isSingle,
  natModes,
  readRef,
  type Ref,
  MAIN_ROUTE_TABLE,
} from '../../engine/design/design.ts';
import type { Evaluation } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { formatCount } from '../format.ts';
import { natMenuLabel } from '../natWords.ts';
import { canAskReach } from '../security/reachQuestion.ts';
import { removalOf } from '../shell/removal.ts';
import { addressesOf, canRename, landingsOf, PREFIXES, withEdgesOfPeers } from './fromGesture.ts';
import { cidrPrefix, endsOf } from './names.ts';

/** What an entry of the menu does: an edit, a further page of the menu, or something the canvas does itself. */
export type MenuItem = {
  readonly label: string;
  readonly shortcut?: string;
  /** Why it cannot be chosen. */
  readonly refusal?: string;
  readonly chosen?: boolean;
  readonly run:
    | { readonly kind: 'command'; readonly command: Command }
    | { readonly kind: 'page'; readonly items: readonly MenuItem[] }
    | { readonly kind: 'rename' }
    | { readonly kind: 'editRule' }
    | { readonly kind: 'connect' }
    | { readonly kind: 'reach' }
    | { readonly kind: 'comment' };
};

const order = (design: Design, command: Command): Pick<MenuItem, 'run' | 'refusal'> => {
  const tried = applyCommand(design, command);
  return { run: { kind: 'command', command }, ...(tried.ok ? {} : { refusal: tried.error.message }) };
};

/** The menu of a thing: everything that can be dragged or typed, as a list to choose from. */
export function menuItems(refs: readonly Ref[], design: Design, evaluation: Evaluation): readonly MenuItem[] {
  const [ref] = refs;
  if (ref === undefined) return addItems(design);
  const remove = removalOf(design, withEdgesOfPeers(refs, evaluation.security.edges));
  const removal: readonly MenuItem[] =
    remove === null
      ? []
      : [
          {
            label: refs.length > 1 ? `Delete ${String(refs.length)} things` : 'Delete',
            shortcut: 'Delete',
            ...order(design, remove),
          },
        ];
  if (refs.length > 1) return removal;
  const reach = canAskReach(ref) ? [askReach] : [];
  return [
    ...(canRename(ref) ? [rename] : []),
    ...ownItems(ref, design, evaluation),
    ...reach,
    comment,
    ...removal,
  ];
}

/** What an entry does that changes the design. */
const EDITS: ReadonlySet<MenuItem['run']['kind']> = new Set([
  'command',
  'page',
  'rename',
  'editRule',
  'connect',
]);

/** Those of the entries that change nothing, for a page that is there to read. */
export function readingItems(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.filter(({ run }) => !EDITS.has(run.kind));
}

const comment: MenuItem = { label: 'Comment…', shortcut: 'C', run: { kind: 'comment' } };

const rename: MenuItem = { label: 'Rename', shortcut: 'F2', run: { kind: 'rename' } };

const askReach: MenuItem = { label: 'What can this reach…', run: { kind: 'reach' } };

function ownItems(ref: Ref, design: Design, evaluation: Evaluation): readonly MenuItem[] {
  const { kind, id } = readRef(ref);
  switch (kind) {
    case 'subnet':
      return subnetItems(id, design);
    case 'zone':
      return [
        ...shifts(design, 'moveZone', Object.keys(design.zones), id, ['Move left', 'Move right']),
        ...Object.keys(design.tiers).flatMap((tier) => fillGap(design, id, tier)),
      ];
    case 'tier':
      return [
        ...shifts(design, 'moveTier', Object.keys(design.tiers), id, ['Move up', 'Move down']),
        ...Object.keys(design.zones).flatMap((zone) => fillGap(design, zone, id)),
      ];
    case 'nat':
      return natItems(id, design);
    case 'endpoint':
      return endpointItems(id, design);
    case 'vpc':
    case 'region':
      return addItems(design);
    case 'network':
      return [{ label: 'Disconnect', ...order(design, { type: 'setNetwork', id, connection: null }) }];
    case 'group':
    case 'cidr':
    case 'prefix-list':
      return [{ label: 'Allow traffic to…', run: { kind: 'connect' } }];
    case 'edge':
      return edgeItems(ref, design, evaluation);
    default:
      return [];
  }
}

function subnetItems(id: string, design: Design): readonly MenuItem[] {
  const subnet = entryOf(design.subnets, id);
  if (subnet === undefined) return [];
  const places = Object.keys(design.zones).flatMap((zone) =>
    Object.keys(design.tiers).map((tier) => ({ zone, tier })),
  );
  const moves = landingsOf(design, id, places).map(({ place, command, refusal }): MenuItem => ({
    label: `${entryOf(design.zones, place.zone)?.name ?? ''} · ${entryOf(design.tiers, place.tier)?.name ?? ''}`,
    run: { kind: 'command', command },
    ...(refusal === null ? {} : { refusal: refusal.message }),
  }));
  const now = cidrPrefix(subnet.cidr);
  const sizes = PREFIXES.map((prefix): MenuItem => ({
    label: `/${String(prefix)} · ${formatCount(addressesOf(prefix))} addresses`,
    chosen: prefix === now,
    ...order(design, { type: 'resizeSubnet', id, prefix }),
  }));
  return [
    { label: 'Move to…', shortcut: 'Ctrl+arrow', run: { kind: 'page', items: moves } },
    { label: 'Size…', shortcut: 'Alt+arrow', run: { kind: 'page', items: sizes } },
    { label: 'Route table…', run: { kind: 'page', items: tableItems(id, design) } },
  ];
}

/** The tiers that the interfaces of an endpoint can stand in; a gateway endpoint stands in none. */
function endpointItems(id: string, design: Design): readonly MenuItem[] {
  const endpoint = entryOf(design.endpoints, id);
  if (endpoint?.type !== 'interface') return [];
  const items = Object.entries(design.tiers).map(([tier, { name }]) => ({
    label: visibleText(name),
    chosen: tier === endpoint.tier,
    ...order(design, { type: 'setEndpoint', id, changes: { tier } }),
  }));
  return [{ label: 'Move to…', run: { kind: 'page', items } }];
}

/** The tables that a subnet can have: the one of its tier, the design's own and the VPC's main one. */
function tableItems(id: string, design: Design): readonly MenuItem[] {
  const now = entryOf(design.subnets, id)?.routeTable ?? null;
  const tables: readonly (readonly [string, string | null])[] = [
    ['From its tier', null],
    ...Object.entries(design.routeTables).map(([table, { name }]) => [visibleText(name), table] as const),
    ['Main table of the VPC', MAIN_ROUTE_TABLE],
  ];
  return tables.map(([label, routeTable]) => ({
    label,
    chosen: routeTable === now,
    ...order(design, { type: 'setSubnet', id, routeTable }),
  }));
}

function shifts(
  design: Design,
  type: 'moveZone' | 'moveTier',
  ids: readonly string[],
  id: string,
  [back, on]: readonly [string, string],
): readonly MenuItem[] {
  const at = ids.indexOf(id);
  return [
    ...(at > 0 ? [{ label: back, ...order(design, { type, id, index: at - 1 }) }] : []),
    ...(at >= 0 && at < ids.length - 1 ? [{ label: on, ...order(design, { type, id, index: at + 1 }) }] : []),
  ];
}

/** Fills the place of a tier in a zone, where nothing stands there. */
function fillGap(design: Design, zone: string, tier: string): readonly MenuItem[] {
  if (Object.values(design.subnets).some((subnet) => subnet.zone === zone && subnet.tier === tier)) return [];
  return [{ label: gapName(design, zone, tier), ...order(design, { type: 'addSubnet', zone, tier }) }];
}

/** `Add a subnet to ECS tasks in us-east-1b`. */
export const gapName = (design: Design, zone: string, tier: string): string =>
  visibleText(
    `Add a subnet to ${entryOf(design.tiers, tier)?.name ?? ''} in ${entryOf(design.zones, zone)?.name ?? ''}`,
  );

/** How the zones share NAT; the choice that stands is marked. `id` is the zone of a gateway, or the regional one. */
export function natItems(id: string, design: Design): readonly MenuItem[] {
  const { nat, zones } = design;
  const zone = Object.hasOwn(zones, id) ? id : (Object.keys(zones)[0] ?? '');
  const name = entryOf(zones, zone)?.name ?? 'this zone';
  return natModes.map((mode) => ({
    label: natMenuLabel(mode, name),
    chosen: nat.mode === mode && (!isSingle(mode) || (nat.zone ?? zone) === zone),
    ...order(design, { type: 'setNat', mode, ...(isSingle(mode) ? { zone } : {}) }),
  }));
}

function edgeItems(ref: Ref, design: Design, evaluation: Evaluation): readonly MenuItem[] {
  const ends = endsOf(ref);
  const edge = evaluation.security.edges.find((other) => other.ref === ref);
  if (ends === null || edge === undefined) return [];
  const edit: MenuItem = { label: 'Change protocol and port…', shortcut: 'Enter', run: { kind: 'editRule' } };
  const more: MenuItem = { label: 'Allow more…', run: { kind: 'connect' } };
  const reverse: MenuItem = {
    label: 'Reverse',
    shortcut: 'R',
    ...order(design, { type: 'reverseFlow', ...ends }),
  };
  if (edge.flows.length < 2) return [edit, more, reverse];
  return [
    edit,
    more,
    reverse,
    ...edge.flows.map(({ label, traffic }): MenuItem => ({
      label: `Delete ${label} only`,
      ...order(design, { type: 'removeFlow', ...ends, traffic }),
    })),
  ];
}

function addItems(design: Design): readonly MenuItem[] {
  return [
    { label: 'Add an Availability Zone', ...order(design, { type: 'addZone' }) },
    ...(['public', 'private', 'isolated'] as const).map((access): MenuItem => ({
      label: `Add a tier of ${access} subnets`,
      ...order(design, newTier(design, access)),
    })),
    ...(design.vpc.internetGateway
      ? []
      : [{ label: 'Add an internet gateway', ...order(design, { type: 'setVpc', internetGateway: true }) }]),
  ];
}

/** A tier of the usual size with a name that no other has. */
export function newTier(design: Design, access: 'public' | 'private' | 'isolated'): Command {
  const names = new Set(Object.values(design.tiers).map(({ name }) => name));
  const word = `${access.charAt(0).toUpperCase()}${access.slice(1)}`;
  let name = word;
  for (let count = 2; names.has(name); count += 1) name = `${word} ${String(count)}`;
  return { type: 'addTier', name, access, prefix: access === 'private' ? 22 : 24 };
}
