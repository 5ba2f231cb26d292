import { useRef, useState, type SubmitEvent } from 'react';

import type { Command } from '../../engine/commands/command.ts';
import { issueSeverities, type Ref } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { useEditor } from '../EditorContext.tsx';
import { instantText } from '../format.ts';
import { RefusalNote } from '../inspector/fields.tsx';
import { keepPersonName, lastPersonName } from '../personName.ts';
import { newCommentId } from './commentId.ts';

type Props = {
  readonly subject: Ref;
  /** The comment that is answered; left out for one that opens a thread. */
  readonly replyTo?: string;
  readonly onDone?: () => void;
};

const textOf = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** Words, a name, and what they weigh; a reply has no weight of its own. */
export function CommentForm({ subject, replyTo, onDone }: Props) {
  const editor = useEditor();
  const form = useRef<HTMLFormElement>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const id = `comment-${replyTo ?? 'new'}`;

  const command = (data: FormData): Command => {
    const said = {
      ...{ id: newCommentId(), text: textOf(data, 'text') },
      ...{ by: keepPersonName(textOf(data, 'by')), at: instantText(new Date()) },
    };
    if (replyTo !== undefined) return { type: 'replyToComment', to: replyTo, ...said };
    const weight = textOf(data, 'weight');
    const severity = issueSeverities.find((one) => one === weight) ?? null;
    const assignee = textOf(data, 'assignee');
    return { type: 'addComment', subject, severity, assignee: assignee === '' ? null : assignee, ...said };
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (form.current === null) return;
    const done = editor.dispatch(command(new FormData(form.current)), { quiet: true });
    setRefusal(done.ok ? null : done.error);
    if (!done.ok) return;
    form.current.reset();
    onDone?.();
  };

  return (
    <form
      ref={form}
      className="commentForm"
      aria-label={replyTo === undefined ? 'Comment' : 'Reply'}
      onSubmit={submit}
    >
      <div className="inputBox">
        <textarea
          name="text"
          rows={replyTo === undefined ? 3 : 2}
          maxLength={4000}
          required
          aria-label={replyTo === undefined ? 'What there is to say' : 'Your answer'}
          placeholder={replyTo === undefined ? 'What there is to say' : 'Your answer'}
          data-comment={replyTo === undefined ? 'new' : undefined}
        />
      </div>
      <div className="commentFields">
        <div className="inputBox">
          <input
            name="by"
            aria-label="Your name"
            placeholder="Your name"
            required
            maxLength={120}
            defaultValue={lastPersonName()}
          />
        </div>
        {replyTo === undefined && (
          <>
            <select name="weight" className="select" aria-label="Weight" defaultValue="">
              <option value="">Comment</option>
              <option value="low">Issue, low</option>
              <option value="medium">Issue, medium</option>
              <option value="high">Issue, high</option>
            </select>
            <div className="inputBox">
              <input name="assignee" aria-label="For" placeholder="For (a name)" maxLength={120} />
            </div>
          </>
        )}
        <button type="submit" className="smallButton primary">
          {replyTo === undefined ? 'Comment' : 'Reply'}
        </button>
      </div>
      <RefusalNote id={id} refusal={refusal} />
    </form>
  );
}
