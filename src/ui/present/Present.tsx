import './present.css';

import { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react';
import { createPortal } from 'react-dom';

import type { Outage } from '../../engine/review/outage.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { useAnswer } from '../useAnswer.ts';
import { BreakIt } from './BreakIt.tsx';
import { NOTHING_BROKEN, type Broken } from './broken.ts';
import { Frame } from './Frame.tsx';
import { frames, stepFrom, type FrameId } from './frames.ts';
import { openProjector } from './projector.ts';

/** Where the laser points, as shares of the slide's width and height, so that it is at the same place in both windows. */
type Spot = { readonly x: number; readonly y: number };

/** The keys of a presentation and what each does. */
const KEYS = '← → step · L laser · B break it · W second window · Esc ends';

/**
 * The design for a room: one step at a time, without anything to edit. What is shown here is shown in the second
 * window too, which is the same React tree in another document, so it cannot fall behind.
 */
export function Present() {
  const editor = useEditor();
  const design = useEditorState(designOf);
  const [frame, setFrame] = useState<FrameId>('addresses');
  const [laser, setLaser] = useState(false);
  const [spot, setSpot] = useState<Spot | null>(null);
  const [breaking, setBreaking] = useState(false);
  const [broken, setBroken] = useState<Broken>(NOTHING_BROKEN);
  const [projector, setProjector] = useState<HTMLElement | null>(null);
  const stage = useRef<HTMLElement>(null);
  // Asked once for all that show it: of one question the newest alone is answered.
  const outage = useAnswer('outage', broken);

  const end = useCallback(() => editor.setMode('design'), [editor]);
  const project = useCallback(() => {
    const opened = openProjector(() => setProjector(null));
    if (opened !== null) setProjector(opened);
    else
      editor.notify({
        severity: 'warning',
        message: 'The browser opened no second window; allow windows of this page and press W again.',
      });
  }, [editor]);

  useEffect(() => {
    stage.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const onControl = event.target instanceof Element && event.target.closest('button, input') !== null;
      const act = actions[event.key];
      if (act === undefined || (onControl && event.key === ' ')) return;
      event.preventDefault();
      act();
    };
    const actions: Readonly<Record<string, () => void>> = {
      ArrowRight: () => setFrame((shown) => stepFrom(shown, 1)),
      PageDown: () => setFrame((shown) => stepFrom(shown, 1)),
      ' ': () => setFrame((shown) => stepFrom(shown, 1)),
      ArrowLeft: () => setFrame((shown) => stepFrom(shown, -1)),
      PageUp: () => setFrame((shown) => stepFrom(shown, -1)),
      Home: () => setFrame(frames[0].id),
      End: () => setFrame('cost'),
      l: () => setLaser((on) => !on),
      b: () => setBreaking((on) => !on),
      w: project,
      Escape: end,
      p: end,
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [end, project]);

  const point = (event: PointerEvent<HTMLElement>) => {
    if (!laser) return;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    setSpot({ x: (event.clientX - left) / width, y: (event.clientY - top) / height });
  };

  const shown = (
    <Slide
      frame={frame}
      broken={broken}
      outage={outage}
      spot={laser ? spot : null}
      onPoint={point}
      name={visibleText(design.name)}
    />
  );
  return (
    <section
      ref={stage}
      className="present"
      aria-label="Presentation"
      tabIndex={-1}
      data-laser={laser || undefined}
    >
      {shown}
      {breaking && <BreakIt broken={broken} outage={outage} onChange={setBroken} />}
      <nav className="presentBar" aria-label="Steps">
        {frames.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            aria-current={id === frame ? 'step' : undefined}
            onClick={() => setFrame(id)}
          >
            {title}
          </button>
        ))}
        <span className="presentKeys">{KEYS}</span>
        <button type="button" aria-pressed={breaking} onClick={() => setBreaking(!breaking)}>
          Break it
        </button>
        <button type="button" aria-pressed={projector !== null} onClick={project}>
          Second window
        </button>
        <button type="button" onClick={end}>
          End
        </button>
      </nav>
      {projector !== null && createPortal(<div className="present projected">{shown}</div>, projector)}
    </section>
  );
}

type SlideProps = {
  readonly frame: FrameId;
  readonly broken: Broken;
  readonly outage: Outage | null;
  readonly spot: Spot | null;
  /** The pointer moves on the slide, from which the spot is measured. */
  readonly onPoint: (event: PointerEvent<HTMLElement>) => void;
  readonly name: string;
};

/** One step as the room sees it. */
function Slide({ frame, broken, outage, spot, onPoint, name }: SlideProps) {
  const at = frames.findIndex(({ id }) => id === frame);
  return (
    <div className="slide" onPointerMove={onPoint}>
      <header>
        <h2>{frames[at]?.title}</h2>
        <p>
          {name} · {at + 1} of {frames.length}
        </p>
      </header>
      <Frame frame={frame} broken={broken} outage={outage} />
      {spot !== null && (
        <i
          className="laser"
          aria-hidden="true"
          style={{ left: `${String(spot.x * 100)}%`, top: `${String(spot.y * 100)}%` }}
        />
      )}
    </div>
  );
}
