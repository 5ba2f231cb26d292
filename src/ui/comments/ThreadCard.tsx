import { useState } from 'react';

import type { Comment, Id } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { isThere } from '../../engine/design/things.ts';
import { ok } from '../../engine/result.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatClock, instantText, plural } from '../format.ts';
import { RefusalNote } from '../inspector/fields.tsx';
import { useEdit } from '../inspector/useEdit.ts';
import { nameOf } from '../names.ts';
import { keepPersonName, lastPersonName } from '../personName.ts';
import { CommentForm } from './CommentForm.tsx';
import type { Thread } from './threads.ts';

/** One thread: folded to its first line, or open with its answers and what can be done about it. */
export function ThreadCard({ thread }: { readonly thread: Thread }) {
  const { id, comment, replies } = thread;
  const open = useEditorState((state) => state.thread?.id === id);
  const design = useEditorState(designOf);
  const editor = useEditor();
  const there = isThere(design, comment.subject);
  const about = there
    ? nameOf(design, comment.subject)
    : `${visibleText(comment.about ?? comment.subject)} (no longer there)`;
  const show = () => {
    editor.showThread(open ? null : { id, byPin: false });
    if (!open && there && !comment.subject.startsWith('figure:')) editor.select([comment.subject]);
  };
  return (
    <article
      className="thread"
      data-open={open || undefined}
      data-resolved={comment.resolved !== null || undefined}
    >
      <button type="button" className="threadHead" data-thread={id} aria-expanded={open} onClick={show}>
        <span className="threadKind" data-severity={comment.severity ?? undefined}>
          {kindWords(comment)}
        </span>
        <strong>{about}</strong>
        <span className="threadText">{visibleText(comment.text)}</span>
        <span className="muted">
          {visibleText(comment.by)} · {formatClock(Date.parse(comment.at))}
          {replies.length > 0 && ` · ${plural(replies.length, 'reply', 'replies')}`}
        </span>
      </button>
      {open && (
        <div className="threadBody">
          <Said id={id} comment={comment} />
          {replies.map(([replyId, reply]) => (
            <Said key={replyId} id={replyId} comment={reply} />
          ))}
          {comment.resolved !== null && (
            <p className="muted">
              Resolved by {visibleText(comment.resolved.by)}, {formatClock(Date.parse(comment.resolved.at))}
            </p>
          )}
          <CommentForm subject={comment.subject} replyTo={replies.at(-1)?.[0] ?? id} />
          <Settling id={id} comment={comment} />
        </div>
      )}
    </article>
  );
}

const kindWords = ({ kind, severity, resolved, assignee }: Comment) =>
  [
    resolved === null ? null : 'Resolved',
    kind === 'issue' ? `Issue, ${severity ?? 'low'}` : 'Comment',
    assignee === null ? null : `for ${visibleText(assignee)}`,
  ]
    .filter((word) => word !== null)
    .join(' · ');

/** Resolve asks for a name until one was given. */
function Settling({ id, comment }: { readonly id: Id; readonly comment: Comment }) {
  const editor = useEditor();
  const edit = useEdit();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  if (comment.resolved !== null) {
    return (
      <button
        type="button"
        className="smallButton"
        onClick={() => editor.dispatch({ type: 'reopenComment', id })}
      >
        Reopen
      </button>
    );
  }
  return (
    <form
      aria-label="Resolve the thread"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget).get('by');
        const by = keepPersonName(typeof given === 'string' ? given : '');
        const done = edit({ type: 'resolveComment', id, by, at: instantText(new Date()) });
        setRefusal(done.ok ? null : done.error);
      }}
    >
      <div className="commentFields">
        <div className="inputBox">
          <input
            name="by"
            aria-label="Resolved by"
            aria-describedby={`resolve-${id}`}
            placeholder="Your name"
            required
            maxLength={120}
            defaultValue={lastPersonName()}
          />
        </div>
        <button type="submit" className="smallButton">
          Resolve
        </button>
      </div>
      <RefusalNote id={`resolve-${id}`} refusal={refusal} />
    </form>
  );
}

/** What one person said, with a way to say it better or take it back. */
function Said({ id, comment }: { readonly id: Id; readonly comment: Comment }) {
  const editor = useEditor();
  const edit = useEdit();
  const [editing, setEditing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const close = () => {
    setEditing(false);
    setRefusal(null);
  };
  const change = (text: string) => {
    const same = text === comment.text;
    const done = same
      ? ok(null)
      : edit({ type: 'editComment', id, at: instantText(new Date()), changes: { text } });
    if (done.ok) close();
    else setRefusal(done.error);
  };
  return (
    <div className="said">
      <p className="muted">
        <strong>{visibleText(comment.by)}</strong> · {formatClock(Date.parse(comment.at))}
        {comment.edited !== null && ' · edited'}
        <button type="button" className="linkButton" onClick={() => setEditing(true)}>
          Edit
        </button>
        <button
          type="button"
          className="linkButton"
          onClick={() => editor.dispatch({ type: 'removeComment', id })}
        >
          Delete
        </button>
      </p>
      {editing ? (
        <>
          <div className="inputBox" data-invalid={refusal !== null || undefined}>
            <textarea
              autoFocus
              rows={2}
              maxLength={4000}
              aria-label="The comment"
              aria-invalid={refusal !== null}
              aria-describedby={`said-${id}`}
              defaultValue={comment.text}
              onBlur={(event) => change(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                event.stopPropagation();
                close();
              }}
            />
          </div>
          <RefusalNote id={`said-${id}`} refusal={refusal} />
        </>
      ) : (
        <p className="saidText">{visibleText(comment.text)}</p>
      )}
    </div>
  );
}
