import { contains, parseCidr } from '../cidr/cidr.ts';
import type { Design, Intent, ReachEnd } from '../design/design.ts';
import { reachEndName } from '../design/intentWords.ts';
import { nearestName } from '../design/nearestName.ts';
import type { Refusal } from '../design/refusal.ts';
import { canonicalBlock, endpointName } from '../design/traffic.ts';
import { endpointServiceOf, endpointServices } from '../regions/endpointServices.ts';
import { type Result, err, ok } from '../result.ts';
import { asRefusal } from './blocks.ts';
import { lookUp } from './lookUp.ts';

type Connection = { readonly from: ReachEnd; readonly to: ReachEnd };

const BETWEEN_TIERS: ReadonlySet<ReachEnd['kind']> = new Set(['tier', 'subnet', 'workload', 'group']);

/**
 * The intent as the design may hold it, its blocks in canonical form.
 *
 * Refuses with `<command>/unknown-…` for an end that the design or AWS does not have, `/not-a-block`, `/no-opener` for
 * AWS services as the end that opens connections, `/outside` for ends of which none is in the VPC, `/other-service` for
 * an endpoint that leads elsewhere, and `/not-between-tiers` for an exception between tiers that is no workload.
 */
export function checkIntent(design: Design, command: string, intent: Intent): Result<Intent, Refusal> {
  if (intent.kind === 'only-these') {
    const allowed = [];
    for (const one of intent.allowed) {
      const ends = checkBetweenTiers(design, command, one);
      if (!ends.ok) return ends;
      allowed.push({ ...one, ...ends.value });
    }
    return ok({ ...intent, allowed });
  }
  if (intent.kind !== 'only-through') {
    const ends = checkConnection(design, command, intent);
    return ends.ok ? ok({ ...intent, ...ends.value }) : ends;
  }
  const endpoint = lookUp(design, command, 'endpoint', intent.endpoint);
  if (!endpoint.ok) return endpoint;
  const { service } = endpoint.value;
  if (service !== intent.service) {
    return err({
      type: `${command}/other-service`,
      message: `That endpoint leads to ${endpointName(service)}, not to ${endpointName(intent.service)}; choose one of that service.`,
      subject: `endpoint:${intent.endpoint}`,
    });
  }
  const ends = checkConnection(design, command, { from: intent.from, to: { kind: 'service', service } });
  return ends.ok ? ok({ ...intent, from: ends.value.from }) : ends;
}

function checkBetweenTiers(design: Design, command: string, ends: Connection): Result<Connection, Refusal> {
  const other = [ends.from, ends.to].find(({ kind }) => !BETWEEN_TIERS.has(kind));
  if (other === undefined) return checkConnection(design, command, ends);
  return err({
    type: `${command}/not-between-tiers`,
    message: `Paths between tiers lead from workload to workload, and ${reachEndName(design, other)} is none; choose workloads, groups, subnets or tiers.`,
  });
}

function checkConnection(design: Design, command: string, ends: Connection): Result<Connection, Refusal> {
  const from = checkReachEnd(design, command, ends.from);
  if (!from.ok) return from;
  const to = checkReachEnd(design, command, ends.to);
  if (!to.ok) return to;
  const refuse = (what: string, message: string) => err({ type: `${command}/${what}`, message });
  if (from.value.kind === 'service' || from.value.kind === 'endpoint') {
    const name = reachEndName(design, from.value);
    return refuse('no-opener', `No connection into the VPC is opened by ${name}; say who calls it instead.`);
  }
  if (isOutside(design, from.value) && isOutside(design, to.value)) {
    const [a, b] = [from.value, to.value].map((end) => reachEndName(design, end));
    const what =
      a === b ? `Both ends are ${a ?? ''}` : `What passes from ${a ?? ''} to ${b ?? ''} is not in this VPC`;
    return refuse('outside', `${what}; one end has to be in the VPC.`);
  }
  return ok({ from: from.value, to: to.value });
}

/** The end with its block in canonical form, or why there is no such end. */
function checkReachEnd(design: Design, command: string, end: ReachEnd): Result<ReachEnd, Refusal> {
  const known = <T>(found: Result<T, Refusal>): Result<ReachEnd, Refusal> => (found.ok ? ok(end) : found);
  switch (end.kind) {
    case 'internet':
      return ok(end);
    case 'cidr': {
      const cidr = canonicalBlock(end.cidr);
      return cidr.ok
        ? ok({ ...end, cidr: cidr.value })
        : err(asRefusal(`${command}/not-a-block`, cidr.error));
    }
    case 'service':
      return checkService(design, command, end);
    case 'network':
      return known(lookUp(design, command, 'network', end.network));
    case 'tier':
      return known(lookUp(design, command, 'tier', end.tier));
    case 'subnet':
      return known(lookUp(design, command, 'subnet', end.subnet));
    case 'workload':
      return known(lookUp(design, command, 'workload', end.workload));
    case 'group':
      return known(lookUp(design, command, 'security group', end.group));
    case 'endpoint':
      return known(lookUp(design, command, 'endpoint', end.endpoint));
  }
}

/** A service that AWS is known to have, or that the design has an endpoint of. */
function checkService(
  design: Design,
  command: string,
  end: Extract<ReachEnd, { kind: 'service' }>,
): Result<ReachEnd, Refusal> {
  const { service } = end;
  const drawn = Object.values(design.endpoints).some((endpoint) => endpoint.service === service);
  if (drawn || endpointServiceOf(service) !== undefined) return ok(end);
  const nearest = nearestName(
    service,
    endpointServices.map(({ short }) => short),
  );
  return err({
    type: `${command}/unknown-service`,
    message: `There is no AWS service "${service}"; ${nearest === undefined ? 'write its short name, such as s3 or ecr.api' : `the nearest is "${nearest}"`}.`,
    ...(nearest === undefined ? {} : { suggestion: nearest }),
  });
}

/** Whether the end is beyond the VPC: nothing between two such ends passes it. */
function isOutside({ vpc }: Design, end: ReachEnd): boolean {
  if (end.kind !== 'cidr') return end.kind === 'internet' || end.kind === 'network' || end.kind === 'service';
  const cidr = parseCidr(end.cidr);
  if (!cidr.ok) return vpc.ipv6 === null;
  return !vpc.blocks.some((text) => {
    const block = parseCidr(text);
    return block.ok && (contains(block.value, cidr.value) || contains(cidr.value, block.value));
  });
}
