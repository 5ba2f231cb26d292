import { formatCidr, formatIpv4 } from '../../engine/cidr/cidr.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { formatCount, formatShare } from '../format.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { crumbsOf, viewOf } from './mapView.ts';
import type { MapWindow } from './useMapView.ts';

/** Where you are, and the ways closer and further away. */
export function MapHead({ map }: { readonly map: MapWindow }) {
  const { name } = useEditorState(designOf).vpc;
  const { block, cidr, view } = map;
  const crumbs = crumbsOf(view, cidr);
  const whole = view.span >= viewOf(cidr).span;
  return (
    <div className="mapTop">
      <nav aria-label="Part of the address space" className="mapCrumbs">
        <span className="muted">{visibleText(name)}</span>
        {crumbs.map((crumb, index) => (
          <button
            key={formatCidr(crumb)}
            type="button"
            className="linkButton mono"
            aria-current={index === crumbs.length - 1 ? 'location' : undefined}
            onClick={() => map.show(viewOf(crumb))}
          >
            {formatCidr(crumb)}
          </button>
        ))}
      </nav>
      {block !== undefined && (
        <span className="muted mapSummary">
          {block.role === 'primary' ? 'primary' : 'secondary'} block · {formatCount(block.allocated)} of{' '}
          {formatCount(block.addresses)} in subnets · {formatShare(block.allocated / block.addresses)}
        </span>
      )}
      <span className="visuallyHidden" role="status">
        {formatIpv4(Math.floor(view.first))} to {formatIpv4(Math.ceil(view.first + view.span) - 1)}
      </span>
      <div className="mapZoom" role="group" aria-label="Zoom of the address map">
        <button type="button" className="smallButton" disabled={whole} onClick={map.whole}>
          Whole block
        </button>
        <button type="button" className="smallButton" onClick={map.inUse}>
          Part in use
        </button>
        <button
          type="button"
          className="iconButton"
          aria-label="Zoom out"
          title="Zoom out (−)"
          disabled={whole}
          onClick={() => map.zoom(2)}
        >
          −
        </button>
        <button
          type="button"
          className="iconButton"
          aria-label="Zoom in"
          title="Zoom in (+)"
          onClick={() => map.zoom(0.5)}
        >
          +
        </button>
      </div>
    </div>
  );
}
