import { type Design, entryOf, type Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { type Result, err, ok } from '../result.ts';
import { nameIn } from './lookUp.ts';

/**
 * Refuses an edit that makes a deployed subnet smaller or larger where it is: `<command>/deployed`. AWS cannot change a
 * subnet's block ("you can't change the size of a subnet", Subnet CIDR blocks, Amazon VPC User Guide), and
 * CloudFormation would have to make its replacement, over the same addresses, while the old one still stands.
 */
export function checkReshaping(
  design: Design,
  command: string,
  id: Id,
  how: 'shrink' | 'widen',
): Result<null, Refusal> {
  const deployed = entryOf(design.deployment?.subnetIds ?? {}, id);
  if (deployed === undefined) return ok(null);
  const name = nameIn(design.subnets, id);
  return err({
    type: `${command}/deployed`,
    message: `${name} is deployed as ${deployed}, and AWS cannot ${how} a subnet where it is; add another subnet beside it.`,
    subject: `subnet:${id}`,
  });
}
