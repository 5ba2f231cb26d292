import { useEffect, useMemo, useState } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import { readRef, type Ref } from '../../engine/design/design.ts';
import type { packetPaths, PacketPath } from '../../engine/scene/packetPaths.ts';
import { useEditorState } from '../EditorContext.tsx';
import { shortName } from './names.ts';
import type { ShownScene } from './useScene.ts';

type Packets = {
  readonly paths: readonly PacketPath[];
  /** What is on their way; `null` while none are shown. */
  readonly onTheWay: ReadonlySet<Ref> | null;
  readonly name: string;
  /** Whether packets are to be shown, also while their paths are still on their way. */
  readonly isWanted: boolean;
};

const noPackets: Packets = { paths: [], onTheWay: null, name: '', isWanted: false };
const areRoutesShown = (state: EditorState) => state.view.layers.routes;

/** Where the packets of the one selected subnet go, while routes are shown. */
export function usePackets({ design, evaluation, prepared }: ShownScene, selection: readonly Ref[]): Packets {
  const shown = useEditorState(areRoutesShown);
  const [only, ...others] = selection;
  const subnet = only !== undefined && others.length === 0 && readRef(only).kind === 'subnet' ? only : null;
  const isWanted = shown && subnet !== null;
  // It loads when a subnet is first selected: most of a first visit does not need it.
  const [pathsOf, setPathsOf] = useState<typeof packetPaths | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    void import('../../engine/scene/packetPaths.ts').then((module) => setPathsOf(() => module.packetPaths));
  }, [isWanted]);
  return useMemo(() => {
    if (!isWanted) return noPackets;
    if (pathsOf === null) return { ...noPackets, isWanted };
    const paths = pathsOf(design, evaluation, prepared.scene, readRef(subnet).id);
    if (paths.length === 0) return noPackets;
    const ends = paths.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
    const homes = Object.values(evaluation.routes.natGateways).flatMap(({ id, subnet: home }) =>
      home !== null && ends.includes(`nat:${id}`) ? [`subnet:${home}`] : [],
    );
    return {
      paths,
      onTheWay: new Set([...ends, ...homes]),
      name: shortName(subnet, design, evaluation),
      isWanted,
    };
  }, [isWanted, pathsOf, subnet, design, evaluation, prepared]);
}
