import './comments.css';

import { useRef, useState, type KeyboardEvent } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import type { Design } from '../../engine/design/design.ts';
import { figureNames } from '../../engine/design/things.ts';
import { designOf, selectionOf, useEditorState } from '../EditorContext.tsx';
import { nameOf } from '../names.ts';
import { lastPersonName } from '../personName.ts';
import { CommentForm } from './CommentForm.tsx';
import { ThreadCard } from './ThreadCard.tsx';
import { threadsOf, type Thread, type ThreadFilter } from './threads.ts';

type Shown = {
  readonly state: ThreadFilter['state'];
  readonly kind: ThreadFilter['kind'];
  readonly whose: 'all' | 'mine';
  readonly here: boolean;
};

/** What people said about the design: threads to read, answer and settle; J and K or the arrow keys lead through them. */
export function Comments() {
  const { comments } = useEditorState(designOf);
  const selection = useEditorState(selectionOf);
  const [shown, setShown] = useState<Shown>({ state: 'open', kind: 'all', whose: 'all', here: false });
  const list = useRef<HTMLDivElement>(null);
  const asked = useEditorState(threadOf);
  const found = threadsOf(comments, {
    ...{ state: shown.state, kind: shown.kind },
    person: shown.whose === 'mine' ? lastPersonName() : null,
    subjects: shown.here ? selection : null,
  });
  const threads = withAsked(found, comments, asked);

  const step = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const at = event.target instanceof HTMLElement ? event.target : null;
    if (by === undefined || at?.matches('.threadHead') !== true) return;
    const heads = [...(list.current?.querySelectorAll<HTMLElement>('.threadHead') ?? [])];
    const next = heads[heads.indexOf(at) + by];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <div className="commentsPanel">
      <section className="commentsNew" aria-label="New comment">
        <NewComment />
      </section>
      <section className="commentsList" aria-label="Threads">
        <Filters shown={shown} onShow={setShown} />
        <div ref={list} onKeyDown={step}>
          {threads.length === 0 && (
            <p className="empty">
              {Object.keys(comments).length === 0
                ? 'Nobody has said anything yet. Select a thing and press C to comment on it.'
                : 'No thread fits these filters.'}
            </p>
          )}
          {threads.map((thread) => (
            <ThreadCard key={thread.id} thread={thread} />
          ))}
        </div>
      </section>
    </div>
  );
}

const threadOf = (state: EditorState) => state.thread;

/** The threads that were found, after the one that a pin asked for where the filters pass it by. */
function withAsked(
  found: readonly Thread[],
  comments: Design['comments'],
  asked: EditorState['thread'],
): readonly Thread[] {
  if (asked?.byPin !== true || found.some(({ id }) => id === asked.id)) return found;
  const all = threadsOf(comments, { state: 'all', kind: 'all', person: null, subjects: null });
  return [...all.filter(({ id }) => id === asked.id), ...found];
}

/** A comment on what is selected, or on a figure or the whole where nothing is. */
function NewComment() {
  const design = useEditorState(designOf);
  const [selected] = useEditorState(selectionOf);
  const [whole, setWhole] = useState('vpc');
  const subject = selected ?? whole;
  return (
    <>
      {selected === undefined ? (
        <label className="commentAbout">
          <span className="heading">About</span>
          <select className="select" value={whole} onChange={(event) => setWhole(event.target.value)}>
            <option value="vpc">{nameOf(design, 'vpc')}</option>
            {Object.entries(figureNames).map(([id, name]) => (
              <option key={id} value={`figure:${id}`}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p className="commentAbout">
          <span className="heading">About</span> <strong>{nameOf(design, subject)}</strong>
        </p>
      )}
      <CommentForm subject={subject} />
    </>
  );
}

function Filters({ shown, onShow }: { readonly shown: Shown; readonly onShow: (shown: Shown) => void }) {
  return (
    <div className="commentFilters" role="group" aria-label="Filters">
      <select
        className="select"
        aria-label="State"
        value={shown.state}
        onChange={(event) => onShow({ ...shown, state: event.target.value as Shown['state'] })}
      >
        <option value="open">Open</option>
        <option value="resolved">Resolved</option>
        <option value="all">Open and resolved</option>
      </select>
      <select
        className="select"
        aria-label="Kind"
        value={shown.kind}
        onChange={(event) => onShow({ ...shown, kind: event.target.value as Shown['kind'] })}
      >
        <option value="all">Comments and issues</option>
        <option value="comment">Comments</option>
        <option value="issue">Issues</option>
      </select>
      <select
        className="select"
        aria-label="Whose"
        value={shown.whose}
        onChange={(event) => onShow({ ...shown, whose: event.target.value as Shown['whose'] })}
      >
        <option value="all">Everybody</option>
        <option value="mine" disabled={lastPersonName() === ''}>
          Mine
        </option>
      </select>
      <label className="commentHere">
        <input
          type="checkbox"
          checked={shown.here}
          onChange={(event) => onShow({ ...shown, here: event.target.checked })}
        />
        About what is selected
      </label>
    </div>
  );
}
