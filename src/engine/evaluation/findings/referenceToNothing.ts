import { refOf, type Design, type Id, type Ref } from '../../design/design.ts';
import { ownSource, type FindingRule, type Found } from './rule.ts';

/** Something that names a thing the design does not have. Files written by hand may; edits never do. */
export const referenceToNothing: FindingRule = {
  id: 'referenceToNothing',
  title: 'References to what does not exist',
  severity: 'error',
  source: ownSource('The things of this design'),
  find: ({ design }) => [...subnets(design), ...workloads(design), ...endpoints(design), ...rules(design)],
};

type Kind = 'zones' | 'tiers' | 'routeTables' | 'networkAcls' | 'securityGroups' | 'endpoints';

/** Nearly every reference leads somewhere; one list for all of them spares thousands of empty ones. */
const NOTHING: readonly Found[] = [];

const WORDS: Readonly<Record<Kind, string>> = {
  zones: 'zone',
  tiers: 'tier',
  routeTables: 'route table',
  networkAcls: 'network ACL',
  securityGroups: 'security group',
  endpoints: 'endpoint',
};

function missing(design: Design, what: string, subject: Ref, kind: Kind, id: Id | null): readonly Found[] {
  if (id === null || Object.hasOwn(design[kind], id)) return NOTHING;
  const title = `${what} names the ${WORDS[kind]} "${id}", which the design does not have.`;
  return [
    {
      about: `${subject}/${id}`,
      title,
      why: 'It cannot be deployed before that is settled.',
      subjects: [subject],
    },
  ];
}

function subnets(design: Design): readonly Found[] {
  const found: Found[] = [];
  for (const [id, { name, zone, tier, routeTable, networkAcl }] of Object.entries(design.subnets)) {
    const subject = refOf('subnet', id);
    found.push(...missing(design, name, subject, 'zones', zone));
    found.push(...missing(design, name, subject, 'tiers', tier));
    found.push(...missing(design, name, subject, 'routeTables', routeTable));
    found.push(...missing(design, name, subject, 'networkAcls', networkAcl));
  }
  return found;
}

function workloads(design: Design): readonly Found[] {
  return Object.entries(design.workloads).flatMap(([id, { name, tier, securityGroups }]) => {
    const lookUp = (kind: Kind, wanted: Id) => missing(design, name, refOf('workload', id), kind, wanted);
    return [...lookUp('tiers', tier), ...securityGroups.flatMap((group) => lookUp('securityGroups', group))];
  });
}

function endpoints(design: Design): readonly Found[] {
  return Object.entries(design.endpoints).flatMap(([id, endpoint]) => {
    const lookUp = (kind: Kind, wanted: Id) =>
      missing(design, `The ${endpoint.service} endpoint`, refOf('endpoint', id), kind, wanted);
    if (endpoint.type === 'gateway') return endpoint.tiers.flatMap((tier) => lookUp('tiers', tier));
    const { tier, zones, securityGroups } = endpoint;
    return [
      ...lookUp('tiers', tier),
      ...(zones ?? []).flatMap((zone) => lookUp('zones', zone)),
      ...securityGroups.flatMap((group) => lookUp('securityGroups', group)),
    ];
  });
}

function rules(design: Design): readonly Found[] {
  const found: Found[] = [];
  for (const [id, { group, peer }] of Object.entries(design.rules)) {
    const subject = refOf('rule', id);
    found.push(...missing(design, `The rule ${id}`, subject, 'securityGroups', group));
    if (peer.kind === 'group')
      found.push(...missing(design, `The rule ${id}`, subject, 'securityGroups', peer.group));
    if (peer.kind === 'endpoint')
      found.push(...missing(design, `The rule ${id}`, subject, 'endpoints', peer.endpoint));
  }
  return found;
}
