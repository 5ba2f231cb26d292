import { checkSubnetBlock } from '../cidr/awsLimits.ts';
import { formatCidr } from '../cidr/cidr.ts';
import type { Design, Id } from '../design/design.ts';
import type { Refusal } from '../design/refusal.ts';
import { asksForPlace, prefixIn } from '../planning/plan.ts';
import { blockClash } from '../planning/room.ts';
import { type Result, err, ok } from '../result.ts';
import { asRefusal, readBlock } from './blocks.ts';

/** What a person asks for: a block of their own choice, or a size to be placed. */
export type AskedCidr = { readonly cidr: string; readonly pinned: boolean };

/**
 * What `text` asks for as the CIDR of a subnet of `tier`: `10.0.4.0/22` pins it there, `/22` leaves the place to the
 * plan. `subnet` is the one that asks, when it exists.
 *
 * Refuses with `<command>/not-a-block`, `/aws` for a size AWS does not take, `/outside-vpc`, `/overlap` or `/held`.
 */
export function readSubnetCidr(
  design: Design,
  text: string,
  asker: { readonly command: string; readonly tier: Id; readonly subnet?: Id },
): Result<AskedCidr, Refusal> {
  if (asksForPlace(text)) return readSize(asker.command, text);
  const cidr = readBlock(asker.command, text);
  if (!cidr.ok) return cidr;
  const size = checkSubnetBlock(cidr.value);
  if (!size.ok) return err(asRefusal(`${asker.command}/aws`, size.error));
  const clash = blockClash(design, cidr.value, asker);
  return clash === undefined ? ok({ cidr: formatCidr(cidr.value), pinned: true }) : err(clash);
}

/** A size AWS takes for a subnet, /16 to /28 (Subnet sizing, Amazon VPC User Guide). */
function readSize(command: string, text: string): Result<AskedCidr, Refusal> {
  const prefix = prefixIn(text);
  if (prefix !== undefined && /^\/\d{2}$/.test(text) && prefix >= 16 && prefix <= 28) {
    return ok({ cidr: text, pinned: false });
  }
  const suggestion = prefix !== undefined && prefix > 28 ? '/28' : '/16';
  return err({
    type: `${command}/aws`,
    message: `"${text}" is not the size of a subnet; AWS takes /16 to /28, so ${suggestion} would work.`,
    suggestion,
  });
}
