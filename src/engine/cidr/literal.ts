import { type Cidr, parseCidr } from './cidr.ts';

/** The block written in the source code as `text`; throws when it is none, since that is a slip of ours. */
export function block(text: string): Cidr {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}
