import '@xyflow/react/dist/base.css';
import './canvas.css';

import { ReactFlowProvider } from '@xyflow/react';

import { Stage } from './Stage.tsx';

/** The network as one editable drawing. */
export function Canvas() {
  return (
    <section className="canvas" aria-label="Canvas">
      <ReactFlowProvider>
        <Stage />
      </ReactFlowProvider>
    </section>
  );
}
