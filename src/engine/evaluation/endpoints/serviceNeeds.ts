import type { Design, Id } from '../../design/design.ts';
import { endpointServiceOf } from '../../regions/endpointServices.ts';
import { taskTiers } from '../demand.ts';
import type { CountedFlow } from '../transfer/countedFlows.ts';

/*
 * Which AWS services a network has to reach. A design says so by its workloads and its data flows: ECS tasks pull their
 * image wherever they run, and whatever else they call is a flow, stated or assumed. Nothing else is made up: a
 * service that no flow leads to is not needed.
 */

/**
 * What a task on Fargate pulls its image through, platform version 1.4.0 and later: the API and the registry of Amazon
 * ECR, and Amazon S3, where the layers lie
 * (https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html).
 */
export const imageServices: readonly string[] = ['ecr.api', 'ecr.dkr', 's3'];

/** Why a service is needed: a task cannot start without it, somebody stated traffic to it, or it is assumed. */
export type NeedReason = 'image' | 'stated' | 'assumed';

/** One service that some tiers must reach. */
export type ServiceNeed = {
  /** Its short name: `ecr.api`. */
  readonly service: string;
  readonly label: string;
  readonly why: NeedReason;
  /** The tiers that call it, in the order of the design. */
  readonly tiers: readonly Id[];
  /** The flows to it, of which it is part or the whole. */
  readonly flows: readonly CountedFlow[];
  /** GB a month, both directions. */
  readonly gb: number;
};

/**
 * The services a design needs, those that images are pulled through first, then in the order of the flows. Tiers
 * without subnets need nothing.
 */
export function serviceNeeds(
  design: Pick<Design, 'workloads' | 'tiers'>,
  tiersWithSubnets: ReadonlySet<Id>,
  flows: readonly CountedFlow[],
): readonly ServiceNeed[] {
  const pulling = [...taskTiers(design)].filter((tier) => tiersWithSubnets.has(tier));
  const needs = new Map<string, { readonly tiers: Set<Id>; readonly flows: CountedFlow[] }>();
  const need = (service: string) => {
    const known = needs.get(service) ?? { tiers: new Set<Id>(), flows: [] };
    needs.set(service, known);
    return known;
  };
  if (pulling.length > 0) {
    for (const service of imageServices) for (const tier of pulling) need(service).tiers.add(tier);
  }
  for (const flow of flows) {
    const { from, to } = flow;
    if (from.kind !== 'tier' || to.kind !== 'service' || !tiersWithSubnets.has(from.tier)) continue;
    need(to.service).tiers.add(from.tier);
    need(to.service).flows.push(flow);
  }
  const order = Object.keys(design.tiers);
  return [...needs].map(([service, { tiers, flows: found }]) => ({
    service,
    label: endpointServiceOf(service)?.label ?? service,
    why: reasonOf(service, pulling, found),
    tiers: [...tiers].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    flows: found,
    gb: found.reduce((sum, { sentGb, receivedGb }) => sum + sentGb + receivedGb, 0),
  }));
}

function reasonOf(service: string, pulling: readonly Id[], flows: readonly CountedFlow[]): NeedReason {
  if (pulling.length > 0 && imageServices.includes(service)) return 'image';
  return flows.some(({ assumed }) => !assumed) ? 'stated' : 'assumed';
}
