import { useMemo } from 'react';

import { layoutScene } from '../../engine/scene/layoutScene.ts';
import type { Rect, Scene } from '../../engine/scene/scene.ts';
import type { ColorScheme } from '../../engine/scene/tokens.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, evaluationOf, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { natWords } from '../natWords.ts';
import { SceneSvg } from './SceneSvg.tsx';

const layers = { routes: true, security: false, addressUse: false, costHeat: false };

/** The VPC with the ways that its route tables lead, and what each leads to in words. */
export function RoutingFrame({ scheme }: { readonly scheme: ColorScheme }) {
  const design = useEditorState(designOf);
  const evaluation = useEditorState(evaluationOf);
  const scene = useMemo(
    () => layoutScene(design, evaluation, { layers, titleBlock: false, legend: false }),
    [design, evaluation],
  );
  const tables = Object.values(evaluation.routes.tables).filter(({ subnets }) => subnets.length > 0);
  return (
    <div className="frameBody beside">
      <SceneSvg
        scene={scene}
        scheme={scheme}
        part={vpcPart(scene)}
        title={`The routes of ${visibleText(design.vpc.name)}`}
      />
      <div className="frameList">
        <p className="frameLead">{natWords[design.nat.mode]}</p>
        <ul>
          {tables.map(({ id, name, routes, subnets }) => (
            <li key={id}>
              <strong>{visibleText(name)}</strong> <small>{plural(subnets.length, 'subnet')}</small>
              {routes.map(({ destination, label, blackhole }) => (
                <div key={`${destination} ${label}`} data-off={blackhole !== null || undefined}>
                  <span className="mono">{visibleText(destination)}</span> → {visibleText(label)}
                  {blackhole !== null && <span className="offWord"> leads nowhere</span>}
                </div>
              ))}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The VPC with what stands on its edge, and nothing of the region's frame or of the groups beside it. */
function vpcPart({ frames, width, height }: Scene): Rect {
  const vpc = frames['vpc'];
  if (vpc === undefined) return { x: 0, y: 0, width, height };
  return { x: vpc.x - 4, y: vpc.y - 24, width: vpc.width + 8, height: vpc.height + 28 };
}
