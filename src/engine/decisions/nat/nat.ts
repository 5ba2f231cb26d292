import type { Design, NatMode } from '../../design/design.ts';
import { formatCount, formatUsd } from '../../evaluation/figures.ts';
import type { PriceBook } from '../../prices/priceBook.ts';
import {
  outcomeOf,
  recordedAt,
  type DecisionOption,
  type DecisionPoint,
  type Figure,
  type Remark,
} from '../decisionPoint.ts';
import { assessNat, type NatAssessment } from './assess.ts';
import { NAT_SOURCES } from './assumptions.ts';
import { durationText, percent } from './availability.ts';
import { longestOutage, ownFaultMinutes } from './failover.ts';
import { gbpsText } from './limits.ts';
import { recommendNat } from './recommend.ts';
import { natOptionLabels } from './labels.ts';

/** In the order in which people compare them. */
const ORDER: readonly NatMode[] = ['single', 'per-zone', 'regional', 'instance', 'instance-per-zone', 'none'];

const DESCRIPTIONS: Readonly<Record<NatMode, string>> = {
  single: 'All zones leave through one zonal gateway, and cross to its zone.',
  'per-zone': 'Each zone leaves through a zonal gateway of its own.',
  regional: 'One gateway of the VPC that AWS keeps in every zone in use, without public subnets.',
  instance: 'All zones leave through one t4g.nano that rewrites addresses; nobody but you looks after it.',
  'instance-per-zone': 'Each zone leaves through a t4g.nano of its own; nobody but you looks after them.',
  none: 'Nothing leaves over IPv4 but what an endpoint takes.',
};

/** How private subnets reach the internet: the six choices with their cost, their failures and their limits. */
export function natDecision(design: Design, prices: PriceBook): DecisionPoint {
  const assessments = assessNat(design, prices);
  const options = ORDER.flatMap((mode) =>
    assessments.filter((one) => one.mode === mode).map((one) => optionFor(design, one)),
  );
  return {
    id: 'nat',
    question: 'How do private subnets reach the internet?',
    options,
    inForce: design.nat.mode,
    recommended: recommendNat(design, assessments),
    recorded: recordedAt(design, 'nat'),
  };
}

function optionFor(design: Design, assessed: NatAssessment): DecisionOption {
  const { mode } = assessed;
  const label = natOptionLabels[mode];
  const commands = mode === design.nat.mode ? [] : [{ type: 'setNat', mode } as const];
  const outcome = outcomeOf(design, label, commands);
  return {
    ...{ id: mode, label, description: DESCRIPTIONS[mode] },
    figures: figuresOf(assessed),
    remarks: remarksOf(assessed),
    commands: outcome.refusal === null ? commands : [],
    ...{ refusal: outcome.refusal, moves: outcome.moves, replaces: outcome.replaces },
    ...{ blocks: [], sizes: [], failures: assessed.failures },
  };
}

function remarksOf({ mode, problems }: NatAssessment): readonly Remark[] {
  const remarks = problems.map(({ severity, text, source }) => ({ severity, text, source }));
  const ours: Remark = {
    severity: 'info',
    text: 'AWS maintains no image for it: patching and watching it is yours, and its source/destination check is off.',
    source: NAT_SOURCES.instance,
  };
  return mode === 'instance' || mode === 'instance-per-zone' ? [...remarks, ours] : remarks;
}

function figuresOf(assessed: NatAssessment): readonly Figure[] {
  const { cost, gateways, availability, load } = assessed;
  const money = (id: string, label: string, usd: number | null): Figure => ({
    ...{ id, label, value: usd },
    text: usd === null ? 'price not known' : formatUsd(usd),
  });
  return [
    {
      ...{ id: 'gateways', label: 'Gateways or instances', value: gateways.length },
      text: formatCount(gateways.length),
    },
    money('hours', 'Their hours', cost.hoursUsd),
    money('addresses', 'Their public addresses', cost.addressUsd),
    money('processing', 'Processing of data', cost.processingUsd),
    money('cross-zone', 'Crossing zones to them', cost.crossZoneUsd),
    money('before-traffic', 'Whole network before traffic', cost.beforeTrafficUsd),
    money('internet', 'Leaving AWS, for reference', cost.internetUsd),
    money('month', 'Whole network a month', cost.monthUsd),
    money('year', 'Whole network a year', cost.yearUsd),
    outageFigure(assessed),
    {
      ...{ id: 'availability', label: 'A way out is there, estimated' },
      value: availability?.anyPath ?? null,
      text: availability === null ? '–' : percent(availability.anyPath),
    },
    {
      ...{ id: 'down', label: 'Without any, a month' },
      value: availability?.minutesDown ?? null,
      text: availability === null ? '–' : durationText(availability.minutesDown),
    },
    {
      ...{ id: 'zone-availability', label: 'The way out of one zone' },
      value: availability?.onePath ?? null,
      text: availability === null ? '–' : percent(availability.onePath),
    },
    {
      ...{ id: 'peak', label: 'Busiest hour through one', value: load?.peakGbps ?? null },
      text:
        load === null
          ? '–'
          : `${gbpsText(load.peakGbps)} of ${String(load.gbps.from)} to ${String(load.gbps.most)}`,
    },
    {
      ...{ id: 'connections', label: 'Connections to one destination', value: load?.connections ?? null },
      text:
        load === null
          ? '–'
          : `${formatCount(load.connections)} over ${load.addresses === 1 ? '1 address' : `${formatCount(load.addresses)} addresses`}`,
    },
  ];
}

function outageFigure({ mode, gateways, failures }: NatAssessment): Figure {
  const minutes = longestOutage(failures);
  const own = ownFaultMinutes(mode);
  const zones = Math.max(0, ...failures.map(({ cutOff }) => cutOff.length));
  const fault = own === 0 ? '' : `; an instance that fails, about ${own} min`;
  const lost =
    zones === 0
      ? 'no other zone loses it'
      : `${zones === 1 ? '1 other zone' : `${zones} other zones`} for about ${minutes} min`;
  return {
    ...{ id: 'outage', label: 'When a zone fails', value: gateways.length === 0 ? null : minutes },
    text: gateways.length === 0 ? '–' : `${lost}${fault}`,
  };
}
