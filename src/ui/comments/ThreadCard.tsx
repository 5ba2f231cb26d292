import { useState } from 'react';

import type { Comment, Id } from '../../engine/design/design.ts';
import { isThere } from '../../engine/design/things.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatClock, instantText, plural } from '../format.ts';
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
      className="commentFields"
      aria-label="Resolve the thread"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget).get('by');
        const by = keepPersonName(typeof given === 'string' ? given : '');
        editor.dispatch({ type: 'resolveComment', id, by, at: instantText(new Date()) });
      }}
    >
      <div className="inputBox">
        <input
          name="by"
          aria-label="Resolved by"
          placeholder="Your name"
          required
          maxLength={120}
          defaultValue={lastPersonName()}
        />
      </div>
      <button type="submit" className="smallButton">
        Resolve
      </button>
    </form>
  );
}

/** What one person said, with a way to say it better or take it back. */
function Said({ id, comment }: { readonly id: Id; readonly comment: Comment }) {
  const editor = useEditor();
  const [editing, setEditing] = useState(false);
  const change = (text: string) => {
    if (text !== comment.text)
      editor.dispatch({ type: 'editComment', id, at: instantText(new Date()), changes: { text } });
    setEditing(false);
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
        <div className="inputBox">
          <textarea
            autoFocus
            rows={2}
            maxLength={4000}
            aria-label="The comment"
            defaultValue={comment.text}
            onBlur={(event) => change(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              setEditing(false);
            }}
          />
        </div>
      ) : (
        <p className="saidText">{visibleText(comment.text)}</p>
      )}
    </div>
  );
}
