import { type Result, err, ok } from '../result.ts';
import type { Design, NetworkAcl } from './design.ts';
import { readPeer } from './peerText.ts';
import type { Refusal } from './refusal.ts';
import { rulePartsOf } from './ruleParts.ts';
import { parseTraffic } from './trafficText.ts';

type Entry = NetworkAcl['entries'][number];

const refuse = (what: string, message: string, suggestion?: string): Result<never, Refusal> =>
  err({ type: `aclText/${what}`, message, ...(suggestion === undefined ? {} : { suggestion }) });

/**
 * An entry of a network ACL as a person writes it: "443/tcp from 10.0.0.0/16", "deny ssh from anywhere", "all to
 * 10.0.0.0/8"; without "deny" it allows. `direction` is the list it is written in, and "from" or "to" must fit it.
 *
 * Refuses with `aclText/no-range`, `/other-way`, `/not-a-range` for a group or prefix list, which no ACL can name, and with
 * what `parseTraffic` and `readPeer` refuse.
 */
export function readAclEntry(
  design: Design,
  direction: Entry['direction'],
  text: string,
): Result<Omit<Entry, 'number'>, Refusal> {
  const [, verb, bare = ''] = /^\s*(allow|deny|block)?\s*(.*)$/is.exec(text) ?? [];
  const action = verb === undefined || verb.toLowerCase() === 'allow' ? 'allow' : 'deny';
  const way = direction === 'ingress' ? 'from' : 'to';
  const parts = rulePartsOf(bare);
  if (parts === undefined)
    return refuse('no-range', `Say ${way} which addresses, as in "443/tcp ${way} 10.0.0.0/16".`);
  if (parts.way !== way) {
    const list = direction === 'ingress' ? 'lets traffic in' : 'lets traffic out';
    return refuse(
      'other-way',
      `This list ${list}; write "${way}".`,
      `${verb ?? ''} ${parts.traffic} ${way} ${parts.who}`.trim(),
    );
  }
  const traffic = parseTraffic(parts.traffic);
  if (!traffic.ok) return refuse('traffic', traffic.error.message);
  const peer = readPeer(design, parts.who, null);
  if (!peer.ok) {
    const { message, suggestion } = peer.error;
    return refuse(
      'range',
      message,
      suggestion === undefined ? undefined : `${verb ?? ''} ${parts.traffic} ${way} ${suggestion}`.trim(),
    );
  }
  if (peer.value.kind === 'cidr')
    return ok({ direction, action, traffic: traffic.value, cidr: peer.value.cidr });
  return refuse('not-a-range', 'A network ACL knows addresses alone; write a block such as 10.0.0.0/16.');
}
