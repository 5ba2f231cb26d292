import type { Design, Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { type Result, err, ok } from '../result.ts';

/**
 * Refuses a security group's name that another group of the VPC has: `<command>/name-taken`, with a free one. Names are
 * unique within a VPC (CreateSecurityGroup, EC2 API Reference). `except` is the group that is being renamed.
 */
export function checkGroupName(
  design: Design,
  command: string,
  name: string,
  except?: Id,
): Result<null, Refusal> {
  const names = new Set(
    Object.entries(design.securityGroups).flatMap(([id, group]) => (id === except ? [] : [group.name])),
  );
  if (!names.has(name)) return ok(null);
  let number = 2;
  while (names.has(`${name.slice(0, 250)}-${number}`)) number += 1;
  const suggestion = `${name.slice(0, 250)}-${number}`;
  return err({
    type: `${command}/name-taken`,
    message: `There is a security group ${name} already, and names are unique in a VPC; ${suggestion} is free.`,
    suggestion,
  });
}
