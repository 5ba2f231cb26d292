import type { Finding } from './evaluation.ts';

/*
 * AWS's quotas that a growing network meets, read in November 2026:
 *   https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 *   https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html
 *   https://docs.aws.amazon.com/vpc/latest/userguide/network-address-usage.html
 */

/** One quota: how much of `what` AWS allows in one `scope`. */
export type Quota = {
  /** In the plural: "subnets". */
  readonly what: string;
  readonly scope: 'VPC' | 'Availability Zone' | 'region' | 'route table' | 'network ACL';
  /** What every account has. */
  readonly limit: number;
  /** The most AWS says it may be raised to; `null` when it may be raised and AWS names no most. */
  readonly raisedTo: number | null;
  readonly source: Finding['source'];
};

const docs = (title: string, path: string) => ({ title, url: `https://docs.aws.amazon.com/${path}` });
const vpcQuotas = docs('Amazon VPC quotas', 'vpc/latest/userguide/amazon-vpc-limits.html');
const privateLinkQuotas = docs('AWS PrivateLink quotas', 'vpc/latest/privatelink/vpc-limits-endpoints.html');
const addressUsage = docs('Network Address Usage', 'vpc/latest/userguide/network-address-usage.html');

/** The quotas, by what they are called here. */
export const quotas = {
  vpcBlocks: { what: 'IPv4 blocks', scope: 'VPC', limit: 5, raisedTo: 50, source: vpcQuotas },
  subnets: { what: 'subnets', scope: 'VPC', limit: 200, raisedTo: null, source: vpcQuotas },
  routeTables: { what: 'route tables', scope: 'VPC', limit: 200, raisedTo: null, source: vpcQuotas },
  networkInterfaces: {
    what: 'network interfaces',
    scope: 'Availability Zone',
    limit: 5000,
    raisedTo: null,
    source: vpcQuotas,
  },
  addressUsage: {
    what: 'units of network address usage',
    scope: 'VPC',
    limit: 64_000,
    raisedTo: 256_000,
    source: addressUsage,
  },
  elasticIps: { what: 'Elastic IP addresses', scope: 'region', limit: 5, raisedTo: null, source: vpcQuotas },
  interfaceEndpoints: {
    what: 'interface endpoints',
    scope: 'VPC',
    limit: 50,
    raisedTo: null,
    source: privateLinkQuotas,
  },
} as const satisfies Record<string, Quota>;

/** Quotas that growing meets late or never, by what they are called here. */
export const furtherQuotas = {
  networkAcls: { what: 'network ACLs', scope: 'VPC', limit: 200, raisedTo: null, source: vpcQuotas },
  securityGroups: {
    what: 'security groups',
    scope: 'region',
    limit: 2500,
    raisedTo: null,
    source: vpcQuotas,
  },
  peeredVpcs: {
    what: 'peered VPCs',
    scope: 'VPC',
    limit: 50,
    raisedTo: 125,
    source: docs('VPC peering connection quotas', 'vpc/latest/peering/vpc-peering-connection-quotas.html'),
  },
  gatewayEndpoints: {
    what: 'gateway endpoints',
    scope: 'region',
    limit: 20,
    raisedTo: 255,
    source: privateLinkQuotas,
  },
  routes: {
    what: 'routes of one address family',
    scope: 'route table',
    limit: 500,
    raisedTo: 1000,
    source: vpcQuotas,
  },
  networkAclRules: {
    what: 'rules in one direction',
    scope: 'network ACL',
    limit: 20,
    raisedTo: 40,
    source: vpcQuotas,
  },
} as const satisfies Record<string, Quota>;

/** The name of one of the {@link quotas}. */
export type QuotaId = keyof typeof quotas;
