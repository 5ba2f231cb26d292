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

/** No chain of suggestions is longer: a text, its network, a size AWS takes, a free block of that size. */
const HOPS = 4;

/**
 * What `read` makes of `text`, except that a refusal offers only what `read` takes: a suggestion that it refuses in
 * turn gives way to what that refusal suggests, and to nothing when this leads nowhere.
 */
export function offeringWhatWorks<T>(
  read: (text: string) => Result<T, Refusal>,
  text: string,
): Result<T, Refusal> {
  const first = read(text);
  if (first.ok || first.error.suggestion === undefined) return first;
  const { suggestion, ...refusal } = first.error;
  const works = whatWorks(read, suggestion);
  if (works === suggestion) return first;
  if (works === undefined) return err(refusal);
  return err({ ...refusal, message: advising(refusal.message, works), suggestion: works });
}

function whatWorks(read: (text: string) => Result<unknown, Refusal>, from: string): string | undefined {
  let tried = from;
  for (let hop = 0; hop < HOPS; hop += 1) {
    const answer = read(tried);
    if (answer.ok) return tried;
    if (answer.error.suggestion === undefined) return undefined;
    tried = answer.error.suggestion;
  }
  return undefined;
}

/** The sentence with its advice, which stands after the last semicolon, replaced. */
function advising(message: string, works: string): string {
  const end = message.lastIndexOf(';');
  return end < 0 ? message : `${message.slice(0, end)}; ${works} would work.`;
}
