import type { Vpc } from '../../design/design.ts';
import { braced, type Lines } from './lines.ts';

/** The days CloudWatch Logs can keep a log, with CDK's names (PutRetentionPolicy in the CloudWatch Logs API Reference). */
const RETENTION: readonly (readonly [number, string])[] = [
  [1, 'ONE_DAY'],
  [3, 'THREE_DAYS'],
  [5, 'FIVE_DAYS'],
  [7, 'ONE_WEEK'],
  [14, 'TWO_WEEKS'],
  [30, 'ONE_MONTH'],
  [60, 'TWO_MONTHS'],
  [90, 'THREE_MONTHS'],
  [120, 'FOUR_MONTHS'],
  [150, 'FIVE_MONTHS'],
  [180, 'SIX_MONTHS'],
  [365, 'ONE_YEAR'],
  [400, 'THIRTEEN_MONTHS'],
  [545, 'EIGHTEEN_MONTHS'],
  [731, 'TWO_YEARS'],
  [1096, 'THREE_YEARS'],
  [1827, 'FIVE_YEARS'],
  [2192, 'SIX_YEARS'],
  [2557, 'SEVEN_YEARS'],
  [2922, 'EIGHT_YEARS'],
  [3288, 'NINE_YEARS'],
];

/** How long the log is kept: the shortest time CloudWatch Logs offers that is at least `days`. */
export function retention(days: number): { readonly days: number; readonly name: string } {
  const [kept, name] = RETENTION.find(([offered]) => offered >= days) ?? [3653, 'TEN_YEARS'];
  return { days: kept, name };
}

/** The VPC flow log to CloudWatch Logs, or nothing. */
export function flowLogLines({ flowLog }: Vpc): Lines {
  if (flowLog === null) return [];
  const { traffic, aggregationSeconds, retentionDays } = flowLog;
  return braced(
    "this.vpc.addFlowLog('FlowLog', {",
    [
      `trafficType: ec2.FlowLogTrafficType.${traffic},`,
      `maxAggregationInterval: ec2.FlowLogMaxAggregationInterval.${aggregationSeconds === 60 ? 'ONE_MINUTE' : 'TEN_MINUTES'},`,
      'destination: ec2.FlowLogDestination.toCloudWatchLogs(',
      `  new logs.LogGroup(this, 'FlowLogGroup', { retention: logs.RetentionDays.${retention(retentionDays).name} }),`,
      '),',
    ],
    '});',
  );
}
