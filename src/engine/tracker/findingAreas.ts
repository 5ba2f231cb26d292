import type { TaskId } from '../design/design.ts';
import type { Finding } from '../evaluation/evaluation.ts';

/** The rules of findings whose errors keep a task from being complete; a rule that is nowhere here counts for the whole. */
const rulesOf: Readonly<Record<TaskId, readonly string[]>> = {
  cidr: [
    ...['cidrUnreadable', 'vpcBlockForbidden', 'vpcBlockSize', 'vpcBlocksOverlap', 'vpcBlocksMixed'],
    ...['vpcBlockCount', 'vpcBlockClashes', 'vpcIpv6Size', 'networkOverlap', 'networksShareRanges'],
    ...['prefixTooSmall', 'capacityNeed', 'heldRangeUsed'],
  ],
  subnets: [
    ...['subnetOutsideVpc', 'subnetsOverlap', 'subnetSize', 'subnetHasNoPlace', 'subnetIpv6Invalid'],
    ...['ipv6OnlyPlacement', 'subnetTooFull', 'subnetQuota', 'networkAddressUsage', 'zoneLoss', 'zoneCount'],
    ...['zoneRegion', 'zoneTwice', 'zoneWithoutTier', 'tierWithoutSubnets', 'loadBalancerSubnetSize'],
    ...['loadBalancerZones', 'rdsZones'],
  ],
  nat: [
    ...['publicWithoutGateway', 'publicWithoutRoute', 'subnetOnMainTable', 'natWithoutPublicSubnet'],
    ...['natWithoutInternetGateway', 'natInPrivateSubnet', 'routeNowhere', 'routeFamily', 'routeInsideVpc'],
    ...['routeToOtherNetwork', 'prefixListsConflict', 'transitGatewayZones', 'networkUnreachable'],
    ...['routeTableQuota', 'routeQuota', 'ipv6RouteMissing', 'ipv6OpensPrivate', 'egressOnlyIdle'],
    ...['natZoneDependency', 'natUnused', 'natIdle', 'regionalNatUnavailable', 'elasticIpQuota'],
    ...['privateWithoutNat', 'flowBlocked'],
  ],
  'security-groups': [
    ...['intentBroken', 'dataInPublicSubnet', 'openToWorld', 'peerUnreadable', 'missingMirror', 'egressOpen'],
    ...['duplicateRule', 'ruleQuota', 'securityGroupQuota', 'groupsPerInterface', 'closedToInternet'],
    ...['unusedGroup', 'workloadWithoutGroup', 'selfReference', 'networkAclNumbers', 'networkAclQuota'],
    ...['networkAclRuleQuota', 'networkAclOpen', 'flowLogsOff', 'signOffOutdated'],
    'unusedRule',
  ],
  endpoints: [
    ...['ecsCannotPull', 'endpointNeeded', 'gatewayEndpointMissing', 'prefixListUnknown', 'endpointNowhere'],
    ...['endpointZoneEmpty', 'endpointWithoutGroup', 'endpointShutOut', 'endpointDns', 'endpointDnsTwice'],
    ...['endpointDnsUnsupported', 'endpointPolicyInvalid', 'endpointServiceUnknown', 'endpointSingleZone'],
    ...['endpointNotWorth', 'endpointQuota', 'gatewayEndpointQuota'],
  ],
};

/** The findings that belong to a task's subject. */
export function findingsOf(task: TaskId, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule }) => rulesOf[task].includes(rule));
}

/** Errors and warnings that nobody set aside with a reason. */
export function unexplained(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    ({ severity, setAside }) => (severity === 'error' || severity === 'warning') && setAside === null,
  );
}
