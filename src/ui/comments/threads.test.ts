import { describe, expect, it } from 'vitest';

import type { Comment } from '../../engine/design/design.ts';
import { threadsOf, type ThreadFilter } from './threads.ts';

const comment = (changes: Partial<Comment>): Comment => ({
  ...{ subject: 'vpc', about: 'VPC', place: null, kind: 'comment', severity: null, assignee: null },
  ...{ text: 'x', by: 'Ada', at: '2026-11-22T10:00:00Z', edited: null, resolved: null, replyTo: null },
  ...changes,
});
const comments = {
  a: comment({}),
  b: comment({ kind: 'issue', severity: 'high', assignee: 'Grace', subject: 'subnet:ecs-a' }),
  c: comment({ replyTo: 'a', by: 'Grace', at: '2026-11-22T12:00:00Z' }),
  d: comment({ replyTo: 'c', by: 'Linus', at: '2026-11-22T11:00:00Z' }),
  e: comment({ resolved: { by: 'Ada', at: '2026-11-22T10:00:00Z' } }),
};
const all: ThreadFilter = { state: 'all', kind: 'all', person: null, subjects: null };
const ids = (filter: Partial<ThreadFilter>) => threadsOf(comments, { ...all, ...filter }).map(({ id }) => id);

describe('threads', () => {
  it('hold their answers in the order of time, also answers to answers', () => {
    const [, thread] = threadsOf(comments, all);
    expect(thread?.replies.map(([id]) => id)).toEqual(['d', 'c']);
  });

  it('stand with issues first and what is settled last', () => {
    expect(ids({})).toEqual(['b', 'a', 'e']);
  });

  it('are filtered by state, kind, person and thing', () => {
    expect(ids({ state: 'open' })).toEqual(['b', 'a']);
    expect(ids({ state: 'resolved' })).toEqual(['e']);
    expect(ids({ kind: 'issue' })).toEqual(['b']);
    expect(ids({ person: 'Grace' })).toEqual(['b', 'a']);
    expect(ids({ subjects: ['subnet:ecs-a'] })).toEqual(['b']);
  });
});
