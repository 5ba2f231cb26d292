import { useStore } from '@xyflow/react';
import { useState } from 'react';

import type { Rect } from '../../engine/scene/scene.ts';
import type { Result } from '../../engine/result.ts';

type Props = {
  readonly rect: Rect;
  readonly name: string;
  readonly label: string;
  /** Refuses with a sentence; the field stays. */
  readonly onCommit: (name: string) => Result<unknown, string>;
  readonly onClose: () => void;
};

const transformOf = (state: { transform: readonly [number, number, number] }) => state.transform;

/** The name of a thing, written where it stands. Enter commits, Esc restores. */
export function RenameField({ rect, name, label, onCommit, onClose }: Props) {
  const [x, y, zoom] = useStore(transformOf);
  const [draft, setDraft] = useState(name);
  const [error, setError] = useState<string | null>(null);

  const commit = () => {
    if (draft.trim() === name) {
      onClose();
      return;
    }
    const done = onCommit(draft.trim());
    if (done.ok) onClose();
    else setError(done.error);
  };

  const width = Math.max(170, Math.min(300, rect.width * zoom - 8));
  return (
    <div
      className="canvasRename"
      style={{ left: rect.x * zoom + x + 2, top: rect.y * zoom + y + 2, width: width + 12 }}
    >
      <input
        value={draft}
        aria-label={label}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : 'canvas-rename-error'}
        autoFocus
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => (error === null ? commit() : onClose())}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') onClose();
        }}
      />
      {error !== null && (
        <p className="error" id="canvas-rename-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
