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
document.documentElement.dataset['colorScheme'] = query.get('scheme') ?? 'light';

const design =
  subnets === 0
    ? agents1000
    : generatedDesign({
        zones: 4,
        tiers: Math.max(4, Math.min(40, Math.round(subnets / 25))),
        subnets,
        groups: Math.max(8, Math.round(Math.sqrt(subnets) * 3)),
        rules: subnets,
      });
const editor = createBenchEditor(design);
const container = document.getElementById('root');
if (container === null) throw new Error('The page has no element with the id "root"');
Object.assign(window, { benchEditor: editor });

createRoot(container).render(
  query.has('all-dom') ? (
    <AllInDom prepared={prepareScene(layoutScene(design, editor.getState().evaluation))} />
  ) : (
    <EditorProvider editor={editor}>
      <ThemeProvider theme={theme} storageManager={null}>
        <Canvas />
      </ThemeProvider>
    </EditorProvider>
  ),
);
