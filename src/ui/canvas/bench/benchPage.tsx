import '../../fonts.css';
import '../../app.css';
import './bench.css';

import { createRoot } from 'react-dom/client';

import { evaluate } from '../../../engine/evaluation/evaluate.ts';
import { awsPriceBook } from '../../../engine/prices/awsPriceBook.ts';
import { agents1000 } from '../../../engine/templates/agents1000.ts';
import { generatedDesign } from '../../../engine/templates/generatedDesign.ts';
import type { Point } from '../../../engine/scene/scene.ts';
import { layoutScene } from '../../../engine/scene/layoutScene.ts';
import { AddressMap } from '../../addressMap/AddressMap.tsx';
import { MapAllInDom } from '../../addressMap/bench/MapAllInDom.tsx';
import { EditorProvider } from '../../EditorContext.tsx';
import { Canvas } from '../Canvas.tsx';
import type { Viewport } from '../paint.ts';
import { prepareScene } from '../preparedScene.ts';
import { AllInDom } from './AllInDom.tsx';
import { createBenchEditor } from './benchEditor.ts';

/*
 * One page for the benches: `?subnets=1000` in our canvas, `&all-dom` in React Flow with every node in the DOM; `&view=work`
 * at a zoom at which cards are read, the middle of the VPC in view, instead of everything. `&map` is our address map
 * instead, `&map&all-dom` one of which React renders every block.
 */

const query = new URLSearchParams(location.search);
const subnets = Number(query.get('subnets') ?? 0);
const scheme = query.get('scheme') === 'dark' ? 'dark' : 'light';
document.documentElement.dataset['colorScheme'] = scheme;

const design =
  subnets === 0
    ? agents1000
    : generatedDesign({
        zones: 4,
        tiers: 8,
        subnets,
        groups: Math.max(8, Math.round(Math.sqrt(subnets))),
        flows: subnets,
      });
const WORKING_ZOOM = 0.64;

function workingView(): Viewport {
  const { vpc = { x: 0, y: 0, width: 0, height: 0 } } = layoutScene(
    design,
    evaluate(design, awsPriceBook),
  ).frames;
  return {
    x: window.innerWidth / 2 - (vpc.x + vpc.width / 2) * WORKING_ZOOM,
    y: window.innerHeight / 2 - (vpc.y + vpc.height / 2) * WORKING_ZOOM,
    zoom: WORKING_ZOOM,
  };
}

const viewport = query.get('view') === 'work' ? workingView() : null;
const editor = createBenchEditor(design, viewport);
const container = document.getElementById('root');
if (container === null) throw new Error('The page has no element with the id "root"');

/** Where on the screen the subnet's card is, mounted or not, that stands nearest to a point of it. */
function benchCard(near: Point): Point | null {
  const { frames } = layoutScene(editor.getState().design, editor.getState().evaluation);
  const style = document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? '';
  const [, x = 0, y = 0, zoom = 1] = (
    /translate\(([-\d.]+)px, ([-\d.]+)px\) scale\(([\d.]+)\)/.exec(style) ?? []
  ).map(Number);
  const middles = Object.entries(frames).flatMap(([ref, frame]): Point[] =>
    ref.startsWith('subnet:')
      ? [{ x: (frame.x + frame.width / 2) * zoom + x, y: (frame.y + frame.height / 2) * zoom + y }]
      : [],
  );
  const distance = (point: Point) => Math.hypot(point.x - near.x, point.y - near.y);
  return middles.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

Object.assign(window, { benchEditor: editor, benchCard });

function Measured() {
  if (query.has('map')) return query.has('all-dom') ? <MapAllInDom /> : <AddressMap />;
  return <Canvas />;
}

createRoot(container).render(
  query.has('all-dom') && !query.has('map') ? (
    <AllInDom
      prepared={prepareScene(layoutScene(design, editor.getState().evaluation))}
      viewport={viewport}
    />
  ) : (
    <EditorProvider editor={editor}>
      <Measured />
    </EditorProvider>
  ),
);
