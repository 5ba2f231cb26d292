import { applyCommand, type Command, labelOf } from '../../commands/command.ts';
import { type Design, entryOf, type NetworkAcl, type RouteTable } from '../../design/design.ts';
import { endName, endpointName, peerRef, trafficLabel } from '../../design/traffic.ts';
import { listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { targetLabel } from '../routeTargets.ts';

/** What each command does, in the design that it meets: "Let tcp 5432 out of web-sg to rds-sg". */
export function stepsOf(design: Design, commands: readonly Command[]): readonly string[] {
  let edited = design;
  return commands.map((command) => {
    const words = wordsOf(edited, command);
    const next = applyCommand(edited, command);
    if (next.ok) edited = next.value;
    return words;
  });
}

/** More than the label of an edit says where the edit replaces a whole thing, or two edits would sound the same. */
function wordsOf(design: Design, command: Command): string {
  switch (command.type) {
    case 'addRule': {
      const [own, other] = [
        endName(design, `group:${command.group}`),
        endName(design, peerRef(command.peer)),
      ];
      const what = trafficLabel(command.traffic);
      return command.direction === 'egress'
        ? `Let ${what} out of ${own} to ${other}`
        : `Let ${what} in to ${own} from ${other}`;
    }
    case 'putNetworkAcl':
      return aclWords(entryOf(design.networkAcls, command.id), command.networkAcl);
    case 'putRouteTable':
      return tableWords(design, entryOf(design.routeTables, command.id), command.routeTable);
    case 'setSubnet':
      return typeof command.routeTable === 'string'
        ? `Give ${nameIn(design.subnets, command.id)} the route table ${nameIn(design.routeTables, command.routeTable)}`
        : labelOf(design, command);
    case 'setWorkload':
      return command.publicAddress === true
        ? `Give ${nameIn(design.workloads, command.id)} public addresses`
        : labelOf(design, command);
    case 'setEndpoint': {
      const served = (command.changes.tiers ?? []).map((tier) => nameIn(design.tiers, tier));
      const service = entryOf(design.endpoints, command.id)?.service ?? command.id;
      return `Let the ${endpointName(service)} endpoint serve ${listOf(served)}`;
    }
    default:
      return labelOf(design, command);
  }
}

function aclWords(before: NetworkAcl | undefined, after: NetworkAcl): string {
  const old = new Set(before?.entries);
  const added = after.entries.filter((entry) => !old.has(entry));
  const words = added.map(({ number, direction, traffic, cidr }) => {
    const way = direction === 'ingress' ? 'in from' : 'out to';
    return `entry ${number}, ${trafficLabel(traffic)} ${way} ${cidr}`;
  });
  return `Allow in network ACL ${after.name}: ${words.join('; ')}`;
}

function tableWords(design: Design, before: RouteTable | undefined, after: RouteTable): string {
  const has = (table: RouteTable | undefined, { destination, target }: RouteTable['routes'][number]) =>
    table?.routes.some(
      (route) =>
        route.destination === destination &&
        targetLabel(design, route.target) === targetLabel(design, target),
    ) ?? false;
  const added = after.routes.filter((route) => !has(before, route));
  const gone = (before?.routes ?? []).filter((route) => !has(after, route));
  const leads = added.map(
    ({ destination, target }) => `lead ${destination} to the ${targetLabel(design, target)}`,
  );
  const removed = gone
    .filter(({ destination }) => !added.some((route) => route.destination === destination))
    .map(({ destination }) => `remove the route for ${destination}`);
  return `${before === undefined ? 'Add' : 'In'} route table ${after.name}: ${[...leads, ...removed].join(', ')}`;
}
