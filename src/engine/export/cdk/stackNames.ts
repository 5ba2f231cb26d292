import type { Design, Id } from '../../design/design.ts';
import type { NatGateway } from '../../evaluation/evaluation.ts';
import { cidrName, createNames, type Names, propertyName } from './naming.ts';
import type { Deployed } from './stackModel.ts';

type Stems = ReadonlyMap<Id, string>;

/** The stem of every thing that has an id, by kind; the identifiers of a thing begin or end with its stem. */
export type StackNames = {
  readonly subnets: Stems;
  readonly routeTables: Stems;
  readonly natGateways: Stems;
  /** The logical id of the group that NAT instances share. */
  readonly natInstanceGroup: string;
  readonly networks: Stems;
  readonly endpoints: Stems;
  readonly groups: Stems;
  readonly networkAcls: Stems;
};

/** Stems for everything in the stack; subnets come first, so that their names depend on the subnets alone. */
export function stackNames(design: Design, { routes }: Deployed): StackNames {
  const names = createNames();
  const known = {
    subnets: subnetStems(names, design),
    routeTables: stems(names, routes.tables, (stem, table) => [
      `${stem}RouteTable`,
      ...table.routes.map(({ destination }) => routeName(stem, destination)),
    ]),
    natGateways: stems(names, routes.natGateways, (stem, { kind }) => {
      const name = natName(kind, stem);
      return kind === 'regional' ? [name] : [name, `${name}Eip`];
    }),
    networks: stems(names, peeredNetworks(design), (stem) => [`${stem}PeeringConnectionId`]),
    endpoints: stems(names, design.endpoints, (stem) => [`${stem}Endpoint`]),
    groups: stems(names, design.securityGroups, (stem) => [
      `${stem}SecurityGroup`,
      `securityGroups.${propertyName(stem)}`,
    ]),
    networkAcls: stems(names, design.networkAcls, (stem, acl) => [
      `${stem}NetworkAcl`,
      ...acl.entries.map(({ direction, number }) => aclEntryName(stem, direction, number)),
    ]),
  };
  // Last, so that a group that somebody called so keeps its name.
  const group = names.claim('nat-instance', (stem) => [`${stem}SecurityGroup`]);
  return { ...known, natInstanceGroup: `${group}SecurityGroup` };
}

/** The construct's id of a way out over NAT. */
export function natName(kind: NatGateway['kind'], stem: string): string {
  if (kind === 'regional') return `${stem}NatGateway`;
  return kind === 'instance' ? `NatInstance${stem}` : `NatGateway${stem}`;
}

function peeredNetworks({ networks }: Design): Design['networks'] {
  return Object.fromEntries(
    Object.entries(networks).filter(([, { connection }]) => connection?.kind === 'peering'),
  );
}

/** The construct's id of a route: the table and where the route leads. */
export function routeName(stem: string, destination: string): string {
  if (destination === '0.0.0.0/0') return `${stem}RouteTableDefaultRoute`;
  if (destination === '::/0') return `${stem}RouteTableDefaultIpv6Route`;
  return `${stem}RouteTableRoute${cidrName(destination)}`;
}

/** The construct's id of an entry: AWS tells entries apart by direction and number. */
export function aclEntryName(stem: string, direction: 'ingress' | 'egress', number: number): string {
  return `${stem}NetworkAcl${direction === 'ingress' ? 'Ingress' : 'Egress'}${number}`;
}

/**
 * The stack's output that holds the id of each subnet, by the subnet's id in the design: `ecs-a` is in `EcsASubnetId`.
 * `cdk deploy --outputs-file` writes them under the stack's name.
 */
export function subnetOutputKeys(design: Design): ReadonlyMap<Id, string> {
  return new Map([...subnetStems(createNames(), design)].map(([id, stem]) => [id, `${stem}SubnetId`]));
}

/** The output that holds one subnet's id, or `undefined` when the design has no such subnet. */
export function subnetOutputKey(design: Design, id: Id): string | undefined {
  return subnetOutputKeys(design).get(id);
}

function subnetStems(names: Names, design: Design): Stems {
  const suffixes = ['', 'Ref', 'Id', 'RouteTableAssociation', 'NetworkAclAssociation'];
  return stems(names, design.subnets, (stem) => suffixes.map((suffix) => `${stem}Subnet${suffix}`));
}

function stems<T>(
  names: Names,
  things: Readonly<Record<Id, T>>,
  identifiersOf: (stem: string, thing: T) => readonly string[],
): Stems {
  return new Map(
    Object.entries(things).map(([id, thing]) => [id, names.claim(id, (stem) => identifiersOf(stem, thing))]),
  );
}

/** The stem of a thing the evaluation or the design speaks of; one without a stem is a slip of the caller. */
export function stemOf(known: Stems, id: Id): string {
  const stem = known.get(id);
  if (stem === undefined) throw new Error(`the stack has no name for ${id}`);
  return stem;
}
