import '@xyflow/react/dist/base.css';

import {
  applyNodeChanges,
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react';
import { memo, useCallback, useMemo, useState } from 'react';

import type { Viewport } from '../paint.ts';
import type { PreparedScene } from '../preparedScene.ts';

/* What the canvas is measured against: the same cards and edges as React Flow's own nodes and edges, all of them. */

type CardNode = Node<{ readonly lines: readonly string[] }, 'card'>;

const Card = memo(function Card({ data }: NodeProps<CardNode>) {
  return (
    <div className="benchCard">
      <Handle type="target" position={Position.Top} />
      {data.lines.map((line, at) => (
        <div key={at}>{line}</div>
      ))}
      <Handle type="source" position={Position.Bottom} />
    </div>
  );
});

const nodeTypes = { card: Card };

type Props = {
  readonly prepared: PreparedScene;
  /** Where it opens; `null` with everything in view. */
  readonly viewport: Viewport | null;
};

export function AllInDom({ prepared, viewport }: Props) {
  const { scene, things } = prepared;
  const [nodes, setNodes] = useState<CardNode[]>(() =>
    things
      .filter(({ ref }) => /^(subnet|group|cidr):/.test(ref))
      .map(({ ref, rect: { x, y, width, height } }) => ({
        id: ref,
        type: 'card',
        position: { x, y },
        width,
        height,
        data: { lines: (prepared.textsOf.get(ref) ?? []).map((at) => scene.texts[at]?.text ?? '') },
      })),
  );
  const edges = useMemo<Edge[]>(() => {
    const ids = new Set(nodes.map(({ id }) => id));
    return scene.edges.flatMap(({ ref, from, to }, at) =>
      ids.has(from) && ids.has(to) ? [{ id: `${ref ?? ''}${String(at)}`, source: from, target: to }] : [],
    );
    // The edges belong to the scene; nodes only move.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scene]);
  const onNodesChange = useCallback(
    (changes: Parameters<typeof applyNodeChanges<CardNode>>[0]) =>
      setNodes((now) => applyNodeChanges(changes, now)),
    [],
  );
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      minZoom={0.01}
      panOnScroll
      zoomOnScroll={false}
      zoomActivationKeyCode={['Control']}
      {...(viewport === null ? { fitView: true } : { defaultViewport: viewport })}
    />
  );
}
