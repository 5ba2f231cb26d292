import type { GlobalPrices } from './priceBook.ts';

/** What holds in every region: free volumes, capacity units, and what costs nothing. */
// prettier-ignore
export const globalPrices: GlobalPrices = {
  internetIngressGb: { usd: 0, unit: 'USD/GB', source: 's3-pricing-page', asOf: '2026' },
  vpcConfigurationHour: { usd: 0, unit: 'USD/hour', source: 'vpc-feed', asOf: '2025-11-04', note: 'The feed of VPC prices has no unit for these.' },
  natInstanceGb: { usd: 0, unit: 'USD/GB processed', source: 'fck-nat', asOf: '2026-05-31' },
  natInstanceStorageMonth: { usd: 0.64, unit: 'USD/month', source: 'fck-nat', asOf: '2026-05-31' },
  internetEgressFreeGbPerMonth: { amount: 100, unit: 'GB/month', source: 'togen-dt', asOf: '2026-08-31' },
  regionalTransferFreeGbPerMonth: { amount: 1, unit: 'GB/month', source: 'togen-dt', asOf: '2026-08-31' },
  albLcuNewConnectionsPerSecond: { amount: 25, unit: 'connections/second', source: 'elb-pricing-page', asOf: '2026-08-10' },
  albLcuActiveConnectionsPerMinute: { amount: 3000, unit: 'connections/minute', source: 'elb-pricing-page', asOf: '2026-08-10' },
  albLcuProcessedGbPerHour: { amount: 1, unit: 'GB/hour', source: 'elb-pricing-page', asOf: '2026-08-10' },
  albLcuRuleEvaluationsPerSecond: { amount: 1000, unit: 'evaluations/second', source: 'elb-pricing-page', asOf: '2026-08-10' },
};
