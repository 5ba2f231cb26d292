import './palette.css';

import { lazy, Suspense, useRef, useSyncExternalStore, type ReactNode } from 'react';

import type { Layer } from '../../editor/editorState.ts';
import { useEditor, useEditorState, viewOf } from '../EditorContext.tsx';
import { lazyInLook } from '../lazyInLook.tsx';
import {
  AccessIcon,
  GatewayEndpointIcon,
  GroupIcon,
  InterfaceEndpointIcon,
  NatIcon,
  RangeIcon,
  ZoneIcon,
} from '../icons/networkIcons.tsx';
import { carryPaletteItem, paletteItems, type PaletteItem } from './paletteItems.ts';
import { askForPaletteItem, paletteQuestion } from './paletteQuestion.ts';

const PlacePopover = lazyInLook(() => import('./PlacePopover.tsx').then((module) => module.PlacePopover));

const HeatKey = lazy(() => import('./HeatKey.tsx').then((module) => ({ default: module.HeatKey })));

const sections = [
  { id: 'network', title: 'Drag onto the canvas' },
  { id: 'gateways', title: 'Gateways & endpoints' },
  { id: 'security', title: 'Security' },
] as const;

const icons: Readonly<Record<PaletteItem, ReactNode>> = {
  zone: <ZoneIcon />,
  'tier-public': <AccessIcon access="public" />,
  'tier-private': <AccessIcon access="private" />,
  'tier-isolated': <AccessIcon access="isolated" />,
  nat: <NatIcon />,
  'gateway-endpoint': <GatewayEndpointIcon />,
  'interface-endpoint': <InterfaceEndpointIcon />,
  'security-group': <GroupIcon />,
  range: <RangeIcon />,
};

/** What can be placed, by drag or by click, and what the canvas shows. */
export function Palette() {
  const asked = useSyncExternalStore(paletteQuestion.subscribe, paletteQuestion.get);
  const buttons = useRef(new Map<PaletteItem, HTMLButtonElement>());
  return (
    <nav className="region palette" aria-label="Palette">
      {sections.map(({ id, title }) => (
        <section key={id} aria-label={title}>
          <h2 className="heading">{title}</h2>
          {paletteItems
            .filter((item) => item.section === id)
            .map((item) => (
              <button
                key={item.id}
                ref={(button) => {
                  if (button) buttons.current.set(item.id, button);
                }}
                type="button"
                className="paletteItem"
                draggable
                title="Drag onto the canvas, or click to place"
                aria-haspopup="dialog"
                aria-expanded={asked === item.id}
                onDragStart={(event) => carryPaletteItem(event.dataTransfer, item.id)}
                onClick={() => askForPaletteItem(item.id)}
              >
                {icons[item.id]}
                {item.label}
              </button>
            ))}
        </section>
      ))}
      <LayerSwitches />
      <Suspense fallback={null}>
        {asked !== null && (
          <PlacePopover
            key={asked}
            item={asked}
            anchor={() => buttons.current.get(asked) ?? document.body}
            onClose={() => askForPaletteItem(null)}
          />
        )}
      </Suspense>
    </nav>
  );
}

const layers: readonly { readonly id: Layer; readonly label: string }[] = [
  { id: 'routes', label: 'Routes' },
  { id: 'security', label: 'Security edges' },
  { id: 'addressUse', label: 'Address use' },
  { id: 'costHeat', label: 'Cost heat' },
  { id: 'reach', label: 'Reachability' },
];

function LayerSwitches() {
  const view = useEditorState(viewOf);
  const editor = useEditor();
  return (
    <section aria-label="Show">
      <h2 className="heading">Show</h2>
      {layers.map(({ id, label }) => (
        <label key={id} className="layerSwitch">
          <input
            type="checkbox"
            role="switch"
            checked={view.layers[id]}
            onChange={(event) => editor.setView({ layers: { ...view.layers, [id]: event.target.checked } })}
          />
          {label}
        </label>
      ))}
      <Suspense fallback={null}>{view.layers.costHeat && <HeatKey />}</Suspense>
    </section>
  );
}
