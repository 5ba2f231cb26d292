import type { OtherNetwork } from '../../engine/design/design.ts';
import type { Option } from '../inspector/fields.tsx';

/** What each kind is called, in the order of the choice. */
export const kindOptions: readonly Option<OtherNetwork['kind']>[] = [
  { value: 'on-premises', label: 'On-premises' },
  { value: 'peered-vpc', label: 'Peered VPC' },
  { value: 'partner', label: 'Partner' },
  { value: 'other', label: 'Other' },
];
