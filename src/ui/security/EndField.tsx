import { useId } from 'react';

import type { Ref } from '../../engine/design/design.ts';
import { reachEndMenu, type ReachSide } from '../../engine/design/reachEnds.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';

/** What the choice of an address range is called among the refs of ends; the range itself is typed. */
const TYPED = 'cidr:';

type Props = {
  readonly label: string;
  /** Names the field where the same label stands several times. */
  readonly of?: string;
  readonly side: ReachSide;
  readonly value: Ref;
  readonly onChange: (ref: Ref) => void;
};

/** One end of a connection, chosen by kind and name; an address range is typed beside it. */
export function EndField({ label, of = '', side, value, onChange }: Props) {
  const design = useEditorState(designOf);
  const id = useId();
  const typed = value.startsWith(TYPED);
  const name = of === '' ? undefined : `${label}, ${of}`;
  return (
    <div className="field endField">
      <label className={of === '' ? 'heading' : 'visuallyHidden'} htmlFor={id}>
        {name ?? label}
      </label>
      <select
        id={id}
        className="select"
        value={typed ? TYPED : value}
        onChange={(event) => onChange(event.target.value)}
      >
        {reachEndMenu(design, side).map(({ title, ends }) => (
          <optgroup key={title} label={title}>
            {ends.map((end) => (
              <option key={end.ref} value={end.ref}>
                {visibleText(end.label)}
              </option>
            ))}
          </optgroup>
        ))}
        {side !== 'between-tiers' && <option value={TYPED}>An address range…</option>}
      </select>
      {typed && (
        <div className="inputBox">
          <input
            className="mono"
            aria-label={`Address range, ${name ?? label}`}
            placeholder="10.8.0.0/16"
            value={value.slice(TYPED.length)}
            onChange={(event) => onChange(`${TYPED}${event.target.value.trim()}`)}
          />
        </div>
      )}
    </div>
  );
}
