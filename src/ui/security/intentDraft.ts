import { type Design, entryOf, type Intent, type ReachEnd, type Ref } from '../../engine/design/design.ts';
import { reachEndMenu, reachEndOf, reachEndRef, type ReachSide } from '../../engine/design/reachEnds.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { trafficLabel } from '../../engine/design/traffic.ts';
import { parseTraffic } from '../../engine/design/trafficText.ts';
import { err, ok, type Result } from '../../engine/result.ts';

/** One connection as it is chosen and typed. */
export type ConnectionDraft = { readonly from: Ref; readonly to: Ref; readonly traffic: string };

/** An intent while it is written: what the fields of its form hold. */
export type IntentDraft = ConnectionDraft & {
  readonly kind: Intent['kind'];
  /** The endpoint that everything must pass. */
  readonly endpoint: string;
  readonly allowed: readonly ConnectionDraft[];
  readonly notes: string;
};

/** The kinds of intents as a person chooses them, in the order of the menu. */
export const intentKinds: readonly { readonly kind: Intent['kind']; readonly label: string }[] = [
  { kind: 'never', label: 'Nothing gets from one end to the other' },
  { kind: 'reaches', label: 'One end can always reach the other' },
  { kind: 'only-through', label: 'An AWS service only through an endpoint' },
  { kind: 'only-these', label: 'Between tiers only these connections' },
];

/** What the form of a new intent begins with. */
export function newDraft(design: Design): IntentDraft {
  const workload = firstEnd(design, 'between-tiers');
  return {
    ...{ kind: 'never', from: 'internet', to: workload, traffic: '', notes: '' },
    endpoint: Object.keys(design.endpoints)[0] ?? '',
    allowed: [newConnection(design)],
  };
}

/** What a further connection between tiers begins with. */
export function newConnection(design: Design): ConnectionDraft {
  const [first, second] = reachEndMenu(design, 'between-tiers')[0]?.ends ?? [];
  return { from: first?.ref ?? '', to: (second ?? first)?.ref ?? '', traffic: '443/tcp' };
}

/** What the form of an intent that is there shows. */
export function draftOf(design: Design, intent: Intent): IntentDraft {
  const base = { ...newDraft(design), kind: intent.kind, notes: intent.notes };
  switch (intent.kind) {
    case 'only-these':
      return { ...base, allowed: intent.allowed.map(connectionDraft) };
    case 'only-through':
      return { ...base, from: reachEndRef(intent.from), endpoint: intent.endpoint };
    case 'never':
    case 'reaches':
      return { ...base, ...connectionDraft(intent) };
  }
}

/**
 * The intent that the form says. Refuses traffic that cannot be read, an end that is no end, and what nobody has said
 * (`intent/…`); whether the design has it is for the command to say.
 */
export function intentOf(design: Design, draft: IntentDraft): Result<Intent, Refusal> {
  const { kind, notes } = draft;
  if (kind === 'only-these') {
    const allowed = [];
    for (const one of draft.allowed) {
      const connection = connectionOf(one);
      if (!connection.ok) return connection;
      allowed.push(connection.value);
    }
    return ok({ kind, allowed, notes });
  }
  if (kind === 'only-through') {
    const from = endOf(draft.from);
    if (!from.ok) return from;
    const service = entryOf(design.endpoints, draft.endpoint)?.service;
    if (service === undefined) {
      return err({
        type: 'intent/no-endpoint',
        message: 'There is no endpoint to pass yet; place one first.',
      });
    }
    return ok({ kind, from: from.value, service, endpoint: draft.endpoint, notes });
  }
  const isAll = draft.traffic.trim() === '' && kind === 'never';
  const connection = connectionOf(isAll ? { ...draft, traffic: 'all' } : draft);
  if (!connection.ok) return connection;
  if (kind === 'reaches') return ok({ kind, ...connection.value, notes });
  const { from, to, traffic } = connection.value;
  return ok({ kind, from, to, traffic: isAll ? null : traffic, notes });
}

type Connection = Extract<Intent, { kind: 'only-these' }>['allowed'][number];

function connectionOf({ from, to, traffic: text }: ConnectionDraft): Result<Connection, Refusal> {
  const source = endOf(from);
  if (!source.ok) return source;
  const target = endOf(to);
  if (!target.ok) return target;
  if (text.trim() === '') {
    return err({
      type: 'intent/no-traffic',
      message: 'The traffic is missing; write a port such as 443/tcp, or all.',
    });
  }
  const traffic = parseTraffic(text);
  return traffic.ok ? ok({ from: source.value, to: target.value, traffic: traffic.value }) : traffic;
}

function endOf(ref: Ref): Result<ReachEnd, Refusal> {
  const end = reachEndOf(ref);
  if (end === undefined || (end.kind === 'cidr' && end.cidr === '')) {
    return err({
      type: 'intent/no-end',
      message: 'An end is missing; choose one, or write an address range such as 10.8.0.0/16.',
    });
  }
  return ok(end);
}

function connectionDraft({
  from,
  to,
  traffic,
}: Extract<Intent, { kind: 'never' }> | Connection): ConnectionDraft {
  return {
    from: reachEndRef(from),
    to: reachEndRef(to),
    traffic: traffic === null ? '' : trafficLabel(traffic),
  };
}

function firstEnd(design: Design, side: ReachSide): Ref {
  return reachEndMenu(design, side)[0]?.ends[0]?.ref ?? 'internet';
}
