/** A directed graph by index: nodes are 0 to `size` - 1. */
export type GraphEdge = { readonly from: number; readonly to: number };

/** A rank for each node, and for each edge whether it had to be turned round to point downwards. */
export type Ranks = {
  readonly rankOf: readonly number[];
  readonly turned: readonly boolean[];
  readonly count: number;
};

/**
 * Ranks from the longest path, so that every edge points to a higher rank once the edges that close a cycle are
 * turned round. A node that nothing leads to stands right above what it leads to, unless it is kept on top. A rank
 * of more than `widest` nodes is wrapped into several. Edges from a node to itself are no matter.
 */
export function rankNodes(
  size: number,
  edges: readonly GraphEdge[],
  keptOnTop: ReadonlySet<number>,
  widest: number,
): Ranks {
  const turned = turnCycles(size, edges);
  const down = edges.map(({ from, to }, index) =>
    turned[index] === true ? { from: to, to: from } : { from, to },
  );
  const order = topologicalOrder(size, down);
  const below = successors(size, down);
  const rank = new Array<number>(size).fill(0);
  for (const node of order) {
    for (const next of below[node] ?? []) rank[next] = Math.max(rank[next] ?? 0, (rank[node] ?? 0) + 1);
  }
  const led = new Set(down.filter(({ from, to }) => from !== to).map(({ to }) => to));
  for (let node = 0; node < size; node += 1) {
    const next = below[node] ?? [];
    if (next.length === 0 || led.has(node) || keptOnTop.has(node)) continue;
    rank[node] = Math.min(...next.map((other) => rank[other] ?? 0)) - 1;
  }
  return { ...wrapRanks(rank, order, widest), turned };
}

function wrapRanks(rank: readonly number[], order: readonly number[], widest: number) {
  const rankOf = [...rank];
  const rows = new Map<number, number[]>();
  for (const node of order) {
    const key = rank[node] ?? 0;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [node]);
    else row.push(node);
  }
  let next = 0;
  for (const key of [...rows.keys()].sort((a, b) => a - b)) {
    const nodes = rows.get(key) ?? [];
    const lines = Math.ceil(nodes.length / widest);
    const perLine = Math.ceil(nodes.length / lines);
    nodes.forEach((node, index) => (rankOf[node] = next + Math.floor(index / perLine)));
    next += lines;
  }
  return { rankOf, count: next };
}

function successors(size: number, edges: readonly GraphEdge[]): readonly (readonly number[])[] {
  const lists = Array.from({ length: size }, (): number[] => []);
  for (const { from, to } of edges) if (from !== to) lists[from]?.push(to);
  return lists;
}

/** Depth first without recursion; an edge to a node that is still open closes a cycle. */
function turnCycles(size: number, edges: readonly GraphEdge[]): boolean[] {
  const turned = new Array<boolean>(edges.length).fill(false);
  const out = Array.from({ length: size }, (): number[] => []);
  const entered = new Array<number>(size).fill(0);
  edges.forEach(({ from, to }, index) => {
    if (from === to) return;
    out[from]?.push(index);
    entered[to] = (entered[to] ?? 0) + 1;
  });
  const state = new Array<'new' | 'open' | 'done'>(size).fill('new');
  const starts = Array.from({ length: size }, (_, node) => node).sort(
    (a, b) => Number((entered[a] ?? 0) > 0) - Number((entered[b] ?? 0) > 0),
  );
  for (const start of starts) {
    if (state[start] !== 'new') continue;
    const stack = [{ node: start, at: 0 }];
    state[start] = 'open';
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const index = out[top.node]?.[top.at];
      top.at += 1;
      if (index === undefined) {
        state[top.node] = 'done';
        stack.pop();
        continue;
      }
      const to = edges[index]?.to ?? start;
      if (state[to] === 'open') turned[index] = true;
      else if (state[to] === 'new') {
        state[to] = 'open';
        stack.push({ node: to, at: 0 });
      }
    }
  }
  return turned;
}

function topologicalOrder(size: number, edges: readonly GraphEdge[]): readonly number[] {
  const below = successors(size, edges);
  const waiting = new Array<number>(size).fill(0);
  for (const list of below) for (const to of list) waiting[to] = (waiting[to] ?? 0) + 1;
  const order = Array.from({ length: size }, (_, node) => node).filter((node) => waiting[node] === 0);
  for (let at = 0; at < order.length; at += 1) {
    for (const to of below[order[at] ?? 0] ?? []) {
      waiting[to] = (waiting[to] ?? 0) - 1;
      if (waiting[to] === 0) order.push(to);
    }
  }
  return order;
}
