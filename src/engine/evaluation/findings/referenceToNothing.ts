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

const WORDS: Readonly<Record<Kind, string>> = {
  zones: 'zone',
  tiers: 'tier',
  routeTables: 'route table',
  networkAcls: 'network ACL',
  securityGroups: 'security group',
  endpoints: 'endpoint',
};

function missing(design: Design, what: string, subject: Ref, kind: Kind, id: Id | null): readonly Found[] {
  if (id === null || Object.hasOwn(design[kind], id)) return [];
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
  return Object.entries(design.subnets).flatMap(([id, { name, zone, tier, routeTable, networkAcl }]) => {
    const lookUp = (kind: Kind, wanted: Id | null) =>
      missing(design, name, refOf('subnet', id), kind, wanted);
    return [
      ...lookUp('zones', zone),
      ...lookUp('tiers', tier),
      ...lookUp('routeTables', routeTable),
      ...lookUp('networkAcls', networkAcl),
    ];
  });
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
  return Object.entries(design.rules).flatMap(([id, { group, peer }]) => {
    const lookUp = (kind: Kind, wanted: Id) =>
      missing(design, `The rule ${id}`, refOf('rule', id), kind, wanted);
    const other =
      peer.kind === 'group'
        ? lookUp('securityGroups', peer.group)
        : peer.kind === 'endpoint'
          ? lookUp('endpoints', peer.endpoint)
          : [];
    return [...lookUp('securityGroups', group), ...other];
  });
}
