import { useMemo } from 'react';

import type { BoundaryId } from '../../engine/evaluation/securityReview/boundaries.ts';
import type { Boundary } from '../../engine/evaluation/securityReview/securityReview.ts';
import type { Outage } from '../../engine/review/outage.ts';
import { layoutScene } from '../../engine/scene/layoutScene.ts';
import type { Rect, Scene } from '../../engine/scene/scene.ts';
import type { ColorScheme } from '../../engine/scene/tokens.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, evaluationOf, useEditorState } from '../EditorContext.tsx';
import { useAnswer } from '../useAnswer.ts';
import { intentWords } from '../security/intentWords.ts';
import { countOff, OFF, type Broken } from './broken.ts';
import { SceneSvg } from './SceneSvg.tsx';

type Props = {
  readonly boundary: BoundaryId;
  readonly broken: Broken;
  /** What follows from what is broken; `null` until it is known. */
  readonly outage: Outage | null;
  readonly scheme: ColorScheme;
};

const layers = { routes: false, security: true, addressUse: false, costHeat: false };

/** One boundary of the network: who crosses it on which ports, proved, beside the groups that say so. */
export function BoundaryFrame({ boundary, broken, outage, scheme }: Props) {
  const design = useEditorState(designOf);
  const evaluation = useEditorState(evaluationOf);
  const review = useAnswer('securityReview', null);
  const scene = useMemo(
    () => layoutScene(design, evaluation, { layers, titleBlock: false, legend: false }),
    [design, evaluation],
  );
  const shown = review?.boundaries.find(({ id }) => id === boundary);
  const lost = new Set(countOff(broken) === 0 ? [] : outage?.losses.map(({ from, to }) => `${from} ${to}`));
  return (
    <div className="frameBody beside narrow">
      <SceneSvg
        scene={scene}
        scheme={scheme}
        part={groupsPart(scene)}
        title={`The security groups of ${visibleText(design.name)}`}
      />
      <div className="frameList">
        {shown === undefined ? (
          <p className="frameNote">Working it out…</p>
        ) : (
          <>
            <p className="frameLead">{shown.question}</p>
            <ul className="reachRows">
              {rowsOf(shown.crossings, lost).map(({ key, fromLabel, tos, traffic, through, isLost }) => (
                <li key={key} data-off={isLost || undefined}>
                  <strong>{visibleText(fromLabel)}</strong>
                  <span aria-label="to">→</span>
                  <strong>{tos.map(visibleText).join(', ')}</strong>
                  <span>
                    {traffic}
                    {through.length > 0 && <small> over {through.map(visibleText).join(', ')}</small>}
                    {isLost && <span className="offWord"> {OFF}</span>}
                  </span>
                </li>
              ))}
            </ul>
            <p className="frameNote">{shown.proof}</p>
            <ul className="verdicts">
              {shown.intents.map(({ id, state, sentence }) => (
                <li key={id} data-state={state}>
                  <strong>{intentWords[state]}</strong> {visibleText(sentence)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

type Row = {
  readonly key: string;
  readonly fromLabel: string;
  readonly tos: readonly string[];
  readonly traffic: string;
  readonly through: readonly string[];
  readonly isLost: boolean;
};

/** What goes from one thing to several in the same way is one row: a room reads few lines. */
function rowsOf(crossings: Boundary['crossings'], lost: ReadonlySet<string>): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { from, to, fromLabel, toLabel, traffic, through } of crossings) {
    const isLost = lost.has(`${from} ${to}`);
    const key = [from, traffic, through.join(), String(isLost)].join(' ');
    const tos = [...(rows.get(key)?.tos ?? []), toLabel];
    rows.set(key, { key, fromLabel, tos, traffic, through, isLost });
  }
  return [...rows.values()];
}

/** The panel of the security groups; the whole drawing where there is none. */
function groupsPart({ boxes, width, height }: Scene): Rect {
  return boxes.find(({ role }) => role === 'security-panel') ?? { x: 0, y: 0, width, height };
}
