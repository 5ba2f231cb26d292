import { type Design, entryOf, type Id, type NetworkAcl, refOf } from '../../design/design.ts';
import { resolveCidr, resolveTraffic } from './resolveTraffic.ts';
import type { LeaveOut, StackAclEntry, StackNetworkAcl, StackSubnet } from './stackModel.ts';
import { aclEntryName, type StackNames, stemOf } from './stackNames.ts';

/** The network ACLs of the design with the subnets they guard. */
export function resolveNetworkAcls(
  design: Design,
  names: StackNames,
  subnets: readonly StackSubnet[],
  leaveOut: LeaveOut,
): readonly StackNetworkAcl[] {
  return Object.entries(design.networkAcls).map(([id, acl]) => {
    const stem = stemOf(names.networkAcls, id);
    return {
      id,
      name: `${stem}NetworkAcl`,
      label: acl.name,
      entries: resolveEntries(id, acl, stem, leaveOut),
      subnets: subnets
        .filter((subnet) => entryOf(design.subnets, subnet.id)?.networkAcl === id)
        .map(({ name }) => name),
    };
  });
}

function resolveEntries(id: Id, acl: NetworkAcl, stem: string, leaveOut: LeaveOut): readonly StackAclEntry[] {
  const entries = new Map<string, StackAclEntry>();
  for (const { number, direction, action, traffic, cidr } of acl.entries) {
    const name = aclEntryName(stem, direction, number);
    const range = resolveCidr(cidr);
    if (range === undefined || entries.has(name)) {
      const why =
        range === undefined ? 'names an address range that is none' : 'has the number of an earlier one';
      leaveOut(
        refOf('network-acl', id),
        `Entry ${number} of network ACL "${acl.name}" ${why}, so the stack leaves it out.`,
      );
    } else {
      entries.set(name, {
        name,
        number,
        direction,
        action,
        traffic: resolveTraffic(traffic),
        family: range.kind,
        cidr: range.cidr,
      });
    }
  }
  return [...entries.values()];
}
