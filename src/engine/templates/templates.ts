import type { Design } from '../design/design.ts';
import { agents1000 } from './agents1000.ts';
import { empty } from './empty.ts';
import { twoZoneWeb } from './twoZoneWeb.ts';

/** A design to begin with. */
export type Template = {
  /** What the command line calls it: `agents-1000`. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly design: Design;
};

/** The template that a new design begins with when none is named. */
export const DEFAULT_TEMPLATE = 'agents-1000';

/** All templates, in the order in which they are offered. */
export const templates: readonly Template[] = [
  {
    name: DEFAULT_TEMPLATE,
    label: '1,000-agent platform',
    description:
      'Three zones, four tiers, NAT per zone, six endpoints and six security groups of least privilege.',
    design: agents1000,
  },
  {
    name: 'two-zone-web',
    label: 'Two-zone web application',
    description: 'Public, application and data tiers in two zones with a single NAT gateway.',
    design: twoZoneWeb,
  },
  { name: 'empty', label: 'Empty VPC', description: 'A VPC with two zones and no tiers yet.', design: empty },
];

/** The template of this name, or `undefined`. */
export function templateOf(name: string): Template | undefined {
  return templates.find((template) => template.name === name);
}
