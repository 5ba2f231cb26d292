import { batchOf, type Command } from '../../engine/commands/command.ts';
import { type Design, entryOf, readRef, type Ref, type Traffic } from '../../engine/design/design.ts';
import { endName, sameTraffic } from '../../engine/design/traffic.ts';
import type {
  Evaluation,
  SecurityEdge,
  SecurityNode,
  SecurityReport,
} from '../../engine/evaluation/evaluation.ts';
import { halfRules, wholenessOf, type Wholeness } from '../../engine/evaluation/flowWords.ts';
import { endpointName } from '../names.ts';

/*
 * The matrix as it is shown: who stands at its sides, what each cell says, what of it is new since the last version, and
 * which edit a text written into a cell is.
 */

/** A row's or column's end, with what carries it: workloads and endpoints of a group, what else an end is. */
export type MatrixEnd = { readonly ref: Ref; readonly label: string; readonly attached: string };

/** What has become of a cell since the last version, in words: "new", "gone: tcp 80", "+ tcp 443, − tcp 80". */
export type CellChange = { readonly kind: 'added' | 'removed' | 'changed'; readonly words: string };

export type MatrixCell = {
  readonly from: Ref;
  readonly to: Ref;
  readonly flows: SecurityEdge['flows'];
  /** "tcp 443, 8080", whole, and as a cell's field has it. */
  readonly text: string;
  readonly whole: Wholeness;
  /** Whether the whole internet is let in. */
  readonly open: boolean;
  readonly change: CellChange | null;
};

export type Matrix = {
  readonly rows: readonly MatrixEnd[];
  readonly columns: readonly MatrixEnd[];
  /** Cells that say something, by `edge:<from>><to>`. */
  readonly cells: ReadonlyMap<Ref, MatrixCell>;
};

/** The ref of a cell, which is that of its edge. */
export const cellRef = (from: Ref, to: Ref): Ref => `edge:${from}>${to}`;

/** The matrix of a design against that of an earlier one; what only the earlier one had stays as a cell that is gone. */
export function matrixOf(design: Design, evaluation: Evaluation, before: SecurityReport): Matrix {
  const { security } = evaluation;
  const half = halfRules(evaluation);
  const ends = endsOfBoth(design, security, before);
  const earlier = new Map(before.edges.map((edge) => [edge.ref, edge]));
  const now = new Map(security.edges.map((edge) => [edge.ref, edge]));
  const cells = new Map<Ref, MatrixCell>();
  for (const [ref, { from, to }] of new Map([...earlier, ...now])) {
    const flows = now.get(ref)?.flows ?? [];
    cells.set(ref, {
      ...{ from, to, flows, text: cellText(flows) },
      whole: wholenessOf(flows, half),
      open: flows.length > 0 && isInternet(from),
      change: changeOf(earlier.get(ref)?.flows ?? [], flows),
    });
  }
  return { rows: ends.filter(({ ref }) => canSend(ref, cells)), columns: ends, cells };
}

function endsOfBoth(design: Design, now: SecurityReport, before: SecurityReport): readonly MatrixEnd[] {
  const nodes = new Map([...before.nodes, ...now.nodes].map((node) => [node.ref, node]));
  const current = now.nodes.map(({ ref }) => ref);
  const gone = [...nodes.keys()].filter((ref) => !current.includes(ref));
  return [...current, ...(gone.length > 200 ? [] : gone)].flatMap((ref) => {
    const node = nodes.get(ref);
    return node === undefined ? [] : [{ ref, label: node.label, attached: attachedTo(design, now, node) }];
  });
}

function attachedTo(design: Design, { attachments }: SecurityReport, { ref, detail }: SecurityNode): string {
  const { kind, id } = readRef(ref);
  if (kind !== 'group') return detail;
  const held = entryOf(attachments, id);
  if (held === undefined) return 'no longer there';
  const names = [
    ...held.workloads.map((workload) => entryOf(design.workloads, workload)?.name ?? workload),
    ...held.endpoints.map((endpoint) =>
      endpointName(entryOf(design.endpoints, endpoint)?.service ?? endpoint),
    ),
  ];
  return names.length === 0 ? 'on nothing yet' : names.join(', ');
}

/** Gateway endpoints only answer; other ends may send, or did before. */
function canSend(ref: Ref, cells: ReadonlyMap<Ref, MatrixCell>): boolean {
  return readRef(ref).kind !== 'endpoint' || [...cells.values()].some(({ from }) => from === ref);
}

const isInternet = (ref: Ref): boolean => /^cidr:(0\.0\.0\.0|[0:]+)\/0$/.test(ref);

/** The flows of a cell as a person would write them: the protocol once for the ports that follow. */
export function cellText(flows: SecurityEdge['flows']): string {
  let protocol = '';
  return flows
    .map(({ label, traffic }) => {
      // Only tcp and udp go on from one to the next when the text is read again.
      const goesOn = traffic.protocol === protocol && /^(tcp|udp)$/.test(protocol) && traffic.ports !== null;
      protocol = traffic.protocol;
      return goesOn ? label.replace(/^\S+ /, '') : label;
    })
    .join(', ');
}

function changeOf(before: SecurityEdge['flows'], now: SecurityEdge['flows']): CellChange | null {
  const missingIn = (flows: SecurityEdge['flows'], others: SecurityEdge['flows']) =>
    flows.filter(({ label }) => !others.some((other) => other.label === label)).map(({ label }) => label);
  const added = missingIn(now, before);
  const removed = missingIn(before, now);
  if (before.length === 0) return { kind: 'added', words: 'new' };
  if (now.length === 0) return { kind: 'removed', words: `gone: ${removed.join(', ')}` };
  const turned = now.filter((flow) =>
    before.some(
      (other) =>
        other.label === flow.label &&
        ((other.ingressRule === null) !== (flow.ingressRule === null) ||
          (other.egressRule === null) !== (flow.egressRule === null)),
    ),
  );
  if (added.length + removed.length + turned.length === 0) return null;
  const words = [
    ...added.map((label) => `+ ${label}`),
    ...removed.map((label) => `− ${label}`),
    ...turned.map(({ label }) => `${label}: other half changed`),
  ];
  return { kind: 'changed', words: words.join(', ') };
}

/** Why nothing can be written into a cell; `null` where it can. */
export function cellRefusal(design: Design, from: Ref, to: Ref): string | null {
  const gone = [from, to].find((ref) => {
    const { kind, id } = readRef(ref);
    return kind === 'group' && entryOf(design.securityGroups, id) === undefined;
  });
  if (gone !== undefined) return 'One of the two groups is no longer there.';
  if (readRef(from).kind === 'endpoint')
    return `${endName(design, from)} only answers; nothing begins there.`;
  if (readRef(from).kind !== 'group' && readRef(to).kind !== 'group')
    return 'Rules belong to security groups, and neither end is one.';
  return null;
}

/**
 * The one edit that makes a cell say `wanted`: flows that are not in it go, those that are new come with both of their
 * rules; `null` when the cell says that already.
 */
export function cellCommand(
  design: Design,
  { from, to }: { readonly from: Ref; readonly to: Ref },
  flows: SecurityEdge['flows'],
  wanted: readonly Traffic[],
): Command | null {
  if (wanted.length === 0) return flows.length === 0 ? null : { type: 'removeFlow', from, to };
  const unique = wanted.filter((one, at) => wanted.findIndex((other) => sameTraffic(one, other)) === at);
  const commands = [
    ...unique
      .filter((traffic) => !flows.some((flow) => sameTraffic(flow.traffic, traffic)))
      .map((traffic) => ({ type: 'allowFlow', from, to, traffic }) as const),
    ...flows
      .filter(({ traffic }) => !unique.some((one) => sameTraffic(one, traffic)))
      .map(({ traffic }) => ({ type: 'removeFlow', from, to, traffic }) as const),
  ];
  const [only, ...others] = commands;
  if (only === undefined || others.length === 0) return only ?? null;
  return batchOf(`Set what ${endName(design, from)} may open to ${endName(design, to)}`, commands);
}
