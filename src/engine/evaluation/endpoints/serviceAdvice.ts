import { entryOf, type Design } from '../../design/design.ts';
import type { ServiceWay } from '../evaluation.ts';
import { countOf, formatCount, formatUsd, listOf, roundUp } from '../figures.ts';
import { nameIn } from '../network.ts';

type Figures = Omit<ServiceWay, 'advice' | 'sentence' | 'commands' | 'curve'>;
type Said = Pick<ServiceWay, 'advice' | 'sentence'>;

/**
 * Whether to add, drop or keep the endpoint of a service, in one sentence with the money. What is free is always
 * advised, and what nothing else leads to is always kept; between the others the dollars decide.
 */
export function adviceOn(design: Design, way: Figures): Said {
  return way.type === 'gateway' ? onGateway(design, way) : onInterface(design, way);
}

function onGateway(design: Design, way: Figures): Said {
  const { label, gb, blocked, withoutUsd } = way;
  const missing = tiersWithoutGateway(design, way);
  const volume = `${formatCount(gb)} GB a month`;
  if (missing.length === 0) {
    const worth =
      withoutUsd === null || withoutUsd === 0
        ? `it is free and carries ${volume}`
        : `it is free, and without it ${volume} would cost ${formatUsd(withoutUsd)}`;
    return { advice: 'keep', sentence: `Keep the gateway endpoint of ${label}: ${worth}.` };
  }
  const where = listOf(missing.map((tier) => nameIn(design.tiers, tier)));
  const worth =
    blocked !== null
      ? `it is free, and there is no other way`
      : withoutUsd === null || withoutUsd === 0
        ? 'it is free'
        : `it is free, where the way out charges ${formatUsd(withoutUsd)} for ${volume}`;
  return { advice: 'add', sentence: `Give ${where} a gateway endpoint of ${label}: ${worth}.` };
}

function onInterface(design: Design, way: Figures): Said {
  const { label, blocked, savesUsd, endpoint, zones, hoursUsd } = way;
  const where = `in ${countOf(zones, 'zone')}`;
  if (blocked !== null) {
    return endpoint === null
      ? { advice: 'add', sentence: `Add an endpoint of ${label}: ${blocked}` }
      : { advice: 'keep', sentence: `Keep the endpoint of ${label}: ${blocked}` };
  }
  if (savesUsd === null) {
    return {
      advice: 'unknown',
      sentence: `What the endpoint of ${label} would save is not known: a price is missing.`,
    };
  }
  const drawn = endpoint === null ? undefined : entryOf(design.endpoints, endpoint);
  if (drawn?.type === 'interface' && !drawn.privateDns) {
    return {
      advice: 'unknown',
      sentence: `The endpoint of ${label} has no private DNS, so clients pass it only where they call its own names; its hours cost ${formatUsd(hoursUsd ?? 0)}.`,
    };
  }
  if (endpoint !== null && way.payingZones !== null) {
    const fewer = countOf(way.payingZones.zones, 'zone');
    return {
      advice: 'narrow',
      sentence: `Let the endpoint of ${label} stand in ${fewer}: there it saves ${formatUsd(way.payingZones.savesUsd)} a month, and ${where} it costs ${formatUsd(-savesUsd)} more than ${otherWay(way)}.`,
    };
  }
  if (endpoint !== null) {
    return savesUsd >= 0
      ? {
          advice: 'keep',
          sentence: `Keep the endpoint of ${label} ${where}: it saves ${formatUsd(savesUsd)} a month.`,
        }
      : {
          advice: 'drop',
          sentence: `Drop the endpoint of ${label} ${where}: it costs ${formatUsd(-savesUsd)} a month more than ${otherWay(way)}${fromWhen(way)}.`,
        };
  }
  return savesUsd > 0
    ? {
        advice: 'add',
        sentence: `Add an endpoint of ${label} ${where}: it saves ${formatUsd(savesUsd)} a month.`,
      }
    : {
        advice: 'without',
        sentence: `Do without an endpoint of ${label}: ${where} it would cost ${formatUsd(-savesUsd)} a month more than ${otherWay(way)}${fromWhen(way)}.`,
      };
}

function otherWay({ withoutUsd }: Figures): string {
  return withoutUsd === 0
    ? 'doing without it, which is free'
    : `doing without it, which costs ${formatUsd(withoutUsd ?? 0)}`;
}

function fromWhen({ breakEven, zones }: Figures): string {
  const gb = breakEven.find((one) => one.zones === zones)?.gb ?? null;
  return gb === null ? '' : `; it pays from ${formatCount(roundUp(gb))} GB a month`;
}

/** The tiers that call a service with a gateway endpoint and have no route to one. */
export function tiersWithoutGateway(
  design: Design,
  { endpoint, tiers }: Pick<ServiceWay, 'endpoint' | 'tiers'>,
): readonly string[] {
  const drawn = endpoint === null ? undefined : entryOf(design.endpoints, endpoint);
  const served = drawn?.type === 'gateway' ? drawn.tiers : [];
  return tiers.filter((tier) => !served.includes(tier));
}
