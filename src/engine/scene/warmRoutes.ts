import { type CostShares, heatStyle } from './costShares.ts';
import type { SceneBuilder } from './sceneBuilder.ts';

/** The same scene to draw on, in which a route has the heat of the NAT gateway or subnet that it belongs to. */
export function warmRoutes(scene: SceneBuilder, { heatOf }: CostShares): SceneBuilder {
  return {
    ...scene,
    edge: (edge) => {
      const heat = edge.ref === null ? null : heatOf(edge.ref);
      const { stroke, strokeWidth } = heat === null ? { stroke: null, strokeWidth: 0 } : heatStyle(heat);
      scene.edge(stroke === null ? edge : { ...edge, color: stroke, width: strokeWidth });
    },
  };
}
