import './totals.css';

import { useEffect, useState } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import type { Evaluation } from '../../engine/evaluation/evaluation.ts';
import { priceDatesText } from '../../engine/evaluation/cost/priceDates.ts';
import { evaluationOf, useEditor, useEditorState, useIsBehind } from '../EditorContext.tsx';
import { formatCount, formatDelta, formatUsd, plural, sinceWords } from '../format.ts';

const sequenceOf = (state: EditorState) => state.evaluatedSequence;
const evaluationMsOf = (state: EditorState) => state.evaluationMs;
const workerOf = (state: EditorState) => state.worker;

/** The running totals. They change in place; a screen reader hears one short sentence once they have settled. */
export function Totals() {
  const evaluation = useEditorState(evaluationOf);
  const behind = useIsBehind();
  const sequence = useEditorState(sequenceOf);
  const editor = useEditor();
  const { totals, cost } = evaluation;
  const showFindings = () => editor.setView({ dockOpen: true, dockTab: 'findings' });
  return (
    <section className="totals" aria-label="Totals" aria-busy={behind} data-sequence={sequence}>
      <span>
        {plural(totals.zones, 'AZ')} · {plural(totals.subnets, 'subnet')} ·{' '}
        {plural(totals.securityGroups, 'security group')}
      </span>
      <span>
        {formatCount(totals.allocatedAddresses)} / {formatCount(totals.vpcAddresses)} addresses
      </span>
      <button
        type="button"
        className="money"
        title={`${formatUsd(12 * totals.totalUsd)} a year, traffic included`}
        onClick={() => editor.setView({ dockOpen: true, dockTab: 'cost' })}
      >
        {formatUsd(totals.monthlyUsd)} / month{' '}
        <small>
          {totals.transferUsd > 0 ? `+ ${formatUsd(totals.transferUsd)} traffic` : '+ traffic'}
          {cost.totalPartial && ' · partial'}
        </small>
      </button>
      <Since cost={cost} />
      <button type="button" className={totals.errors > 0 ? 'errors' : 'none'} onClick={showFindings}>
        {plural(totals.errors, 'error')}
      </button>
      <button type="button" className={totals.warnings > 0 ? 'warnings' : 'none'} onClick={showFindings}>
        {plural(totals.warnings, 'warning')}
      </button>
      <span className="end">
        <Recalculation behind={behind} />
        {cost.pricesAsOf && (
          <span>
            prices: {cost.region}, {priceDatesText(cost.pricesAsOf)}
          </span>
        )}
      </span>
      <Announcement totals={totals} />
    </section>
  );
}

const baselineOf = (state: EditorState) => state.baseline;
const baselineCostOf = (state: EditorState) => state.baselineCost;

/** What the edits since the design was opened or saved to a file add to the month, or save; nothing when neither. */
function Since({ cost }: { readonly cost: Evaluation['cost'] }) {
  const { since } = useEditorState(baselineOf);
  const before = useEditorState(baselineCostOf);
  const editor = useEditor();
  if (before === null) return null;
  const usd = cost.totalUsd - before.totalUsd;
  if (Math.abs(usd) < 0.005) return null;
  return (
    <button
      type="button"
      className={usd > 0 ? 'dearer' : 'cheaper'}
      onClick={() => editor.setView({ dockOpen: true, dockTab: 'cost', costSection: 'lines' })}
    >
      {formatDelta(usd)} {sinceWords[since]}
    </button>
  );
}

function Recalculation({ behind }: { readonly behind: boolean }) {
  const ms = useEditorState(evaluationMsOf);
  const worker = useEditorState(workerOf);
  if (worker === 'failed')
    return <span role="alert">figures cannot be recalculated; save your work and load the page again</span>;
  if (worker === 'restarting') return <span role="status">recalculation restarts…</span>;
  return <span>{behind ? 'recalculating…' : `recalculated in ${ms.toFixed(1)} ms`}</span>;
}

const SETTLED_MS = 1000;

/** Spoken at most once a second, and only when a figure has changed. */
function Announcement({ totals }: { readonly totals: Evaluation['totals'] }) {
  const sentence = `${formatUsd(totals.totalUsd)} a month with traffic, ${formatCount(totals.allocatedAddresses)} addresses, ${plural(totals.errors, 'error')}, ${plural(totals.warnings, 'warning')}`;
  const [spoken, setSpoken] = useState({ first: sentence, text: '' });
  useEffect(() => {
    const timer = setTimeout(
      () =>
        setSpoken((last) =>
          last.text === '' && last.first === sentence ? last : { first: last.first, text: sentence },
        ),
      SETTLED_MS,
    );
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <span className="visuallyHidden" role="status">
      {spoken.text}
    </span>
  );
}
