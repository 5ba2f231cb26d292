import './cost.css';

import { lazy } from 'react';

import { costSections, type CostSection } from '../../editor/editorState.ts';
import { Sections, type SectionTable } from '../dock/Sections.tsx';
import { useEditor, useEditorState, viewOf } from '../EditorContext.tsx';
import { Lines } from './Lines.tsx';

const sections: SectionTable<CostSection> = {
  lines: { label: 'Lines', Section: Lines },
  traffic: {
    label: 'Traffic',
    Section: lazy(() => import('./Traffic.tsx').then((module) => ({ default: module.Traffic }))),
  },
  nat: {
    label: 'NAT',
    Section: lazy(() => import('./NatSection.tsx').then((module) => ({ default: module.NatSection }))),
  },
  endpoints: {
    label: 'Endpoints',
    Section: lazy(() =>
      import('../endpoints/EndpointEconomics.tsx').then((module) => ({ default: module.EndpointEconomics })),
    ),
  },
  cheapest: {
    label: 'Cheapest',
    Section: lazy(() =>
      import('../optimise/CheapestNetwork.tsx').then((module) => ({ default: module.CheapestNetwork })),
    ),
  },
  'what-if': {
    label: 'What if',
    Section: lazy(() => import('./WhatIf.tsx').then((module) => ({ default: module.WhatIf }))),
  },
  regions: {
    label: 'Regions',
    Section: lazy(() => import('./Regions.tsx').then((module) => ({ default: module.Regions }))),
  },
  prices: {
    label: 'Prices',
    Section: lazy(() =>
      import('../prices/PricesSection.tsx').then((module) => ({ default: module.PricesSection })),
    ),
  },
};

/** What the network costs a month and why, and what another choice would cost. */
export function Cost() {
  const { costSection } = useEditorState(viewOf);
  const editor = useEditor();
  return (
    <Sections
      name="Cost"
      order={costSections}
      table={sections}
      shown={costSection}
      onShow={(id) => editor.setView({ costSection: id })}
    />
  );
}
