import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';

import type { DesignSummary, EditorState } from '../../editor/editorState.ts';
import { templates } from '../../engine/templates/templates.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designKeyOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatClock, plural } from '../format.ts';
import { useReading } from '../reading.ts';
import { CopyIcon, PencilIcon, TrashIcon } from '../icons/actionIcons.tsx';

const designsOf = (state: EditorState) => state.designs;

/** The designs this browser keeps. */
export function DesignsDialog({ onClose }: { readonly onClose: () => void }) {
  const designs = useEditorState(designsOf);
  const current = useEditorState(designKeyOf);
  const editor = useEditor();
  const kept = designs.filter((design) => design.deletedAt === null);
  const deleted = designs.filter((design) => design.deletedAt !== null);
  const then = (work: Promise<void>) => void work.then(onClose);
  return (
    <Dialog open onClose={onClose} maxWidth="sm" aria-labelledby="designs-title">
      <DialogTitle id="designs-title">Designs in this browser</DialogTitle>
      <DialogContent>
        {kept.length === 0 && (
          <p className="empty">No designs are kept here yet. Start from the template, or open a file.</p>
        )}
        {kept.map((design) => (
          <DesignRow
            key={design.key}
            design={design}
            current={design.key === current}
            onOpen={() => then(editor.openDesign(design.key))}
          />
        ))}
        {deleted.length > 0 && (
          <details style={{ marginTop: 14 }}>
            <summary className="muted">{plural(deleted.length, 'deleted design')}</summary>
            {deleted.map((design) => (
              <div key={design.key} className="designRow" style={{ marginTop: 6 }}>
                <span>{visibleText(design.name)}</span>
                <button
                  type="button"
                  className="smallButton"
                  onClick={() => void editor.restoreDesign(design.key)}
                >
                  Bring back
                </button>
              </div>
            ))}
          </details>
        )}
        <h3 className="heading" style={{ margin: '18px 0 6px' }}>
          New from a template
        </h3>
        <div className="options">
          {templates.map((template) => (
            <button
              key={template.name}
              type="button"
              className="option"
              onClick={() => then(editor.newDesign(template.name))}
            >
              <strong>{template.label}</strong>
              <span className="hint">{template.description}</span>
            </button>
          ))}
        </div>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <Button onClick={() => then(editor.openFile())}>Open a file…</Button>
        <Button onClick={() => void editor.saveFile()}>Save to a file</Button>
        <Button variant="contained" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  );
}

type DesignRowProps = {
  readonly design: DesignSummary;
  readonly current: boolean;
  readonly onOpen: () => void;
};

function DesignRow({ design, current, onOpen }: DesignRowProps) {
  const editor = useEditor();
  const [renaming, setRenaming] = useState(false);
  const rests = useReading() && current;
  const rename = (name: string) => {
    setRenaming(false);
    if (name.trim() !== '' && name !== design.name) void editor.renameStoredDesign(design.key, name.trim());
  };
  return (
    <div className="designRow" aria-current={current || undefined}>
      {renaming ? (
        <div className="inputBox">
          <input
            autoFocus
            aria-label={`New name of ${visibleText(design.name)}`}
            defaultValue={design.name}
            maxLength={120}
            onBlur={(event) => rename(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') rename(event.currentTarget.value);
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              setRenaming(false);
            }}
          />
        </div>
      ) : (
        <button type="button" className="designOpen" onClick={onOpen}>
          <strong>{visibleText(design.name)}</strong> {current && <span className="muted">· open now</span>}
          <br />
          <span className="muted">
            {plural(design.subnets, 'subnet')} · revision {design.revision} · saved{' '}
            {formatClock(design.savedAt)}
          </span>
        </button>
      )}
      <span className="actions">
        <button
          type="button"
          className="iconButton"
          aria-label={`Rename ${visibleText(design.name)}`}
          disabled={rests}
          title={rests ? 'Switch to Design to rename what is open.' : undefined}
          onClick={() => setRenaming(true)}
        >
          <PencilIcon size={16} />
        </button>
        <button
          type="button"
          className="iconButton"
          aria-label={`Duplicate ${visibleText(design.name)}`}
          onClick={() => void editor.duplicateDesign(design.key)}
        >
          <CopyIcon size={16} />
        </button>
        <button
          type="button"
          className="iconButton"
          aria-label={`Delete ${visibleText(design.name)}`}
          onClick={() => void editor.deleteDesign(design.key)}
        >
          <TrashIcon size={16} />
        </button>
      </span>
    </div>
  );
}
