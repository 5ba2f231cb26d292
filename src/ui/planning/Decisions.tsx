import './decisions.css';

import { useState, type ReactNode } from 'react';

import type { DecisionPoint } from '../../engine/decisions/decisionPoint.ts';
import { readCandidate } from '../../engine/decisions/primaryBlock.ts';
import { formatCidr } from '../../engine/cidr/cidr.ts';
import { err, ok } from '../../engine/result.ts';
import { TextField } from '../inspector/fields.tsx';
import { AskingContext } from '../reading.ts';
import { useAnswer } from '../useAnswer.ts';
import { DecisionRecord } from './DecisionRecord.tsx';
import { NatFailures } from './NatFailures.tsx';
import { OptionTable } from './OptionTable.tsx';
import { Repack } from './Repack.tsx';
import { ScaleBars } from './ScaleBars.tsx';

/** The choices every network has to make: what each option leads to, which one to take, and what was decided. */
export function Decisions() {
  const [typed, setTyped] = useState<readonly string[]>([]);
  const points = useAnswer('decisionPoints', typed);
  // A further block is weighed in the worker; what was weighed before stays in view meanwhile.
  const [last, setLast] = useState<readonly DecisionPoint[] | null>(null);
  if (points !== null && points !== last) setLast(points);
  const shown = points ?? last;
  if (shown === null) return <p className="empty">Weighing the options…</p>;
  return (
    <div className="decisions">
      {shown.map((point) => (
        <Point key={point.id} point={point}>
          {point.id === 'primary-block' && (
            <OtherBlock onTyped={(text) => setTyped([...typed.filter((one) => one !== text), text])} />
          )}
          {point.id === 'reserve' && <ScaleBars options={point.options} extent="block" />}
          {point.id === 'nat' && <NatFailures point={point} />}
          {point.id === 'subnet-sizing' && (
            <>
              <ScaleBars options={point.options} extent="used" />
              <Repack />
            </>
          )}
        </Point>
      ))}
    </div>
  );
}

function Point({ point, children }: { readonly point: DecisionPoint; readonly children: ReactNode }) {
  const { options, recommended, recorded } = point;
  const best = options.find(({ id }) => id === recommended.option);
  return (
    <section className="decision" aria-label={point.question}>
      <header>
        <h3>{point.question}</h3>
        <span className="chipLabel" data-tone={recorded === null ? 'open' : 'done'}>
          {recorded === null ? 'not decided' : `decided on ${recorded.decision.on}`}
        </span>
      </header>
      <div className="recommendation">
        <p>
          Recommended: <strong>{best?.label ?? recommended.option}</strong>
        </p>
        <ul>
          {recommended.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
      <OptionTable point={point} />
      {children}
      <DecisionRecord key={recorded?.decision.on} point={point} />
    </section>
  );
}

/** A field for any block to be weighed as the primary one. */
function OtherBlock({ onTyped }: { readonly onTyped: (text: string) => void }) {
  const weigh = (text: string) => {
    const read = readCandidate(text);
    if (read.ok) {
      onTyped(formatCidr(read.value));
      return ok(null);
    }
    const { code, message, suggestion } = read.error;
    return err({ type: code, message, ...(suggestion === undefined ? {} : { suggestion }) });
  };
  return (
    <div className="otherBlock">
      <AskingContext value>
        <TextField label="Weigh another block" value="" mono placeholder="10.64.0.0/16" commit={weigh} />
      </AskingContext>
    </div>
  );
}
