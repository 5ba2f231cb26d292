import { entryOf } from '../../design/design.ts';
import type { Finding, Severity } from '../evaluation.ts';
import { assumptionOpen } from './assumptionOpen.ts';
import { capacityNeed } from './capacityNeed.ts';
import { cidrUnreadable } from './cidrUnreadable.ts';
import { closedToInternet } from './closedToInternet.ts';
import { dataInPublicSubnet } from './dataInPublicSubnet.ts';
import { defaultPriceUnknown } from './defaultPriceUnknown.ts';
import { duplicateRule } from './duplicateRule.ts';
import { ecsCannotPull } from './ecsCannotPull.ts';
import { egressOpen } from './egressOpen.ts';
import { elasticIpQuota } from './elasticIpQuota.ts';
import { endpointDns } from './endpointDns.ts';
import { endpointNowhere } from './endpointNowhere.ts';
import { endpointDnsTwice } from './endpointDnsTwice.ts';
import { endpointDnsUnsupported } from './endpointDnsUnsupported.ts';
import { endpointNeeded } from './endpointNeeded.ts';
import { endpointNotWorth } from './endpointNotWorth.ts';
import { endpointPolicyInvalid } from './endpointPolicyInvalid.ts';
import { endpointServiceUnknown } from './endpointServiceUnknown.ts';
import { endpointShutOut } from './endpointShutOut.ts';
import { endpointZoneEmpty } from './endpointZoneEmpty.ts';
import { endpointQuota } from './endpointQuota.ts';
import { endpointSingleZone } from './endpointSingleZone.ts';
import { endpointWithoutGroup } from './endpointWithoutGroup.ts';
import { flowBlocked } from './flowBlocked.ts';
import { flowLogsOff } from './flowLogsOff.ts';
import { groupsPerInterface } from './groupsPerInterface.ts';
import { heldRangeUsed } from './heldRangeUsed.ts';
import { loadBalancerSubnetSize } from './loadBalancerSubnetSize.ts';
import { loadBalancerZones } from './loadBalancerZones.ts';
import { missingMirror } from './missingMirror.ts';
import { nameTwice } from './nameTwice.ts';
import { natIdle } from './natIdle.ts';
import { natUnused } from './natUnused.ts';
import { natWithoutInternetGateway } from './natWithoutInternetGateway.ts';
import { natWithoutPublicSubnet } from './natWithoutPublicSubnet.ts';
import { natZoneDependency } from './natZoneDependency.ts';
import { networkAclNumbers } from './networkAclNumbers.ts';
import { networkAclOpen } from './networkAclOpen.ts';
import { networkOverlap } from './networkOverlap.ts';
import { networksShareRanges } from './networksShareRanges.ts';
import { openToWorld } from './openToWorld.ts';
import { peerUnreadable } from './peerUnreadable.ts';
import { prefixListUnknown } from './prefixListUnknown.ts';
import { prefixTooSmall } from './prefixTooSmall.ts';
import { privateWithoutNat } from './privateWithoutNat.ts';
import { publicWithoutGateway } from './publicWithoutGateway.ts';
import { rdsZones } from './rdsZones.ts';
import { regionalNatUnavailable } from './regionalNatUnavailable.ts';
import { referenceToNothing } from './referenceToNothing.ts';
import { routeNowhere } from './routeNowhere.ts';
import { ruleBeyondNeed } from './ruleBeyondNeed.ts';
import { ruleQuota } from './ruleQuota.ts';
import { gatewayEndpointMissing } from './gatewayEndpointMissing.ts';
import { secretInText } from './secretInText.ts';
import { selfReference } from './selfReference.ts';
import { signOffOutdated } from './signOffOutdated.ts';
import { stackTooLarge } from './stackTooLarge.ts';
import { subnetHasNoPlace } from './subnetHasNoPlace.ts';
import { subnetOutsideVpc } from './subnetOutsideVpc.ts';
import { subnetQuota } from './subnetQuota.ts';
import { subnetSize } from './subnetSize.ts';
import { subnetTooFull } from './subnetTooFull.ts';
import { subnetsOverlap } from './subnetsOverlap.ts';
import { tierWithoutSubnets } from './tierWithoutSubnets.ts';
import { unusedGroup } from './unusedGroup.ts';
import { unusedRule } from './unusedRule.ts';
import { vpcBlockClashes } from './vpcBlockClashes.ts';
import { vpcBlockCount } from './vpcBlockCount.ts';
import { vpcBlockForbidden } from './vpcBlockForbidden.ts';
import { vpcBlockSize } from './vpcBlockSize.ts';
import { vpcBlocksMixed } from './vpcBlocksMixed.ts';
import { vpcBlocksOverlap } from './vpcBlocksOverlap.ts';
import { workloadWithoutGroup } from './workloadWithoutGroup.ts';
import { vpcIpv6Size } from './vpcIpv6Size.ts';
import { subnetIpv6Invalid } from './subnetIpv6Invalid.ts';
import { ipv6RouteMissing } from './ipv6RouteMissing.ts';
import { egressOnlyIdle } from './egressOnlyIdle.ts';
import { intentBroken } from './intentBroken.ts';
import { intentHolds } from './intentHolds.ts';
import { intentUnanswered } from './intentUnanswered.ts';
import { ipv6OnlyPlacement } from './ipv6OnlyPlacement.ts';
import { routeTableQuota } from './routeTableQuota.ts';
import { networkAclQuota } from './networkAclQuota.ts';
import { securityGroupQuota } from './securityGroupQuota.ts';
import { peeringQuota } from './peeringQuota.ts';
import { gatewayEndpointQuota } from './gatewayEndpointQuota.ts';
import { routeQuota } from './routeQuota.ts';
import { networkAclRuleQuota } from './networkAclRuleQuota.ts';
import { networkAddressUsage } from './networkAddressUsage.ts';
import { networkInterfaceQuota } from './networkInterfaceQuota.ts';
import { routeInsideVpc } from './routeInsideVpc.ts';
import { routeFamily } from './routeFamily.ts';
import { natInPrivateSubnet } from './natInPrivateSubnet.ts';
import { publicWithoutRoute } from './publicWithoutRoute.ts';
import { subnetOnMainTable } from './subnetOnMainTable.ts';
import { routeToOtherNetwork } from './routeToOtherNetwork.ts';
import { prefixListsConflict } from './prefixListsConflict.ts';
import { transitGatewayZones } from './transitGatewayZones.ts';
import { connectionIdUnknown } from './connectionIdUnknown.ts';
import { ipv6OpensPrivate } from './ipv6OpensPrivate.ts';
import { networkUnreachable } from './networkUnreachable.ts';
import { zoneCount } from './zoneCount.ts';
import { zoneLoss } from './zoneLoss.ts';
import { zoneRegion } from './zoneRegion.ts';
import { zoneTwice } from './zoneTwice.ts';
import { zoneWithoutTier } from './zoneWithoutTier.ts';
import { networkAclReturn } from './networkAclReturn.ts';
import { networkAclUnused } from './networkAclUnused.ts';
import { defaultGroupOpen } from './defaultGroupOpen.ts';
import { wideRange } from './wideRange.ts';
import { shadowedRule } from './shadowedRule.ts';
import { dataTierRouteOut } from './dataTierRouteOut.ts';
import { taskEgressClosed } from './taskEgressClosed.ts';
import { publicAddressExposed } from './publicAddressExposed.ts';
import { publicAddressIdle } from './publicAddressIdle.ts';
import { ruleProductQuota } from './ruleProductQuota.ts';
import type { Ask } from '../recall.ts';
import type { FindingContext, FindingRule, Found } from './rule.ts';

/** Every rule, in the order in which findings of one severity are shown. */
export const findingRules: readonly FindingRule[] = [
  referenceToNothing,
  cidrUnreadable,
  vpcBlockForbidden,
  vpcBlockSize,
  vpcBlocksOverlap,
  vpcBlocksMixed,
  vpcBlockCount,
  vpcBlockClashes,
  vpcIpv6Size,
  networkOverlap,
  networksShareRanges,
  prefixTooSmall,
  subnetOutsideVpc,
  subnetsOverlap,
  subnetSize,
  subnetHasNoPlace,
  subnetIpv6Invalid,
  ipv6OnlyPlacement,
  heldRangeUsed,
  subnetTooFull,
  subnetQuota,
  peeringQuota,
  networkAddressUsage,
  networkInterfaceQuota,
  stackTooLarge,
  capacityNeed,
  zoneLoss,
  zoneCount,
  zoneRegion,
  zoneTwice,
  zoneWithoutTier,
  tierWithoutSubnets,
  publicWithoutGateway,
  publicWithoutRoute,
  subnetOnMainTable,
  natWithoutPublicSubnet,
  natWithoutInternetGateway,
  natInPrivateSubnet,
  routeNowhere,
  routeFamily,
  routeInsideVpc,
  routeToOtherNetwork,
  prefixListsConflict,
  transitGatewayZones,
  networkUnreachable,
  connectionIdUnknown,
  routeTableQuota,
  routeQuota,
  ipv6RouteMissing,
  ipv6OpensPrivate,
  egressOnlyIdle,
  natZoneDependency,
  natUnused,
  natIdle,
  regionalNatUnavailable,
  elasticIpQuota,
  privateWithoutNat,
  flowBlocked,
  ecsCannotPull,
  taskEgressClosed,
  endpointNeeded,
  gatewayEndpointMissing,
  prefixListUnknown,
  endpointNowhere,
  endpointZoneEmpty,
  endpointWithoutGroup,
  endpointShutOut,
  endpointDns,
  endpointDnsTwice,
  endpointDnsUnsupported,
  endpointPolicyInvalid,
  endpointServiceUnknown,
  endpointSingleZone,
  endpointNotWorth,
  endpointQuota,
  gatewayEndpointQuota,
  loadBalancerZones,
  loadBalancerSubnetSize,
  rdsZones,
  dataInPublicSubnet,
  dataTierRouteOut,
  publicAddressExposed,
  publicAddressIdle,
  intentBroken,
  intentUnanswered,
  openToWorld,
  ruleBeyondNeed,
  peerUnreadable,
  missingMirror,
  egressOpen,
  wideRange,
  duplicateRule,
  shadowedRule,
  unusedRule,
  ruleQuota,
  ruleProductQuota,
  securityGroupQuota,
  groupsPerInterface,
  closedToInternet,
  intentHolds,
  unusedGroup,
  workloadWithoutGroup,
  selfReference,
  networkAclNumbers,
  networkAclQuota,
  networkAclRuleQuota,
  networkAclOpen,
  networkAclReturn,
  networkAclUnused,
  flowLogsOff,
  defaultGroupOpen,
  nameTwice,
  secretInText,
  defaultPriceUnknown,
  signOffOutdated,
  assumptionOpen,
];

const WORST_FIRST: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, ok: 3 };

/**
 * The findings of all rules, worst first, in the order of the rules, then by what they are about. No two have the
 * same key: what a rule finds twice about the same thing is said once.
 */
export function allFindings(context: FindingContext, ask: Ask): readonly Finding[] {
  const findings = questions.flatMap((findingsOf) => ask(findingsOf, context));
  return findings.sort((a, b) => WORST_FIRST[a.severity] - WORST_FIRST[b.severity]);
}

/** For each rule the function that gives its findings, made once so that it can be known again. */
const questions = findingRules.map((rule) => (context: FindingContext): readonly Finding[] => {
  const byKey = new Map<string, Finding>();
  for (const found of rule.find(context)) {
    const finding = complete(context, rule, found);
    if (!byKey.has(finding.key)) byKey.set(finding.key, finding);
  }
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
});

function complete({ design }: FindingContext, rule: FindingRule, found: Found): Finding {
  const key = found.about === '' ? rule.id : `${rule.id}/${keyPart(found.about)}`;
  return {
    key,
    rule: rule.id,
    severity: found.severity ?? rule.severity,
    title: found.title,
    why: found.why,
    subjects: found.subjects,
    source: found.source ?? rule.source,
    fix: found.fix ?? null,
    setAside: entryOf(design.setAside, key) ?? null,
  };
}

/** What may stand in a key (`findingKeySchema`): anything else of a text that is no CIDR becomes a dash. */
function keyPart(about: string): string {
  if (/^[a-z0-9:._-]+(\/[a-z0-9:._-]+)*$/.test(about)) return about;
  return about
    .toLowerCase()
    .split('/')
    .map((part) => part.replace(/[^a-z0-9:._-]/g, '-') || '-')
    .join('/');
}
