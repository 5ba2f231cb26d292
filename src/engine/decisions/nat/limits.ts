import type { NatMode } from '../../design/design.ts';
import type { NatGateway } from '../../evaluation/evaluation.ts';
import { countOf, formatCount, listOf } from '../../evaluation/figures.ts';
import { natKind, natWord } from '../../evaluation/nat.ts';
import { nameIn, type Network } from '../../evaluation/network.ts';
import type { Remark, ZoneFailure } from '../decisionPoint.ts';
import { CONNECTIONS_PER_ADDRESS, NAT_SOURCES } from './assumptions.ts';
import { longestOutage, ownFaultMinutes } from './failover.ts';
import type { NatLoad } from './load.ts';

/** A limit that a choice does not meet (an error), or just meets. */
export type NatProblem = Remark & { readonly limit: 'way-out' | 'outage' | 'bandwidth' | 'connections' };

/** What of a choice is held against the limits; see `NatAssessment`. */
type Weighed = {
  readonly mode: NatMode;
  readonly gateways: readonly NatGateway[];
  readonly strandedGb: number;
  readonly failures: readonly ZoneFailure[];
  readonly load: NatLoad | null;
};

/** What of the stated limits a choice does not meet, the gravest first. */
export function limitsNotMet(network: Network, weighed: Weighed): readonly NatProblem[] {
  const { load, mode } = weighed;
  const kind = natKind(mode);
  const problems = [
    ...strandedIn(weighed),
    ...outageOf(network, weighed),
    ...(load === null || kind === null ? [] : [...bandwidthOf(kind, load), ...connectionsOf(kind, load)]),
  ];
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
}

/** Whether a stated limit is not met, so that the choice is not recommended. */
export const isError = ({ severity }: Remark): boolean => severity === 'error';

type Kind = NonNullable<ReturnType<typeof natKind>>;

function strandedIn({ strandedGb, mode }: Weighed): readonly NatProblem[] {
  if (!(strandedGb > 0)) return [];
  const why = mode === 'none' ? 'without NAT' : 'where no public subnet holds it';
  const text = `${formatCount(strandedGb)} GB a month would have no way out ${why}.`;
  return [{ limit: 'way-out', severity: 'error', text, source: null }];
}

/**
 * Other zones without a way out when one fails, and instances that fail by themselves, against the longest outage
 * that was stated; where none was, surviving the loss of a zone means that no other zone is without.
 */
function outageOf({ design }: Network, { mode, failures }: Weighed): readonly NatProblem[] {
  const { longestOutageMinutes } = design.dataTransfer;
  const fromZone = longestOutage(failures);
  const ownFault = ownFaultMinutes(mode);
  const worst = failures.find(({ minutes }) => minutes === fromZone);
  const zone = worst === undefined ? 'a zone' : nameIn(design.zones, worst.zone);
  const others = listOf((worst?.cutOff ?? []).map((one) => nameIn(design.zones, one)));
  const cut = `When ${zone} fails, ${others} ${worst?.cutOff.length === 1 ? 'has' : 'have'} no way out for about ${fromZone} minutes`;
  const problem = (severity: NatProblem['severity'], text: string, source: string | null): NatProblem => ({
    limit: 'outage',
    ...{ severity, text, source },
  });
  if (longestOutageMinutes === null) {
    if (fromZone === 0 || !design.requirements.survivesZoneLoss) return [];
    return [
      problem('error', `${cut}, and the network must survive the loss of a zone.`, NAT_SOURCES.gateway),
    ];
  }
  const allowed = `and ${countOf(longestOutageMinutes, 'minute')} ${longestOutageMinutes === 1 ? 'is' : 'are'} allowed`;
  return [
    ...(fromZone > longestOutageMinutes
      ? [problem('error', `${cut} until a person has acted, ${allowed}.`, NAT_SOURCES.gateway)]
      : fromZone > 0
        ? [
            problem(
              'info',
              `${cut}, which is within the ${formatCount(longestOutageMinutes)} that are allowed.`,
              null,
            ),
          ]
        : []),
    ...(ownFault > longestOutageMinutes
      ? [
          problem(
            'error',
            `When an instance fails, EC2 takes about ${ownFault} minutes to recover it, ${allowed}.`,
            NAT_SOURCES.recovery,
          ),
        ]
      : []),
  ];
}

function bandwidthOf(kind: Kind, { peakGbps, gbps }: NatLoad): readonly NatProblem[] {
  const limit = 'bandwidth' as const;
  const peak = `The busiest hour needs ${gbpsText(peakGbps)}`;
  if (kind === 'instance') {
    if (peakGbps <= gbps.from) return [];
    const text = `${peak}, and a t4g.nano keeps up ${gbpsText(gbps.from)}; up to ${gbpsText(gbps.most)} it bursts for minutes.`;
    return [{ limit, severity: 'error', text, source: NAT_SOURCES.network }];
  }
  if (peakGbps > gbps.most) {
    const text = `${peak}, and a ${natWord(kind)} carries ${gbpsText(gbps.most)} at most.`;
    return [{ limit, severity: 'error', text, source: NAT_SOURCES.gateway }];
  }
  if (peakGbps <= gbps.from) return [];
  const text = `${peak}: it begins at ${gbpsText(gbps.from)} and grows by itself, which takes a while.`;
  return [{ limit, severity: 'info', text, source: NAT_SOURCES.gateway }];
}

function connectionsOf(kind: Kind, { connections, addresses, addressLimit }: NatLoad): readonly NatProblem[] {
  if (addresses <= 1) return [];
  const limit = 'connections' as const;
  const need = `${formatCount(connections)} connections to one destination take ${countOf(addresses, 'address', 'addresses')} of ${formatCount(CONNECTIONS_PER_ADDRESS)} each`;
  const source = kind === 'regional' ? NAT_SOURCES.regional : NAT_SOURCES.gateway;
  const problem = (severity: NatProblem['severity'], rest: string) => [
    { limit, severity, text: `${need}, ${rest}`, source },
  ];
  if (addresses > addressLimit.most) {
    return problem('error', `and a ${natWord(kind)} has ${addressLimit.most} at most.`);
  }
  if (addresses > addressLimit.quota) {
    return problem('warning', `and the quota of ${addressLimit.quota} has to be raised first.`);
  }
  return problem('info', 'which its cost does not hold yet.');
}

/** `0.037 Gbps`, `12.5 Gbps`: three figures that count. */
export function gbpsText(gbps: number): string {
  return `${String(Number(gbps.toPrecision(2)))} Gbps`;
}
