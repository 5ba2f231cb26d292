import type { Design } from '../design/design.ts';
import { callersIn, endpointFor, groupNames, letsHttpsOut } from '../evaluation/endpoints/groupOutlets.ts';
import { listOf } from '../evaluation/figures.ts';
import { readNetwork } from '../evaluation/network.ts';
import type { CountedFlow } from '../evaluation/transfer/countedFlows.ts';
import { endpointServiceOf } from '../regions/endpointServices.ts';

/** Security groups that keep their wearers from services which the network calls. */
export type ClosedOutlet = {
  /** The labels of the services. */
  readonly services: readonly string[];
  /** The groups, "web-sg is" or "web-sg and app-sg are", and to what they would have to be opened: "the internet". */
  readonly groups: string;
  readonly to: string;
  /** The same as something to see to, in one sentence. */
  readonly text: string;
};

/**
 * What security groups have to let out before every called service can be reached in this network: to its endpoint where
 * it has one, and else to the internet, for the way around an endpoint leads to public addresses. At most one for
 * each of the two. Said, not done: opening a group is nothing to do for money without being asked.
 */
export function closedOutlets(design: Design, flows: readonly CountedFlow[]): readonly ClosedOutlet[] {
  const network = readNetwork(design);
  const calls = flows.flatMap(({ from, to }) =>
    from.kind === 'tier' && to.kind === 'service' ? [{ tier: from.tier, service: to.service }] : [],
  );
  const closed = calls.flatMap(({ tier, service }) => {
    const endpoint = endpointFor(design, service, tier);
    const workloads = callersIn(design, tier).filter((one) => !letsHttpsOut(network, one, endpoint));
    return workloads.length === 0 ? [] : [{ service, workloads, hasEndpoint: endpoint !== undefined }];
  });
  return [false, true].flatMap((hasEndpoint) => {
    const found = closed.filter((one) => one.hasEndpoint === hasEndpoint);
    if (found.length === 0) return [];
    const groups = groupNames(
      design,
      found.flatMap(({ workloads }) => workloads),
    );
    const services = [...new Set(found.map(({ service }) => endpointServiceOf(service)?.label ?? service))];
    return [outlet(groups, services, hasEndpoint)];
  });
}

function outlet(groups: readonly string[], services: readonly string[], hasEndpoint: boolean): ClosedOutlet {
  const [names, called] = [listOf(groups), listOf(services)];
  const one = groups.length === 1;
  const to = hasEndpoint
    ? `the ${services.length === 1 ? 'endpoint' : 'endpoints'} of ${called}`
    : 'the internet';
  const without = hasEndpoint ? (services.length === 1 ? 'it' : 'they') : `without an endpoint, ${called}`;
  return {
    services,
    groups: `${names} ${one ? 'is' : 'are'}`,
    to,
    text: `${names} ${one ? 'lets' : 'let'} nothing out to ${to} on TCP 443: ${without} can be reached only once ${one ? 'it does' : 'they do'}.`,
  };
}

/** What would open all of them, as a condition: "web-sg is opened to the internet on TCP 443"; `null` for none. */
export function openingOf(outlets: readonly ClosedOutlet[]): string | null {
  const targets = new Map<string, readonly string[]>();
  for (const { groups, to } of outlets) targets.set(groups, [...(targets.get(groups) ?? []), to]);
  const parts = [...targets].map(([groups, to]) => `${groups} opened to ${to.join(' and to ')} on TCP 443`);
  return parts.length === 0 ? null : parts.join(', and ');
}
