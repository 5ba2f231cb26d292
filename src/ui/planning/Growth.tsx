import './growth.css';

import { Suspense } from 'react';

import { designOf, useEditorState } from '../EditorContext.tsx';
import { lazyInLook } from '../lazyInLook.tsx';
import { useAnswer } from '../useAnswer.ts';
import { Ceilings } from './Ceilings.tsx';
import { GrowthForm } from './GrowthForm.tsx';
import { ProjectionTable } from './ProjectionTable.tsx';
import { WhatIf } from './WhatIf.tsx';

// The chart library is by far the largest part of this page.
const ProjectionChart = lazyInLook(() =>
  import('./ProjectionChart.tsx').then((module) => module.ProjectionChart),
);

/** How far the plan goes, what a step of growth takes, and when each tier is full. */
export function Growth() {
  const { tiers } = useEditorState(designOf);
  const outlook = useAnswer('outlook', null);
  if (outlook === null) return <p className="empty">Working out how far the plan goes…</p>;
  const { ceilings, projection } = outlook;
  return (
    <div className="growth">
      <div className="blocks">
        <WhatIf ceilings={ceilings} />
        <Ceilings ceilings={ceilings} />
      </div>
      <div className="blocks">
        <GrowthForm />
        {projection === null ? (
          <p className="hint">
            Say how the agents grow, and the month in which each tier is full stands here.
          </p>
        ) : (
          <>
            <Suspense fallback={<p className="empty">Loading the chart…</p>}>
              <ProjectionChart projection={projection} tiers={tiers} />
            </Suspense>
            <ProjectionTable projection={projection} tiers={tiers} />
          </>
        )}
      </div>
    </div>
  );
}
