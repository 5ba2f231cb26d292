import { useEffect, useState } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import type { AnswerHop, AnswerWay, ReachInput } from '../../engine/evaluation/reachability/reachAnswer.ts';
import type { ReachWithOpening } from '../../engine/questions/questions.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';
import { OpeningView } from './Opening.tsx';
import { PacketSet } from './PacketSet.tsx';
import { shownPathOfWay } from './shownPathOfWay.ts';

const shownPathOf = (state: EditorState) => state.shownPath;

/** The answer as a sentence, what gets through exactly, what would open the rest, and the ways hop by hop. */
export function ReachAnswerView({ question }: { readonly question: ReachInput }) {
  const answer = useAnswer('reach', question);
  if (answer === null) return <p className="empty">Following the packets…</p>;
  return <Answered key={JSON.stringify(question)} answer={answer} isAll={question.traffic === null} />;
}

/** The answer in one word. Whoever asks about all traffic wants to know whether anything gets through. */
function wordFor({ state }: ReachWithOpening, isAll: boolean): string {
  switch (state) {
    case 'open':
      return 'Yes.';
    case 'partly':
      return isAll ? 'Yes.' : 'In part.';
    case 'unanswered':
      return 'Not answered.';
    case 'blocked':
      return 'No.';
  }
}

function Answered({ answer, isAll }: { readonly answer: ReachWithOpening; readonly isAll: boolean }) {
  const { state, opening, boxes, example } = answer;
  return (
    <section className="reachAnswer" data-state={isAll && state === 'partly' ? 'open' : state}>
      <p className="reachSentence" role="status">
        <b>{wordFor(answer, isAll)}</b> {visibleText(answer.verdict)}
      </p>
      {opening !== null && <OpeningView opening={opening} />}
      {boxes.length > 0 && <PacketSet boxes={boxes} example={example} />}
      {answer.ways.length > 0 && <Ways answer={answer} />}
    </section>
  );
}

function Ways({ answer: { ways, count, verdict } }: { readonly answer: ReachWithOpening }) {
  const editor = useEditor();
  const design = useEditorState(designOf);
  const [at, setAt] = useState(0);
  const isDrawn = useEditorState(shownPathOf) !== null;
  const way = ways[Math.min(at, ways.length - 1)];
  const show = () => {
    if (way !== undefined) editor.showPath(shownPathOfWay(design, way, visibleText(verdict)));
  };
  // A new answer is drawn at once; Esc takes it away, and it stays away until it is asked for.
  useEffect(() => {
    show();
    return () => editor.showPath(null);
    // The sentence follows from the answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, way]);
  if (way === undefined) return null;
  return (
    <>
      <div className="tools">
        {ways.length > 1 && (
          <label>
            Way
            <select
              className="quietSelect"
              value={at}
              onChange={(event) => setAt(Number(event.target.value))}
            >
              {ways.map((one, index) => (
                <option key={index} value={index}>
                  {wayName(one)}
                </option>
              ))}
            </select>
          </label>
        )}
        <button
          type="button"
          className="smallButton"
          onClick={() => (isDrawn ? editor.showPath(null) : show())}
        >
          {isDrawn ? 'Take it off the canvas' : 'Show it on the canvas'}
        </button>
        {count > ways.length && <span className="muted">{plural(count, 'way')} in all</span>}
      </div>
      <div className="reachWays">
        <Hops title="There" hops={way.hops} why={way.blockedBy?.sentence ?? null} />
        {way.blockedBy === null && way.back.length > 0 && (
          <Hops title="The answer back" hops={way.back} why={way.unansweredBy?.sentence ?? null} />
        )}
      </div>
    </>
  );
}

const PASSED_BY_ALL = new Set<AnswerHop['kind']>(['source', 'destination', 'group', 'acl', 'route-table']);

function wayName({ from, to, hops, answered }: AnswerWay): string {
  const through = hops.filter(({ kind }) => !PASSED_BY_ALL.has(kind)).map(({ label }) => label);
  const by = through.length === 0 ? '' : ` through ${[...new Set(through)].join(', ')}`;
  return visibleText(`${from.label} to ${to.label}${by}: ${answered}`);
}

/** What is left of packets where none is. */
const NOTHING = 'nothing';

type HopsProps = {
  readonly title: string;
  readonly hops: readonly AnswerHop[];
  /** Why nothing gets past the first hop that leaves nothing; `null` when something gets past all. */
  readonly why: string | null;
};

function Hops({ title, hops, why }: HopsProps) {
  const editor = useEditor();
  const stopAt = why === null ? hops.length : hops.findIndex(({ left }) => left === NOTHING);
  return (
    <section>
      <h3 className="heading">{title}</h3>
      <ol className="reachHops" aria-label={title}>
        {hops.map((hop, at) => (
          <li key={at} data-state={at < stopAt ? 'passed' : at === stopAt ? 'stopped' : 'beyond'}>
            <button type="button" className="linkButton" onClick={() => editor.select([hop.ref])}>
              {visibleText(hop.label)}
            </button>
            {hop.direction !== null && (
              <span className="muted"> {hop.direction === 'in' ? 'inbound' : 'outbound'}</span>
            )}
            {at < stopAt && at > 0 && hop.left !== hops[at - 1]?.left && (
              <span className="muted"> · leaves {hop.left}</span>
            )}
            {at === stopAt && why !== null && <span className="reachWhy"> stops it: {visibleText(why)}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
