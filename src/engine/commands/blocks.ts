import { type Cidr, parseCidr } from '../cidr/cidr.ts';
import { checkVpcBlock, mayAssociate } from '../cidr/awsLimits.ts';
import type { Refusal } from '../design/refusal.ts';
import { type Result, err, ok } from '../result.ts';

/** The block that `text` names, or the parser's sentence as a refusal of `<command>/not-a-block`. */
export function readBlock(command: string, text: string): Result<Cidr, Refusal> {
  const parsed = parseCidr(text);
  return parsed.ok ? parsed : err(asRefusal(`${command}/not-a-block`, parsed.error));
}

/**
 * Refuses a list of VPC blocks that AWS would not take, the primary one first: `<command>/aws`, with AWS's rule in the
 * sentence. The quota of five is not checked, since it can be raised.
 */
export function checkVpcBlocks(command: string, blocks: readonly Cidr[]): Result<null, Refusal> {
  for (const [index, cidr] of blocks.entries()) {
    const allowed = index === 0 ? checkVpcBlock(cidr) : mayAssociate(blocks.slice(0, index), cidr);
    if (!allowed.ok) return err(asRefusal(`${command}/aws`, allowed.error));
  }
  return ok(null);
}

/** A sentence with its suggestion, if it has one, as a refusal of this type. */
export function asRefusal(
  type: string,
  problem: { readonly message: string; readonly suggestion?: string },
): Refusal {
  const { message, suggestion } = problem;
  return suggestion === undefined ? { type, message } : { type, message, suggestion };
}
