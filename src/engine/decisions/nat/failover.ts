import type { Design, Id, NatMode } from '../../design/design.ts';
import type { NatGateway, Routes } from '../../evaluation/evaluation.ts';
import { listOf } from '../../evaluation/figures.ts';
import { natKind, natWord } from '../../evaluation/nat.ts';
import { nameIn } from '../../evaluation/network.ts';
import type { ZoneFailure } from '../decisionPoint.ts';
import {
  INSTANCE_RECOVERY_MINUTES,
  MANUAL_RECOVERY_MINUTES,
  REGIONAL_EXPANSION_MINUTES,
} from './assumptions.ts';

/**
 * What happens to the way out when each zone fails, one row for each zone of the design, with this routing: who loses
 * it, for how long, what AWS does and what is left to a person. The tasks of a zone that fails are lost with it, so its
 * own way out is not missed.
 */
export function zoneFailures(design: Design, { natGateways }: Routes): readonly ZoneFailure[] {
  const gateways = Object.values(natGateways);
  return Object.keys(design.zones).map((zone) => {
    const cutOff = zonesCutOff(gateways, zone);
    const minutes = cutOff.length === 0 ? 0 : MANUAL_RECOVERY_MINUTES;
    return {
      zone,
      zoneName: nameIn(design.zones, zone),
      cutOff,
      minutes,
      ...words(design, gateways, zone, cutOff),
    };
  });
}

/** The longest that zones which stand are without a way out when another one fails; 0 when none ever is. */
export function longestOutage(failures: readonly ZoneFailure[]): number {
  return Math.max(0, ...failures.map(({ minutes }) => minutes));
}

/**
 * The minutes for which a zone has no way out when what stands there for NAT fails by itself: a NAT gateway is redundant
 * inside its zone (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html), an instance is not.
 */
export function ownFaultMinutes(mode: NatMode): number {
  return natKind(mode) === 'instance' ? INSTANCE_RECOVERY_MINUTES : 0;
}

/** The other zones whose packets leave through the failing one, with nothing of their own. */
function zonesCutOff(gateways: readonly NatGateway[], zone: Id): readonly Id[] {
  const lost = gateways.filter(({ zones }) => zones.every((one) => one === zone));
  const cut = new Set(lost.flatMap(({ serves }) => serves.filter((one) => one !== zone)));
  return [...cut].filter(
    (one) => !gateways.some((other) => !lost.includes(other) && other.serves.includes(one)),
  );
}

type Words = Pick<ZoneFailure, 'loses' | 'aws' | 'person'>;

function words({ zones }: Design, gateways: readonly NatGateway[], zone: Id, cutOff: readonly Id[]): Words {
  const name = nameIn(zones, zone);
  const [first] = gateways;
  if (first === undefined) {
    return {
      loses: 'Nobody: no zone has a way out through NAT.',
      aws: 'There is nothing to do.',
      person: 'There is nothing to do.',
    };
  }
  if (cutOff.length > 0) {
    const names = listOf(cutOff.map((one) => nameIn(zones, one)));
    return {
      loses: `${names} ${cutOff.length === 1 ? 'loses its way out while its' : 'lose their way out while their'} tasks run on.`,
      aws:
        first.kind === 'instance'
          ? 'Nothing: EC2 recovers an instance in its own zone alone.'
          : 'Nothing: a NAT gateway is redundant inside its zone alone.',
      person: `Create a ${natWord(first.kind)} in another zone and lead the private route tables to it.`,
    };
  }
  const own = gateways.some(({ serves }) => serves.includes(zone));
  const loses = own
    ? `Only ${name}'s own way out; its tasks are lost with the zone.`
    : 'Nobody: no way out leads through it.';
  return { loses, ...recovery(first.kind) };
}

function recovery(kind: NatGateway['kind']): Omit<Words, 'loses'> {
  const person = 'There is nothing to do.';
  if (kind === 'regional') {
    return {
      aws: `Goes on in the other zones. Where tasks start in a zone it is not in yet, another zone serves them for up to ${REGIONAL_EXPANSION_MINUTES} minutes.`,
      person,
    };
  }
  return { aws: 'Nothing is needed: no other zone leaves through this one.', person };
}
