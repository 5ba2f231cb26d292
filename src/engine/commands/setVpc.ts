import { z } from '../schema.ts';

import { vpcSchema } from '../design/design.ts';
import { ok } from '../result.ts';
import { defineCommand } from './definition.ts';
import { given } from './records.ts';

const { name, dnsHostnames, dnsSupport, internetGateway, flowLog, egressOnlyInternetGateway } =
  vpcSchema.shape;

/** Changes the VPC's name, DNS, gateways or flow log; what is not named stays. */
export const setVpc = defineCommand({
  schema: z.strictObject({
    type: z.literal('setVpc'),
    name: name.optional(),
    dnsHostnames: dnsHostnames.optional(),
    dnsSupport: dnsSupport.optional(),
    internetGateway: internetGateway.optional(),
    egressOnlyInternetGateway: egressOnlyInternetGateway.optional(),
    flowLog: flowLog.optional(),
  }),
  apply: (design, command) => {
    const {
      name: renamed,
      dnsHostnames: names,
      dnsSupport: support,
      internetGateway: gateway,
      egressOnlyInternetGateway: egressOnly,
      flowLog: log,
    } = command;
    const changes = {
      name: renamed,
      dnsHostnames: names,
      dnsSupport: support,
      internetGateway: gateway,
      egressOnlyInternetGateway: egressOnly,
      flowLog: log,
    };
    return ok({ ...design, vpc: { ...design.vpc, ...given(changes) } });
  },
  label: (design, changes) => {
    const { name: renamed, internetGateway: gateway, egressOnlyInternetGateway: egressOnly } = changes;
    const { flowLog: log } = changes;
    if (Object.keys(changes).length !== 2) return `Change ${design.vpc.name}`;
    if (renamed !== undefined) return `Rename the VPC to ${renamed}`;
    if (gateway !== undefined) return `${gateway ? 'Add' : 'Remove'} the internet gateway`;
    if (egressOnly !== undefined) return `${egressOnly ? 'Add' : 'Remove'} the egress-only internet gateway`;
    if (log !== undefined) return log === null ? 'Remove the VPC flow log' : 'Change the VPC flow log';
    return `Change the DNS settings of ${design.vpc.name}`;
  },
});
