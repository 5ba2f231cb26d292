import { useState } from 'react';

import { natModes } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { costChanges, summaryOf } from '../../engine/evaluation/cost/costChanges.ts';
import type { CostChange, CostIf } from '../../engine/evaluation/cost/costWhatIf.ts';
import { regionCodes, regionOf } from '../../engine/regions/regions.ts';
import { ok, type Result } from '../../engine/result.ts';
import { designOf, costOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount } from '../format.ts';
import { NumberField, SelectField } from '../inspector/fields.tsx';
import { AskingContext } from '../reading.ts';
import { natShort } from '../natWords.ts';
import { useAnswer } from '../useAnswer.ts';
import { useSettled } from '../useSettled.ts';
import { FactorField } from './FactorField.tsx';
import { IfOutcome } from './IfOutcome.tsx';

const asItIs: CostChange = {
  ...{ agentsFactor: 1, trafficFactor: 1 },
  ...{ natMode: null, region: null, discountPercent: null },
};

/** What the month would cost if something were otherwise; nothing of the design changes until it is applied. */
export function WhatIf() {
  const design = useEditorState(designOf);
  const cost = useEditorState(costOf);
  const editor = useEditor();
  const [change, setChange] = useState(asItIs);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const fresh: Result<CostIf, Refusal> | null = useAnswer('costWhatIf', useSettled(change));
  const [last, setLast] = useState(fresh);
  // While a slider moves the last answer stands, so that nothing flickers.
  if (fresh !== null && fresh !== last) setLast(fresh);
  const answer = fresh ?? last;
  const set = (changes: Partial<CostChange>) => {
    setRefused(null);
    setChange((last) => ({ ...last, ...changes }));
    return ok(null);
  };
  const apply = () => {
    if (!answer?.ok || answer.value.edit === null) return;
    const done = editor.dispatch(answer.value.edit, { quiet: true });
    if (done.ok) setChange(asItIs);
    else setRefused(done.error);
  };
  const { agents } = design.requirements;
  const now = summaryOf(cost);
  return (
    <div className="costIf">
      <AskingContext value>
        <section className="costIfForm" aria-label="What might be otherwise">
          <FactorField
            label="Agents"
            factor={change.agentsFactor}
            hint={`${formatCount(Math.round(agents * change.agentsFactor))} agents`}
            onChange={(agentsFactor) => set({ agentsFactor })}
          />
          <FactorField
            label="Traffic"
            factor={change.trafficFactor}
            hint="On every flow"
            onChange={(trafficFactor) => set({ trafficFactor })}
          />
          <SelectField
            label="Way out through NAT"
            value={change.natMode ?? design.nat.mode}
            options={natModes.map((mode) => ({ value: mode, label: natShort[mode] }))}
            commit={(mode) => set({ natMode: mode === design.nat.mode ? null : mode })}
          />
          <SelectField
            label="Region"
            value={change.region ?? design.region}
            options={regionCodes.map((code) => ({
              value: code,
              label: `${code} · ${regionOf(code)?.name ?? ''}`,
            }))}
            commit={(region) => set({ region: region === design.region ? null : region })}
          />
          <NumberField
            label="Discount %"
            value={change.discountPercent ?? design.pricing.discountPercent}
            commit={(percent) =>
              set({ discountPercent: percent === design.pricing.discountPercent ? null : percent })
            }
          />
          <button
            type="button"
            className="smallButton"
            disabled={change === asItIs}
            onClick={() => setChange(asItIs)}
          >
            Reset
          </button>
        </section>
      </AskingContext>
      <IfOutcome
        now={now}
        answer={answer}
        changes={answer?.ok ? costChanges(now, answer.value.after) : null}
        refused={refused}
        onApply={apply}
      />
    </div>
  );
}
