import '../../fonts.css';
import '../../app.css';
import './bench.css';

import { ThemeProvider } from '@mui/material/styles';
import { createRoot } from 'react-dom/client';

import { agents1000 } from '../../../engine/templates/agents1000.ts';
import { generatedDesign } from '../../../engine/templates/generatedDesign.ts';
import { layoutScene } from '../../../engine/scene/layoutScene.ts';
import { EditorProvider } from '../../EditorContext.tsx';
import { theme } from '../../theme.ts';
import { Canvas } from '../Canvas.tsx';
import { prepareScene } from '../preparedScene.ts';
import { AllInDom } from './AllInDom.tsx';
import { createBenchEditor } from './benchEditor.ts';

/* One page for the bench: `?subnets=1000` in our canvas, `&all-dom` in React Flow with every node in the DOM. */

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
const editor = createBenchEditor(design);
const container = document.getElementById('root');
if (container === null) throw new Error('The page has no element with the id "root"');

/** Where a subnet's card is on the screen, mounted or not: one from the middle of the drawing. */
function benchCard() {
  const { frames } = layoutScene(editor.getState().design, editor.getState().evaluation);
  const cards = Object.keys(frames).filter((ref) => ref.startsWith('subnet:'));
  const frame = frames[cards[Math.floor(cards.length / 2)] ?? ''];
  const style = document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? '';
  const [, x = 0, y = 0, zoom = 1] = (
    /translate\(([-\d.]+)px, ([-\d.]+)px\) scale\(([\d.]+)\)/.exec(style) ?? []
  ).map(Number);
  if (frame === undefined) return null;
  return { x: (frame.x + frame.width / 2) * zoom + x, y: (frame.y + frame.height / 2) * zoom + y };
}

Object.assign(window, { benchEditor: editor, benchCard });

createRoot(container).render(
  query.has('all-dom') ? (
    <AllInDom prepared={prepareScene(layoutScene(design, editor.getState().evaluation))} />
  ) : (
    <EditorProvider editor={editor}>
      <ThemeProvider theme={theme} defaultMode={scheme} storageManager={null}>
        <Canvas />
      </ThemeProvider>
    </EditorProvider>
  ),
);
