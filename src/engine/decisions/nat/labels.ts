import type { NatMode } from '../../design/design.ts';

/** What each choice of NAT is called where choices stand side by side. */
export const natOptionLabels: Readonly<Record<NatMode, string>> = {
  single: 'One NAT gateway',
  'per-zone': 'A NAT gateway in each zone',
  regional: 'A regional NAT gateway',
  instance: 'One NAT instance',
  'instance-per-zone': 'A NAT instance in each zone',
  none: 'No NAT',
};
