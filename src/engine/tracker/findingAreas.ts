import type { TaskId } from '../design/design.ts';
import type { Finding } from '../evaluation/evaluation.ts';

/** The rules of findings whose errors keep a task from being complete. A rule may be about the subjects of several tasks. */
export const rulesOf: Readonly<Record<TaskId, readonly string[]>> = {
  cidr: [
    ...['cidrUnreadable', 'vpcBlockForbidden', 'vpcBlockSize', 'vpcBlocksOverlap', 'vpcBlocksMixed'],
    ...['vpcBlockCount', 'vpcBlockClashes', 'vpcIpv6Size', 'networkOverlap', 'networksShareRanges'],
    ...['prefixTooSmall', 'capacityNeed', 'heldRangeUsed'],
  ],
  subnets: [
    ...['subnetOutsideVpc', 'subnetsOverlap', 'subnetSize', 'subnetHasNoPlace', 'subnetIpv6Invalid'],
    ...['ipv6OnlyPlacement', 'subnetTooFull', 'subnetQuota', 'networkAddressUsage', 'zoneLoss', 'zoneCount'],
    ...['zoneRegion', 'zoneTwice', 'zoneWithoutTier', 'tierWithoutSubnets', 'loadBalancerSubnetSize'],
    ...['loadBalancerZones', 'rdsZones', 'networkInterfaceQuota', 'referenceToNothing'],
  ],
  nat: [
    ...['publicWithoutGateway', 'publicWithoutRoute', 'subnetOnMainTable', 'natWithoutPublicSubnet'],
    ...['natWithoutInternetGateway', 'natInPrivateSubnet', 'routeNowhere', 'routeFamily', 'routeInsideVpc'],
    ...['routeToOtherNetwork', 'prefixListsConflict', 'transitGatewayZones', 'networkUnreachable'],
    ...['routeTableQuota', 'routeQuota', 'ipv6RouteMissing', 'ipv6OpensPrivate', 'egressOnlyIdle'],
    ...['natZoneDependency', 'natUnused', 'natIdle', 'regionalNatUnavailable', 'elasticIpQuota'],
    ...['privateWithoutNat', 'flowBlocked', 'peeringQuota', 'connectionIdUnknown'],
  ],
  'security-groups': [
    ...['intentBroken', 'intentUnanswered', 'intentHolds', 'dataInPublicSubnet', 'dataTierRouteOut'],
    ...['publicAddressExposed', 'publicAddressIdle', 'ruleBeyondNeed', 'wideRange', 'shadowedRule'],
    ...['ruleProductQuota', 'defaultGroupOpen', 'networkAclReturn', 'networkAclUnused', 'taskEgressClosed'],
    ...['referenceToNothing', 'openToWorld', 'peerUnreadable', 'missingMirror', 'egressOpen'],
    ...['duplicateRule', 'ruleQuota', 'securityGroupQuota', 'groupsPerInterface', 'closedToInternet'],
    ...['unusedGroup', 'workloadWithoutGroup', 'selfReference', 'networkAclNumbers', 'networkAclQuota'],
    ...['networkAclRuleQuota', 'networkAclOpen', 'flowLogsOff', 'signOffOutdated'],
    'unusedRule',
  ],
  endpoints: [
    ...[
      'taskEgressClosed',
      'referenceToNothing',
      'ecsCannotPull',
      'endpointNeeded',
      'gatewayEndpointMissing',
      'prefixListUnknown',
      'endpointNowhere',
    ],
    ...['endpointZoneEmpty', 'endpointWithoutGroup', 'endpointShutOut', 'endpointDns', 'endpointDnsTwice'],
    ...['endpointDnsUnsupported', 'endpointPolicyInvalid', 'endpointServiceUnknown', 'endpointSingleZone'],
    ...['endpointNotWorth', 'endpointQuota', 'gatewayEndpointQuota'],
  ],
};

/** The rules that are about no task's subject, each with the reason; they count for the sub-phase as a whole. */
export const rulesOfNoTask: Readonly<Record<string, string>> = {
  stackTooLarge: 'The limits of a CloudFormation stack are about all that the code holds.',
  nameTwice: 'Names are about whatever bears them.',
  secretInText: 'A secret has to go from whatever text holds it.',
  defaultPriceUnknown: 'A price that is missing leaves the cost open and nothing that is built.',
  assumptionOpen: 'A criterion of its own asks whether what was assumed is confirmed.',
};

/** The tasks that a reference to nothing is about, by the kind of what holds it. */
const referencesOf: Readonly<Record<string, readonly TaskId[]>> = {
  subnet: ['subnets'],
  workload: ['subnets', 'security-groups'],
  rule: ['security-groups'],
  endpoint: ['endpoints'],
};

/** The findings that belong to a task's subject. */
export function findingsOf(task: TaskId, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => rulesOf[task].includes(finding.rule) && isAbout(task, finding));
}

function isAbout(task: TaskId, { rule, subjects: [subject = ''] }: Finding): boolean {
  if (rule !== 'referenceToNothing') return true;
  return referencesOf[subject.slice(0, subject.indexOf(':'))]?.includes(task) === true;
}

/** Errors and warnings that nobody set aside with a reason. */
export function unexplained(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    ({ severity, setAside }) => (severity === 'error' || severity === 'warning') && setAside === null,
  );
}
