import type { Comment, Design, Id, Ref } from '../../engine/design/design.ts';

/** A comment with its answers, the oldest first. */
export type Thread = {
  readonly id: Id;
  readonly comment: Comment;
  readonly replies: readonly (readonly [Id, Comment])[];
};

export type ThreadFilter = {
  readonly state: 'open' | 'resolved' | 'all';
  readonly kind: 'all' | 'comment' | 'issue';
  /** Only what this person wrote or is to settle; `null`: everybody's. */
  readonly person: string | null;
  /** Only what is about one of these things; `null`: about anything. */
  readonly subjects: readonly Ref[] | null;
};

/** The threads that pass the filter, the newest first; issues before comments, and the heaviest before all. */
export function threadsOf(comments: Design['comments'], filter: ThreadFilter): readonly Thread[] {
  const answers = new Map<Id, (readonly [Id, Comment])[]>();
  for (const [id, comment] of Object.entries(comments)) {
    const root = rootOf(comments, comment);
    if (root !== null) answers.set(root, [...(answers.get(root) ?? []), [id, comment]]);
  }
  return Object.entries(comments)
    .filter(([, { replyTo }]) => replyTo === null)
    .map(([id, comment]): Thread => ({ id, comment, replies: (answers.get(id) ?? []).sort(byTime) }))
    .filter((thread) => passes(thread, filter))
    .sort((a, b) => weightOf(b.comment) - weightOf(a.comment) || b.comment.at.localeCompare(a.comment.at));
}

const byTime = ([, a]: readonly [Id, Comment], [, b]: readonly [Id, Comment]) => a.at.localeCompare(b.at);

function rootOf(comments: Design['comments'], { replyTo }: Comment): Id | null {
  let root = replyTo;
  for (let above = root; above !== null; above = comments[above]?.replyTo ?? null) root = above;
  return root;
}

const weights = { low: 1, medium: 2, high: 3 } as const;
const weightOf = ({ severity, resolved }: Comment) =>
  (severity === null ? 0 : weights[severity]) - (resolved === null ? 0 : 10);

function passes({ comment, replies }: Thread, { state, kind, person, subjects }: ThreadFilter): boolean {
  if (state !== 'all' && (state === 'open') !== (comment.resolved === null)) return false;
  if (kind !== 'all' && comment.kind !== kind) return false;
  if (subjects !== null && !subjects.includes(comment.subject)) return false;
  if (person === null) return true;
  return (
    comment.assignee === person || comment.by === person || replies.some(([, reply]) => reply.by === person)
  );
}
