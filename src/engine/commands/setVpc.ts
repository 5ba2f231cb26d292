import { z } from '../schema.ts';

import { vpcSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { given } from './records.ts';

const { name, dnsHostnames, dnsSupport, internetGateway, flowLog, egressOnlyInternetGateway, defaultGroup } =
  vpcSchema.shape;

/** Changes the VPC's name, DNS, gateways, flow log or what becomes of its default group; what is not named stays. */
export const setVpc = defineCommand({
  schema: z.strictObject({
    type: z.literal('setVpc'),
    name: name.optional(),
    dnsHostnames: dnsHostnames.optional(),
    dnsSupport: dnsSupport.optional(),
    internetGateway: internetGateway.optional(),
    egressOnlyInternetGateway: egressOnlyInternetGateway.optional(),
    flowLog: flowLog.optional(),
    defaultGroup: defaultGroup.optional(),
  }),
  apply: (design, command) => {
    const {
      name: renamed,
      dnsHostnames: names,
      dnsSupport: support,
      internetGateway: gateway,
      egressOnlyInternetGateway: egressOnly,
      flowLog: log,
      defaultGroup: group,
    } = command;
    const changes = {
      name: renamed,
      dnsHostnames: names,
      dnsSupport: support,
      internetGateway: gateway,
      egressOnlyInternetGateway: egressOnly,
      flowLog: log,
      defaultGroup: group,
    };
    return ok({ ...design, vpc: { ...design.vpc, ...given(changes) } });
  },
  label: (design, changes) => {
    const { name: renamed, internetGateway: gateway, egressOnlyInternetGateway: egressOnly } = changes;
    const { flowLog: log, defaultGroup: group } = changes;
    if (Object.keys(changes).length !== 2) return `Change ${design.vpc.name}`;
    if (renamed !== undefined) return `Rename the VPC to ${renamed}`;
    if (gateway !== undefined) return `${gateway ? 'Add' : 'Remove'} the internet gateway`;
    if (egressOnly !== undefined) return `${egressOnly ? 'Add' : 'Remove'} the egress-only internet gateway`;
    if (log !== undefined) return log === null ? 'Remove the VPC flow log' : 'Change the VPC flow log';
    if (group !== undefined)
      return group === 'closed'
        ? 'Close the default security group'
        : 'Leave the default security group as created';
    return `Change the DNS settings of ${design.vpc.name}`;
  },
});
