import type { NatGateway } from '../../evaluation/evaluation.ts';
import { formatCount } from '../../evaluation/figures.ts';
import { GATEWAY_AVAILABILITY, INSTANCE_AVAILABILITY, MINUTES_PER_MONTH } from './assumptions.ts';

/** How much of a month there is a way out, as an estimate: an agreement is a promise of a refund, not a measurement. */
export type NatAvailability = {
  /** The share of the month in which one way works. */
  readonly onePath: number;
  readonly paths: number;
  /** The share in which at least one works, `1 − (1 − a)^n`, as if they failed independently, which zones do not quite. */
  readonly anyPath: number;
  /** Minutes a month without any. */
  readonly minutesDown: number;
  readonly formula: string;
};

/** The availability of these ways out, each zone of a regional gateway counted as one; `null` without any. */
export function natAvailability(gateways: readonly NatGateway[]): NatAvailability | null {
  const serving = gateways.filter(({ serves }) => serves.length > 0);
  const [first] = serving;
  if (first === undefined) return null;
  const paths = serving.reduce((sum, { zones }) => sum + zones.length, 0);
  const onePath = first.kind === 'instance' ? INSTANCE_AVAILABILITY : GATEWAY_AVAILABILITY;
  const down = (1 - onePath) ** paths;
  return {
    ...{ onePath, paths, anyPath: 1 - down, minutesDown: down * MINUTES_PER_MONTH },
    formula: `1 − (1 − ${percent(onePath)})^${String(paths)}`,
  };
}

/** `99.9 %`, with as many nines as it has, six decimals at most. */
export function percent(share: number): string {
  return `${String(Math.floor(share * 1e8 + 1e-4) / 1e6)} %`;
}

/** `43.8 min`, `2.6 s`, `under 0.1 s`. */
export function durationText(minutes: number): string {
  if (minutes >= 1) return `${formatCount(Math.round(minutes * 10) / 10)} min`;
  const seconds = Math.round(minutes * 600) / 10;
  return seconds > 0 ? `${String(seconds)} s` : 'under 0.1 s';
}
