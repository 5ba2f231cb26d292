import {
  type Design,
  type Id,
  type Intent,
  type ReachEnd,
  type Ref,
  type Traffic,
} from '../../design/design.ts';
import { intentSentence, reachEndName } from '../../design/intentWords.ts';
import { trafficLabel } from '../../design/traffic.ts';
import type { Cost, ServiceWay } from '../evaluation.ts';
import { nameIn } from '../network.ts';
import { computingKinds } from '../transfer/assumptions.ts';

/** A connection that the design says it needs, and where it says so. */
export type StatedConnection = {
  readonly from: ReachEnd;
  readonly to: ReachEnd;
  readonly traffic: Traffic;
  /** The intent that states it, or the workload that calls an AWS service. */
  readonly source: Ref;
  /** Why it is needed, as a sentence without its full stop: "supervisor can reach workers on tcp 8080". */
  readonly reason: string;
};

const HTTPS: Traffic = { protocol: 'tcp', ports: { from: 443, to: 443 } };

/** The kinds of workload that call AWS services of their own. */
const CALLERS: ReadonlySet<string> = new Set(computingKinds);

/**
 * Every connection that the design states: what its intents say must get through, what they allow between tiers, and
 * the calls of AWS services by those who compute in the tiers that need them. What nobody says is not among them.
 */
export function statedConnections(
  design: Design,
  cost: Pick<Cost, 'serviceWays'>,
): readonly StatedConnection[] {
  return [
    ...Object.entries(design.intents).flatMap(([id, intent]) => ofIntent(design, id, intent)),
    ...cost.serviceWays.flatMap((way) => callsOf(design, way)),
  ];
}

function ofIntent(design: Design, id: Id, intent: Intent): readonly StatedConnection[] {
  const source = `intent:${id}`;
  if (intent.kind === 'reaches') {
    const { from, to, traffic } = intent;
    return [{ from, to, traffic, source, reason: intentSentence(design, intent) }];
  }
  if (intent.kind !== 'only-these') return [];
  return intent.allowed.map((one) => ({
    ...one,
    source,
    reason: `${reachEndName(design, one.from)} may reach ${reachEndName(design, one.to)} on ${trafficLabel(one.traffic)} between tiers`,
  }));
}

/**
 * A service with two ways is called over both: the free gateway by those who use public names, the interface endpoint by
 * names of its own. Every call is HTTPS. Without an endpoint the way out is open to far more than one service, so that
 * it is not counted for calls that are only assumed.
 */
function callsOf(design: Design, way: ServiceWay): readonly StatedConnection[] {
  if (way.endpoint === null && way.why === 'assumed') return [];
  const to: ReachEnd =
    way.endpoint === null
      ? { kind: 'service', service: way.service }
      : { kind: 'endpoint', endpoint: way.endpoint };
  return Object.entries(design.workloads)
    .filter(([, { kind, tier }]) => CALLERS.has(kind) && way.tiers.includes(tier))
    .map(([workload, { kind }]) => {
      const pulls = way.why === 'image' && kind === 'ecs-tasks';
      return {
        ...{ from: { kind: 'workload', workload }, to, traffic: HTTPS, source: `workload:${workload}` },
        reason: `${nameIn(design.workloads, workload)}: ${pulls ? 'pulling images through' : 'calls of'} ${way.label}`,
      };
    });
}
