import './lockNotes.css';

import { useState } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import type { Lock, LockKind } from '../../engine/design/design.ts';
import { lockText, lockWords } from '../../engine/design/trackerWords.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton, WhileEditing } from '../EditButton.tsx';
import { useEditorState } from '../EditorContext.tsx';
import { RefusalNote } from '../inspector/fields.tsx';
import { useAct } from './useAct.ts';

const locksOf = ({ design }: EditorState) => design.tracker.locks;

/** What is locked of these, who locked it, when and why, and the way to unlock it with a reason; nothing otherwise. */
export function LockNotes({ kinds }: { readonly kinds: readonly LockKind[] }) {
  const locks = useEditorState(locksOf);
  return kinds.map((kind) => {
    const held = locks[kind];
    return held === undefined ? null : <LockNote key={kind} kind={kind} held={held} />;
  });
}

function LockNote({ kind, held }: { readonly kind: LockKind; readonly held: Lock }) {
  const [asking, setAsking] = useState(false);
  return (
    <div className="lockNote">
      <p>{visibleText(lockText(kind, held))}.</p>
      {asking ? (
        <WhileEditing>
          <LockForm kind={kind} does="Unlock" onDone={() => setAsking(false)} />
        </WhileEditing>
      ) : (
        <EditButton className="smallButton" onClick={() => setAsking(true)}>
          Unlock {lockWords[kind]}…
        </EditButton>
      )}
    </div>
  );
}

/** What nobody has locked yet, and the way to lock it by hand before its task is finished. */
export function LockByHand({ kind }: { readonly kind: LockKind }) {
  const [asking, setAsking] = useState(false);
  return (
    <div className="lockByHand">
      <p className="muted">Finishing it locks {lockWords[kind]}.</p>
      {asking ? (
        <WhileEditing>
          <LockForm kind={kind} does="Lock" onDone={() => setAsking(false)} />
        </WhileEditing>
      ) : (
        <EditButton className="smallButton" onClick={() => setAsking(true)}>
          Lock {lockWords[kind]} now…
        </EditButton>
      )}
    </div>
  );
}

const forms = {
  Lock: { type: 'lockPlan', note: 'Whatever would change it is refused until somebody unlocks it.' },
  Unlock: { type: 'unlockPlan', note: 'What stands on it is to be checked again.' },
} as const;

type FormProps = {
  readonly kind: LockKind;
  readonly does: keyof typeof forms;
  readonly onDone: () => void;
};

/** Who locks or unlocks, and why. */
function LockForm({ kind, does, onDone }: FormProps) {
  const { name, setName, refusal, act } = useAct();
  const [reason, setReason] = useState('');
  return (
    <form
      aria-label={`${does} ${lockWords[kind]}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (act((who) => ({ type: forms[does].type, lock: kind, reason: reason.trim(), ...who }))) onDone();
      }}
    >
      <label>
        <span className="heading">Reason</span>
        <div className="inputBox">
          <input
            required
            autoFocus
            maxLength={120}
            pattern=".*\S.*"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </label>
      <label>
        <span className="heading">Your name</span>
        <div className="inputBox">
          <input
            required
            maxLength={120}
            pattern=".*\S.*"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
      </label>
      <p className="muted">{forms[does].note}</p>
      <div className="lockButtons">
        <button type="submit" className="smallButton">
          {does}
        </button>
        <button type="button" className="smallButton quiet" onClick={onDone}>
          Cancel
        </button>
      </div>
      <RefusalNote id={`${does}-${kind}`} refusal={refusal} />
    </form>
  );
}
