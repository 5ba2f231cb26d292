import { useId } from 'react';

import { batchOf } from '../../engine/commands/command.ts';
import type { Opening } from '../../engine/evaluation/opening/opening.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { SeverityIcon } from '../icons/networkIcons.tsx';

/** The smallest change that opens what is shut, taken with one click as one step; or why there is none. */
export function OpeningView({ opening }: { readonly opening: Opening }) {
  const title = useId();
  const list = useId();
  if (!opening.ok) {
    return (
      <p className="reachNoChange">
        <b>What would open it:</b> {visibleText(opening.why)}
      </p>
    );
  }
  const { label, commands, steps, breaks } = opening;
  return (
    <section className="reachOpening" aria-labelledby={title}>
      <h3 className="heading" id={title}>
        Smallest change that opens it
      </h3>
      <ol id={list}>
        {steps.map((step, at) => (
          <li key={at}>{visibleText(step)}</li>
        ))}
      </ol>
      {breaks.map((sentence) => (
        <p key={sentence} className="reachBreaks">
          <SeverityIcon severity="error" /> Would break: {visibleText(sentence)}
        </p>
      ))}
      <EditButton
        className="smallButton"
        aria-describedby={list}
        title={visibleText(label)}
        edit={batchOf(label, commands)}
      >
        {breaks.length === 0 ? 'Make this change' : 'Make this change all the same'}
      </EditButton>
    </section>
  );
}
