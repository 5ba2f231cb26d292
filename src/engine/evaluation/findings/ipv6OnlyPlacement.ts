import { type Design, refOf, type WorkloadKind } from '../../design/design.ts';
import { isIpv6Only } from '../../planning/ipv6.ts';
import { listOf } from '../figures.ts';
import { nameIn } from '../network.ts';
import { awsPage, type Found, type FindingContext, type FindingRule } from './rule.ts';

/** What needs IPv4 in its subnet, and the page that says so. */
const NEEDS_IPV4: Partial<Readonly<Record<WorkloadKind, ReturnType<typeof awsPage>>>> = {
  'application-load-balancer': awsPage(
    'Application Load Balancers: IP address types',
    'elasticloadbalancing/latest/application/application-load-balancers.html',
  ),
  'network-load-balancer': awsPage(
    'Network Load Balancers: IP address types',
    'elasticloadbalancing/latest/network/network-load-balancers.html',
  ),
  rds: awsPage(
    'Working with a DB instance in a VPC',
    'AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  ),
  'amazon-mq': awsPage(
    'Amazon MQ broker networking',
    'amazon-mq/latest/developer-guide/amazon-mq-setting-up.html',
  ),
  lambda: awsPage('Giving Lambda functions access to a VPC', 'lambda/latest/dg/configuration-vpc.html'),
};

/** A subnet with IPv6 alone under something that needs IPv4 there. */
export const ipv6OnlyPlacement: FindingRule = {
  id: 'ipv6OnlyPlacement',
  title: 'IPv6-only subnets under what needs IPv4',
  severity: 'error',
  source: awsPage('Subnet types', 'vpc/latest/userguide/configure-subnets.html'),
  find: (context) => [...workloads(context), ...endpoints(context)],
};

function ipv6OnlySubnets({ network }: FindingContext, tier: string) {
  return (network.byTier.get(tier) ?? []).filter(({ subnet }) => isIpv6Only(subnet));
}

function workloads(context: FindingContext): readonly Found[] {
  const { design } = context;
  return Object.entries(design.workloads).flatMap(([id, { name, kind, tier }]) => {
    const source = NEEDS_IPV4[kind];
    const alone = ipv6OnlySubnets(context, tier);
    if (source === undefined || alone.length === 0) return [];
    return [found(design, `workload:${id}`, name, tier, alone, source)];
  });
}

/** An interface endpoint takes one subnet a zone, and passes over those with IPv6 alone. */
function endpoints(context: FindingContext): readonly Found[] {
  const { design, routes, network } = context;
  const source = awsPage(
    'Access an AWS service using an interface VPC endpoint',
    'vpc/latest/privatelink/create-interface-endpoint.html',
  );
  return Object.entries(design.endpoints).flatMap(([id, endpoint]) => {
    if (endpoint.type !== 'interface') return [];
    const alone = ipv6OnlySubnets(context, endpoint.tier);
    const served = new Set(
      routes.endpoints[id]?.subnets.map((subnet) => network.byId.get(subnet)?.subnet.zone),
    );
    const missing = alone.filter(
      ({ subnet }) => !served.has(subnet.zone) && (endpoint.zones?.includes(subnet.zone) ?? true),
    );
    if (missing.length === 0) return [];
    const name = `The endpoint for ${routes.endpoints[id]?.label ?? endpoint.service}`;
    return [found(design, `endpoint:${id}`, name, endpoint.tier, missing, source)];
  });
}

function found(
  design: Design,
  ref: string,
  name: string,
  tier: string,
  alone: ReturnType<typeof ipv6OnlySubnets>,
  source: ReturnType<typeof awsPage>,
): Found {
  const names = listOf(alone.map(({ subnet }) => subnet.name));
  return {
    about: ref,
    title: `${name} needs IPv4, and ${names} ${alone.length === 1 ? 'has' : 'have'} IPv6 alone.`,
    why: 'AWS creates it in subnets with IPv4, or with both; give these both or move it to another tier.',
    subjects: [ref, refOf('tier', tier), ...alone.map(({ id }) => refOf('subnet', id))],
    source,
    fix: {
      label: `Give ${nameIn(design.tiers, tier)} IPv4 and IPv6`,
      commands: [{ type: 'setTierIpv6', id: tier, family: 'dual-stack' }],
    },
  };
}
