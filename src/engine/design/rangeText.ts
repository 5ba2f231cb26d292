import { type Result, err, ok } from '../result.ts';
import type { Design, Peer } from './design.ts';
import { readPeer } from './peerText.ts';
import type { Refusal } from './refusal.ts';

/** The other side of a rule where it is none of the design's own things. */
export type RangePeer = Extract<Peer, { readonly kind: 'cidr' | 'prefix-list' }>;

/** What `readPeer` says of text that was meant to be a range. */
const ABOUT_RANGES: ReadonlySet<string> = new Set(['peer/not-a-block', 'peer/a-range', 'peer/prefix-list']);

/**
 * An address range or a prefix list as a person writes it: a block, an address for that one address, "anywhere", the id
 * of a prefix list, or the name that AWS gives the lists of S3 and DynamoDB. Refuses what is neither with
 * `peer/not-a-range`, and what is written like one with `peer/not-a-block`, `/a-range` or `/prefix-list`.
 */
export function readRange(design: Design, text: string): Result<RangePeer, Refusal> {
  const read = readPeer(design, text, null);
  if (!read.ok) return ABOUT_RANGES.has(read.error.type) ? read : err(neither(text));
  const { value: peer } = read;
  return peer.kind === 'cidr' || peer.kind === 'prefix-list' ? ok(peer) : err(neither(text));
}

function neither(text: string): Refusal {
  const wanted = 'an address range such as 10.0.0.0/8 or a prefix list id such as pl-63a5400a';
  const written = text.trim();
  return {
    type: 'peer/not-a-range',
    message: written === '' ? `Write ${wanted}.` : `“${written}” is neither; write ${wanted}.`,
  };
}
