import { layoutGraph, type GraphNode, type LabelledEdge, type LayeredGraph } from './layeredGraph.ts';

/** Places the boxes of a security graph and routes its edges, as {@link layoutGraph} does. */
export type GraphLayout = (
  nodes: readonly GraphNode[],
  edges: readonly LabelledEdge[],
  room: number,
) => LayeredGraph;

/** As many as somebody goes back and forth between. */
const REMEMBERED = 4;

type Laid = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly LabelledEdge[];
  readonly room: number;
  readonly graph: LayeredGraph;
};

/**
 * {@link layoutGraph} for a design that is edited: asked again for the same boxes and edges it answers with the same
 * graph. Sizes and ends are compared by value, since figures that come from another thread are never the same objects.
 */
export function rememberGraph(): GraphLayout {
  let known: readonly Laid[] = [];
  return (nodes, edges, room) => {
    const same = known.find(
      (laid) => laid.room === room && sameNodes(laid.nodes, nodes) && sameEdges(laid.edges, edges),
    );
    const newest = same ?? { nodes, edges, room, graph: layoutGraph(nodes, edges, room) };
    known = [newest, ...known.filter((laid) => laid !== same)].slice(0, REMEMBERED);
    return newest.graph;
  };
}

function sameNodes(some: readonly GraphNode[], others: readonly GraphNode[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return (
        one.width === other?.width &&
        one.height === other.height &&
        one.extra === other.extra &&
        one.keepOnTop === other.keepOnTop
      );
    })
  );
}

function sameEdges(some: readonly LabelledEdge[], others: readonly LabelledEdge[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return one.from === other?.from && one.to === other.to && one.labelWidth === other.labelWidth;
    })
  );
}
