import { useEffect, useState } from 'react';

import type { EditorState, ShownPath } from '../../editor/editorState.ts';
import type { Ref } from '../../engine/design/design.ts';
import type {
  ReachAnswer,
  ReachAsked,
  ReachHop,
  ReachWay,
} from '../../engine/evaluation/reachability/reachWays.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';

const shownPathOf = (state: EditorState) => state.shownPath;

type Props = { readonly question: ReachAsked; readonly fromName: string; readonly toName: string };

/** The answer as a sentence, the ways hop by hop in both directions, and the one that the canvas shows. */
export function ReachAnswerView({ question, fromName, toName }: Props) {
  const answer = useAnswer('reachWays', question);
  if (answer === null) return <p className="empty">Following the packets…</p>;
  const words = sentence(answer, question.traffic === null, fromName, toName);
  return <Answered key={JSON.stringify(question)} answer={answer} words={words} />;
}

function Answered({ answer, words }: { readonly answer: ReachAnswer; readonly words: string }) {
  const editor = useEditor();
  const [at, setAt] = useState(0);
  const isDrawn = useEditorState(shownPathOf) !== null;
  const way = answer.ways[Math.min(at, answer.ways.length - 1)];
  const show = () => {
    if (way !== undefined) editor.showPath(pathOf(way, words));
  };
  // A new answer is drawn at once; Esc takes it away, and it stays away until it is asked for.
  useEffect(() => {
    show();
    return () => editor.showPath(null);
    // The sentence follows from the answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, way]);
  return (
    <section className="reachAnswer" data-reached={answer.arrives !== 'nothing'}>
      <p className="reachSentence" role="status">
        <b>{answer.arrives === 'nothing' ? 'No.' : 'Yes.'}</b> {words}
      </p>
      {way === undefined ? null : (
        <>
          <div className="tools">
            {answer.ways.length > 1 && (
              <label>
                Way
                <select
                  className="quietSelect"
                  value={at}
                  onChange={(event) => setAt(Number(event.target.value))}
                >
                  {answer.ways.map((one, index) => (
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
            {answer.count > answer.ways.length && (
              <span className="muted">{plural(answer.count, 'way')} in all</span>
            )}
          </div>
          <div className="reachWays">
            <Hops title="There" hops={way.hops} stopAt={way.blockedAt} />
            {way.blockedAt === null && way.back.length > 0 && (
              <Hops title="The answer back" hops={way.back} stopAt={way.unansweredAt} />
            )}
          </div>
        </>
      )}
    </section>
  );
}

function sentence(
  { arrives, answered, ways, count }: ReachAnswer,
  isAll: boolean,
  from: string,
  to: string,
): string {
  if (count === 0)
    return `There is no way from ${from} to ${to}: one of them has no address in this network.`;
  if (arrives !== 'nothing') {
    const back = answered === arrives ? '' : ` Of that ${answered} is answered.`;
    return visibleText(`From ${from} to ${to} gets ${arrives}${isAll ? ', and nothing else' : ''}.${back}`);
  }
  const [way] = ways;
  const hop = way === undefined ? undefined : way.hops[way.blockedAt ?? 0];
  return visibleText(hop === undefined ? `Nothing gets from ${from} to ${to}.` : hop.why);
}

const wayName = ({ from, to, hops, arrives }: ReachWay): string => {
  const through = hops.filter(
    ({ kind }) => !['source', 'destination', 'group', 'acl', 'route-table'].includes(kind),
  );
  const by = through.length === 0 ? '' : ` through ${through.map(({ label }) => label).join(', ')}`;
  return visibleText(`${from.label} to ${to.label}${by}: ${arrives}`);
};

type HopsProps = {
  readonly title: string;
  readonly hops: readonly ReachHop[];
  readonly stopAt: number | null;
};

function Hops({ title, hops, stopAt }: HopsProps) {
  const editor = useEditor();
  return (
    <section>
      <h3 className="heading">{title}</h3>
      <ol className="reachHops">
        {hops.map((hop, at) => (
          <li
            key={at}
            data-state={stopAt === null || at < stopAt ? 'passed' : at === stopAt ? 'stopped' : 'beyond'}
          >
            <button type="button" className="linkButton" onClick={() => editor.select([hop.ref])}>
              {visibleText(hop.label)}
            </button>
            {hop.direction !== null && (
              <span className="muted"> {hop.direction === 'in' ? 'inbound' : 'outbound'}</span>
            )}
            {at === stopAt && <span className="reachWhy"> stops it: {visibleText(hop.why)}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The way as the canvas draws it: interfaces by the first of their subnets. */
function pathOf({ from, to, hops, back, blockedAt }: ReachWay, words: string): ShownPath {
  const placeOf = ({ ref, subnets }: ReachWay['from']): Ref =>
    subnets[0] === undefined ? ref : `subnet:${subnets[0]}`;
  const refOfHop = (hop: ReachHop): Ref =>
    hop.kind === 'source' ? placeOf(from) : hop.kind === 'destination' ? placeOf(to) : hop.ref;
  const way = hops.map(refOfHop);
  // A way that leaves the VPC has no destination of its own among its hops.
  const whole = way.at(-1) === placeOf(to) ? way : [...way, placeOf(to)];
  return { way: whole, back: back.map(refOfHop), blockedAt, words };
}
