import type { BoundaryId } from './boundaries.ts';

/*
 * Which findings a security review reads at which boundary. What is about addresses, quotas or money alone is read
 * elsewhere.
 */
const RULES: Readonly<Record<BoundaryId, readonly string[]>> = {
  internet: [
    ...[
      'openToWorld',
      'dataInPublicSubnet',
      'publicAddressExposed',
      'publicAddressIdle',
      'publicWithoutGateway',
      'publicWithoutRoute',
      'ipv6OpensPrivate',
    ],
    ...['networkAclOpen', 'loadBalancerZones', 'flowLogsOff', 'routeToOtherNetwork', 'networkUnreachable'],
  ],
  tiers: [
    ...['missingMirror', 'duplicateRule', 'shadowedRule', 'selfReference', 'unusedGroup', 'wideRange'],
    'unusedRule',
    ...[
      'workloadWithoutGroup',
      'defaultGroupOpen',
      'networkAclNumbers',
      'networkAclReturn',
      'networkAclUnused',
    ],
    ...['peerUnreadable', 'referenceToNothing', 'rdsZones', 'groupsPerInterface', 'ruleQuota'],
  ],
  aws: [
    ...['ecsCannotPull', 'taskEgressClosed', 'endpointShutOut', 'endpointWithoutGroup', 'endpointDns'],
    ...['endpointDnsTwice', 'endpointDnsUnsupported', 'endpointPolicyInvalid', 'endpointNowhere'],
    ...['endpointZoneEmpty', 'endpointSingleZone', 'endpointNeeded', 'gatewayEndpointMissing'],
    ...['prefixListUnknown', 'closedToInternet'],
  ],
  out: [
    ...['egressOpen', 'dataTierRouteOut', 'natIdle', 'natUnused', 'privateWithoutNat', 'flowBlocked'],
    ...['egressOnlyIdle', 'subnetOnMainTable', 'prefixListsConflict', 'routeNowhere'],
  ],
};

const boundaries = new Map(
  Object.entries(RULES).flatMap(([boundary, rules]) => rules.map((rule) => [rule, boundary as BoundaryId])),
);

/** The boundary at which a rule's findings are read; `undefined` for rules that are not about security. */
export function boundaryOfRule(rule: string): BoundaryId | undefined {
  return boundaries.get(rule);
}

/** Every rule that a security review reads. */
export const reviewedRules: readonly string[] = [...boundaries.keys()];
