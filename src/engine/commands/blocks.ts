import { type Cidr, formatCidr, parseCidr } from '../cidr/cidr.ts';
import { checkVpcBlock, mayAssociate } from '../cidr/awsLimits.ts';
import type { Refusal } from '../design/refusal.ts';
import { freeVpcBlock } from '../planning/vpcBlockChoice.ts';
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
export function checkVpcBlocks(
  command: string,
  blocks: readonly Cidr[],
  edited?: EditedBlock,
): Result<null, Refusal> {
  for (const [index, cidr] of blocks.entries()) {
    const allowed = index === 0 ? checkVpcBlock(cidr) : mayAssociate(blocks.slice(0, index), cidr);
    if (!allowed.ok) {
      const refusal = asRefusal(`${command}/aws`, allowed.error);
      return err(edited?.index === index ? withFreeBlock(refusal, blocks, edited) : refusal);
    }
  }
  return ok(null);
}

/** The block that an edit is about, and ranges that another one in its place should not touch. */
type EditedBlock = { readonly index: number; readonly avoid: readonly Cidr[] };

/** The refusal with the nearest block of that size that AWS would take, unless it names one already. */
function withFreeBlock(refusal: Refusal, blocks: readonly Cidr[], { index, avoid }: EditedBlock): Refusal {
  const wanted = blocks[index];
  const others = blocks.filter((_, position) => position !== index);
  const free = wanted === undefined ? undefined : freeVpcBlock(others, wanted, avoid);
  if (refusal.suggestion !== undefined || free === undefined) return refusal;
  const suggestion = formatCidr(free);
  return { ...refusal, message: refusal.message.replace(/\.$/, `, such as ${suggestion}.`), suggestion };
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

/** How the advice of a refusal begins; what stands in its place otherwise is a fact, such as "the longest is /32". */
const ADVICE = /^(choose|leave|type|use|write) /;

/** The sentence with other advice than it gives after its last semicolon; a fact that stands there stays. */
function advising(message: string, works: string): string {
  const end = message.lastIndexOf('; ');
  if (end < 0) return message;
  const [fact = ''] = message
    .slice(end + 2)
    .replace(/\.$/, '')
    .split(', so ');
  const kept = ADVICE.test(fact) ? '' : `${fact}, so `;
  return `${message.slice(0, end)}; ${kept}${works} would work.`;
}
