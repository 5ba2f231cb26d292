import { contains } from '../../cidr/cidr.ts';
import { refOf, type Id, type InterfaceEndpoint } from '../../design/design.ts';
import { listOf } from '../figures.ts';
import { admitsTcp, peerBlock } from '../traffic.ts';
import { computingKinds } from '../transfer/assumptions.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/**
 * Workloads that call a service and that its endpoint's security groups do not admit. An endpoint with private DNS takes
 * the calls of the whole VPC, so whom it shuts out has no other way. That it admits nobody is a rule of its own.
 */
export const endpointShutOut: FindingRule = {
  id: 'endpointShutOut',
  title: 'Callers that an endpoint does not admit',
  severity: 'error',
  source: awsPage('Create an interface endpoint', 'vpc/latest/privatelink/create-interface-endpoint.html'),
  find: (context) =>
    Object.entries(context.design.endpoints).flatMap(([id, endpoint]) =>
      endpoint.type === 'interface' && endpoint.privateDns ? shutOut(context, id, endpoint) : [],
    ),
};

function shutOut(context: FindingContext, id: Id, endpoint: InterfaceEndpoint): readonly Found[] {
  const { design, cost, routes, rulesOf } = context;
  const way = cost.serviceWays.find((one) => one.service === endpoint.service && one.endpoint === id);
  const admitting = endpoint.securityGroups.flatMap((group) =>
    (rulesOf.get(group) ?? []).flatMap(([, { direction, traffic, peer }]) =>
      direction === 'ingress' && admitsTcp(traffic, 443) ? [peer] : [],
    ),
  );
  if (way === undefined || admitting.length === 0) return [];
  const groups = new Set(admitting.flatMap((peer) => (peer.kind === 'group' ? [peer.group] : [])));
  const blocks = admitting.flatMap((peer) => peerBlock(peer) ?? []);
  const shut = Object.entries(design.workloads).filter(
    ([, { kind, tier, securityGroups }]) =>
      computingKinds.includes(kind) &&
      way.tiers.includes(tier) &&
      securityGroups.length > 0 &&
      !securityGroups.some((group) => groups.has(group)) &&
      !(context.network.byTier.get(tier) ?? []).every(
        ({ cidr }) => cidr !== null && blocks.some((block) => contains(block, cidr)),
      ),
  );
  if (shut.length === 0) return [];
  const callers = [...new Set(shut.flatMap(([, { securityGroups }]) => securityGroups.slice(0, 1)))];
  const target = endpoint.securityGroups[0] ?? '';
  return [
    {
      about: `endpoint:${id}`,
      title: `The endpoint for ${routes.endpoints[id]?.label ?? id} does not admit ${listOf(shut.map(([, { name }]) => name))} on TCP 443.`,
      why: "Its private DNS takes over the service's name in the whole VPC, so whoever its security groups leave out cannot reach the service at all.",
      subjects: [refOf('endpoint', id), ...shut.map(([workload]) => refOf('workload', workload))],
      fix: {
        label: 'Admit HTTPS from them',
        commands: callers.map((caller) => ({
          type: 'allowFlow' as const,
          from: refOf('group', caller),
          to: refOf('group', target),
          traffic: { protocol: 'tcp', ports: { from: 443, to: 443 } },
        })),
      },
    },
  ];
}
