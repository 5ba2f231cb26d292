import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankNodes } from './graphRanks.ts';
import { layoutGraph, type GraphNode } from './layeredGraph.ts';

const box: GraphNode = { width: 120, height: 46, extra: 0, keepOnTop: false };
const boxes = (count: number): GraphNode[] => Array.from({ length: count }, () => box);
const edge = (from: number, to: number) => ({ from, to, labelWidth: 60 });

const anyEdges = fc
  .array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 60 })
  .map((pairs) => pairs.filter(([from, to]) => from !== to).map(([from, to]) => ({ from, to })));

describe('rankNodes', () => {
  it('points every edge downwards once cycles are turned round', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const { rankOf, turned, count } = rankNodes(20, edges, new Set(), 8);

        edges.forEach(({ from, to }, index) => {
          const [upper = 0, lower = 0] =
            turned[index] === true ? [rankOf[to], rankOf[from]] : [rankOf[from], rankOf[to]];
          expect(upper).toBeLessThan(lower);
          expect(lower).toBeLessThan(count);
          expect(upper).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  it('turns nothing round where there is no cycle', () => {
    const { turned } = rankNodes(3, [edge(0, 1), edge(1, 2), edge(0, 2)], new Set(), 8);

    expect(turned).toEqual([false, false, false]);
  });

  it('brings a source down to what it leads to, unless it is kept on top', () => {
    const edges = [edge(0, 1), edge(1, 2), edge(3, 2)];

    expect(rankNodes(4, edges, new Set(), 8).rankOf).toEqual([0, 1, 2, 1]);
    expect(rankNodes(4, edges, new Set([3]), 8).rankOf).toEqual([0, 1, 2, 0]);
  });

  it('wraps a rank that would be too wide', () => {
    const { rankOf, count } = rankNodes(
      11,
      Array.from({ length: 10 }, (_, index) => edge(0, index + 1)),
      new Set(),
      4,
    );

    expect(count).toBe(4);
    expect(rankOf.filter((rank) => rank === 1).length).toBeLessThanOrEqual(4);
  });
});

describe('layoutGraph', () => {
  it('stands boxes in a chain exactly below each other with straight edges', () => {
    const { nodes, edges } = layoutGraph(boxes(3), [edge(0, 1), edge(1, 2)]);

    expect(nodes.map(({ x }) => x)).toEqual([0, 0, 0]);
    expect(new Set(edges.flatMap(({ points }) => points.map(({ x }) => x)))).toEqual(new Set([60]));
  });

  it('runs every edge from its first box to its second, also in a cycle', () => {
    const edges = [edge(0, 1), edge(1, 2), edge(2, 0)];
    const { nodes, edges: routed } = layoutGraph(boxes(3), edges);

    edges.forEach(({ from, to }, index) => {
      const points = routed[index]?.points ?? [];
      const [start, end] = [points[0], points.at(-1)];
      const [first, second] = [nodes[from], nodes[to]];
      expect([first?.y, (first?.y ?? 0) + 46]).toContain(start?.y);
      expect([second?.y, (second?.y ?? 0) + 46]).toContain(end?.y);
    });
  });

  it('draws a plain tree without a crossing', () => {
    const { nodes } = layoutGraph(boxes(7), [
      edge(0, 1),
      edge(0, 2),
      edge(2, 3),
      edge(2, 4),
      edge(1, 5),
      edge(1, 6),
    ]);
    const side = (a: number, b: number) => Math.sign((nodes[a]?.x ?? 0) - (nodes[b]?.x ?? 0));

    expect(side(5, 3)).toBe(side(1, 2));
    expect(side(6, 4)).toBe(side(1, 2));
  });

  it('wraps four boxes that two others lead to into two rows without crossing an edge', () => {
    const pairs = [0, 1].flatMap((from) => [2, 3, 4, 5].map((to) => edge(from, to)));
    const { nodes, edges } = layoutGraph(boxes(6), [edge(0, 1), ...pairs]);
    const xsAt = (y: number) =>
      edges.map(({ points }) => ({
        start: points[0]?.x ?? 0,
        at: points.find((point) => Math.abs(point.y - y) < 0.01)?.x ?? null,
      }));
    const upper = nodes[1]?.y ?? 0;
    const passing = xsAt(upper).flatMap(({ start, at }) => (at === null ? [] : [{ start, at }]));
    const sorted = [...passing].sort((a, b) => a.start - b.start).map(({ at }) => at);

    expect(new Set(nodes.slice(2).map(({ y }) => y)).size).toBe(2);
    expect(passing).toHaveLength(5);
    expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
  });

  it('places 300 boxes and 1,000 edges with every box apart from every other', () => {
    const edges = Array.from({ length: 1000 }, (_, index) =>
      edge((index * 7) % 300, (index * 31 + 11) % 300),
    ).filter(({ from, to }) => from !== to);
    const { nodes } = layoutGraph(boxes(300), edges);
    const corners = new Set(nodes.map(({ x, y }) => `${String(Math.round(x))} ${String(Math.round(y))}`));

    expect(corners.size).toBe(300);
  });
});
