import { refOf, type Id, type NetworkAcl } from '../../design/design.ts';
import {
  EPHEMERAL,
  missingReturns,
  type MissingReturn,
  withReturnTraffic,
} from '../../design/returnTraffic.ts';
import { trafficLabel } from '../../design/traffic.ts';
import { awsPage, type FindingContext, type FindingRule, type Found } from './rule.ts';

/** A network ACL that lets connections through and blocks their replies. */
export const networkAclReturn: FindingRule = {
  id: 'networkAclReturn',
  title: 'Network ACLs that block return traffic',
  severity: 'error',
  source: awsPage('Custom network ACLs: ephemeral ports', 'vpc/latest/userguide/custom-network-acl.html'),
  find: (context) => {
    const guarding = new Set(Object.values(context.design.subnets).map(({ networkAcl }) => networkAcl));
    return Object.entries(context.design.networkAcls).flatMap(([id, acl]) =>
      guarding.has(id) ? blocking(context, id, acl) : [],
    );
  },
};

/** One for each way of the replies, which tells of the first connections that it hits. */
function blocking({ design }: FindingContext, id: Id, acl: NetworkAcl): readonly Found[] {
  const missing = missingReturns(acl);
  const mended = withReturnTraffic(acl);
  const subnets = Object.entries(design.subnets).filter(([, { networkAcl }]) => networkAcl === id);
  return (['ingress', 'egress'] as const).flatMap((direction) => {
    const own = missing.filter((one) => one.direction === direction);
    const [first] = own;
    if (first === undefined) return [];
    const partly = own.every((one) => one.partly);
    return [
      {
        about: `network-acl:${id}/${direction}`,
        ...(partly ? { severity: 'warning' as const } : {}),
        title: titleOf(acl, first),
        why: `A network ACL keeps no state, so replies need an entry of their own, to the ports that connections are opened from: ${EPHEMERAL.from} to ${EPHEMERAL.to} for load balancers, NAT gateways and Lambda, 32768 to 60999 for most Linux.`,
        subjects: [refOf('network-acl', id), ...subnets.map(([subnet]) => refOf('subnet', subnet))],
        ...(mended === acl
          ? {}
          : {
              fix: {
                label: 'Allow return traffic',
                commands: [{ type: 'putNetworkAcl' as const, id, networkAcl: mended }],
              },
            }),
      },
    ];
  });
}

function titleOf(
  acl: NetworkAcl,
  { direction, protocol, cidr, allowedBy, deniedBy, partly }: MissingReturn,
): string {
  const entry = acl.entries.find((one) => one.number === allowedBy && one.direction !== direction);
  const what = trafficLabel(entry?.traffic ?? { protocol, ports: null });
  const opened = direction === 'egress' ? `lets ${what} in from ${cidr}` : `lets ${what} out to ${cidr}`;
  const way = direction === 'egress' ? 'out' : 'back in';
  if (deniedBy !== null)
    return `${acl.name} ${opened}, but entry ${deniedBy} keeps the replies from going ${way}.`;
  if (partly) return `${acl.name} ${opened}, but lets replies ${way} for a part of the ephemeral ports only.`;
  return `${acl.name} ${opened}, but no entry lets the replies ${way}.`;
}
