import './addressMap.css';

import { useRef } from 'react';

import type { Evaluation } from '../../engine/evaluation/evaluation.ts';
import { evaluationOf, useEditorState } from '../EditorContext.tsx';
import { useFollowed } from '../useFollowed.ts';
import { MapHead } from './MapHead.tsx';
import { MapOverview } from './MapOverview.tsx';
import { MapTrack } from './MapTrack.tsx';
import { OtherNetworks } from './OtherNetworks.tsx';
import { useAsked, useMapView, useWidth } from './useMapView.ts';

/** Up to this many subnets the map changes in the same frame as the other figures. */
const AT_ONCE = 100;

/** The VPC's blocks to scale, closer where one looks, with everything that lies in them and beside them. */
export function AddressMap() {
  const newest = useEditorState(evaluationOf);
  const evaluation = useFollowed(newest, newest.totals.subnets > AT_ONCE);
  const element = useRef<HTMLDivElement>(null);
  const pixels = useWidth(element);
  const map = useMapView(evaluation.plan, pixels);
  useAsked(evaluation.plan, map, pixels);
  return (
    <div className="map" ref={element}>
      <MapHead map={map} />
      <MapOverview evaluation={evaluation} map={map} />
      <MapTrack map={map} pixels={pixels} evaluation={evaluation} />
      <OtherNetworks />
      <NeedLine evaluation={evaluation} />
    </div>
  );
}

function NeedLine({ evaluation: { need } }: { readonly evaluation: Evaluation }) {
  return (
    <p className="needLine" title={need.reasons.join('\n')}>
      <span className="heading">Addresses needed</span>
      <strong>{need.formula}</strong>
      <span className="muted">
        → at least /{need.prefixForNeed}; this layout needs /{need.prefixForLayout}
      </span>
    </p>
  );
}
