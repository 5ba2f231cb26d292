import { type Design, type Ref, refOf } from '../design/design.ts';
import { isThere, thingName } from '../design/things.ts';
import { FIELD_NAMES, valueText } from '../diff/changes.ts';
import type { Clash } from './threeWay.ts';

/** A conflict as people read it. */
export type ClashWords = {
  /** Its path joined with slashes, by which a side is chosen. */
  readonly key: string;
  /** "Subnet ECS b: name" */
  readonly where: string;
  readonly ours: string;
  readonly theirs: string;
  /** The thing it is about, where the open design has it. */
  readonly ref: Ref | null;
  /** One side removed it: what the other wrote is kept, and nothing is to be chosen. */
  readonly removed: boolean;
};

/** What people call one of a record, and the kind of its ref where it has one. */
const RECORDS: Readonly<Record<string, readonly [word: string, kind: string | null]>> = {
  ...{ zones: ['Zone', 'zone'], tiers: ['Tier', 'tier'], subnets: ['Subnet', 'subnet'] },
  ...{ workloads: ['Workload', 'workload'], routeTables: ['', 'route-table'], endpoints: ['', 'endpoint'] },
  ...{ networks: ['Network', 'network'], securityGroups: ['Security group', 'group'], rules: ['', 'rule'] },
  ...{ networkAcls: ['Network ACL', null], intents: ['Intent', null], tags: ['Tag', null] },
  ...{ decisions: ['Decision', 'decision'], setAside: ['Set aside', null], comments: ['Comment', null] },
  ...{ signOffs: ['Signature', null], positions: ['Place of', null], assumptions: ['Assumption', null] },
};

/** What people call the rest. */
const SINGLES: Readonly<Record<string, string>> = {
  ...{ name: 'Name', notes: 'Notes', region: 'Region', deployment: 'Deployment', vpc: 'VPC', nat: 'NAT' },
  ...{ requirements: 'Requirements', dataTransfer: 'Traffic', pricing: 'Prices', tracker: 'Tracker' },
};

/** Says conflicts between these two designs in words. */
export function clashInWords(ours: Design, theirs: Design): (clash: Clash) => ClashWords {
  return ({ path, ours: mine, theirs: other }) => {
    const [record = '', id = '', field] = path;
    const known = RECORDS[record];
    const kind = known?.[1] ?? null;
    const ref = kind === null ? null : refOf(kind, id);
    const side = ref !== null && isThere(ours, ref) ? ours : theirs;
    const name = ref === null ? id : thingName(side, ref);
    const thing = known === undefined ? (SINGLES[record] ?? record) : `${known[0]} ${name}`.trim();
    const rest = known === undefined ? path.slice(1) : field === undefined ? [] : [field];
    const words = rest.map((part) => FIELD_NAMES[part] ?? part).join(', ');
    return {
      key: path.join('/'),
      where: words === '' ? thing : `${thing}: ${words}`,
      ours: mine === undefined ? 'removed' : valueText(mine),
      theirs: other === undefined ? 'removed' : valueText(other),
      ref: ref !== null && isThere(ours, ref) ? ref : null,
      removed: mine === undefined || other === undefined,
    };
  };
}
