import { describe, expect, it } from 'vitest';
import { layoutGraph, type GraphNode } from './layeredGraph.ts';
import { rememberGraph } from './rememberGraph.ts';

const boxes = (width: number): GraphNode[] =>
  [0, 1, 2].map(() => ({ width, height: 42, extra: 0, keepOnTop: false }));
const edges = (to: number, labelWidth = 60) => [
  { from: 0, to: 1, labelWidth },
  { from: 0, to, labelWidth },
];

describe('rememberGraph', () => {
  it('answers with the same graph for boxes and edges that are alike', () => {
    const graphOf = rememberGraph();

    expect(graphOf(boxes(120), edges(2), 400)).toBe(graphOf(boxes(120), edges(2), 400));
  });

  it.each([
    ['a box', boxes(110), edges(2), 400],
    ['the number of boxes', boxes(120).slice(1), [], 400],
    ['the end of an edge', boxes(120), edges(1), 400],
    ['a label', boxes(120), edges(2, 50), 400],
    ['the room', boxes(120), edges(2), 300],
  ])('lays the graph out anew when %s has changed', (_, nodes, links, room) => {
    const graphOf = rememberGraph();
    graphOf(boxes(120), edges(2), 400);

    expect(graphOf(nodes, links, room)).toEqual(layoutGraph(nodes, links, room));
  });
});
