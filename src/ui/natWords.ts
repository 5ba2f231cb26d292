import { isSingle, type NatMode } from '../engine/design/design.ts';

/** A choice of NAT in a few words, as the label of a card or option. */
export const natShort: Readonly<Record<NatMode, string>> = {
  'per-zone': 'NAT gateway per zone',
  single: 'One NAT gateway for all',
  regional: 'Regional NAT gateway',
  'instance-per-zone': 'NAT instance per zone',
  instance: 'One NAT instance for all',
  none: 'None',
};

/** The same as a line under a heading. */
export const natWords: Readonly<Record<NatMode, string>> = {
  'per-zone': 'One NAT gateway for each zone',
  single: 'One NAT gateway for all zones',
  regional: 'One regional NAT gateway, active in every zone with private subnets',
  'instance-per-zone': 'One NAT instance for each zone',
  instance: 'One NAT instance for all zones',
  none: 'No NAT gateway',
};

/** The same after an amount of money: "+73.00 / month if …". */
export const natWhatIf: Readonly<Record<NatMode, string>> = {
  'per-zone': 'if each zone has its own NAT gateway',
  single: 'if one NAT gateway serves all zones',
  regional: 'with a regional NAT gateway',
  'instance-per-zone': 'if each zone has its own NAT instance',
  instance: 'if one NAT instance serves all zones',
  none: 'without any NAT gateway',
};

/** What a menu offers, where a single one stands in the zone of this name. */
export function natMenuLabel(mode: NatMode, zone: string): string {
  return isSingle(mode) ? `${natMenu[mode]} in ${zone}` : natMenu[mode];
}

const natMenu: Readonly<Record<NatMode, string>> = {
  'per-zone': 'One in each zone',
  single: 'A single one',
  regional: 'A regional NAT gateway',
  'instance-per-zone': 'A NAT instance in each zone',
  instance: 'A single NAT instance',
  none: 'None',
};
