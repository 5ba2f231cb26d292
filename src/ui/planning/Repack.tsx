import { useState } from 'react';

import type { RepackPreview } from '../../engine/decisions/repackPreview.ts';
import { EditButton } from '../EditButton.tsx';
import { plural } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';

/** Packing the address plan anew: what would move is shown first, and nothing moves before it is asked for. */
export function Repack() {
  const [open, setOpen] = useState(false);
  return (
    <div className="repack">
      <button type="button" className="smallButton" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide the repack' : 'Repack…'}
      </button>
      <span className="muted">
        {' '}
        places every automatic subnet anew; pinned ones and held ranges stay. It shows first what would be
        replaced.
      </span>
      {open && <Preview />}
    </div>
  );
}

const plain = { type: 'repack' } as const;

function Preview() {
  const answer = useAnswer('repack', plain);
  if (answer === null) return <p className="muted">Working out what would move…</p>;
  if (!answer.ok) return <p className="refusalText">{answer.error.message}</p>;
  if (answer.value.moves.length === 0) {
    return <p>Nothing would move: every automatic subnet stands where the plan would put it today.</p>;
  }
  return <Moves preview={answer.value} />;
}

function Moves({ preview }: { readonly preview: RepackPreview }) {
  const { moves, staying, pinned, replaces } = preview;
  return (
    <>
      {replaces !== null && (
        <p className="loud" role="alert">
          <strong>{replaces}</strong>
        </p>
      )}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Subnet</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            {replaces !== null && <th scope="col">Replaced</th>}
          </tr>
        </thead>
        <tbody>
          {moves.map(({ id, name, from, to, deployedId, blockedBy }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="mono">{from}</td>
              <td className="mono">{to}</td>
              {replaces !== null && (
                <td className="wide">
                  <span className="mono">{deployedId ?? 'not deployed'}</span>
                  {blockedBy !== null && ` – ${blockedBy} still stands there, so one deployment cannot do it`}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">
        {plural(staying, 'automatic subnet stays', 'automatic subnets stay')} where they are,{' '}
        {plural(pinned, 'is pinned', 'are pinned')}.
      </p>
      <EditButton className={replaces === null ? 'smallButton' : 'smallButton danger'} edit={plain}>
        Repack {plural(moves.length, 'subnet')}
      </EditButton>
    </>
  );
}
