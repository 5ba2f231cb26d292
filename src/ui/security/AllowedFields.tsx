import { designOf, useEditorState } from '../EditorContext.tsx';
import { PlusIcon, TrashIcon } from '../icons/actionIcons.tsx';
import { EndField } from './EndField.tsx';
import { type ConnectionDraft, newConnection } from './intentDraft.ts';

type Props = {
  readonly allowed: readonly ConnectionDraft[];
  readonly onChange: (allowed: readonly ConnectionDraft[]) => void;
};

/** The connections that may pass between tiers, each editable in its line. */
export function AllowedFields({ allowed, onChange }: Props) {
  const design = useEditorState(designOf);
  const put = (at: number, changes: Partial<ConnectionDraft>) =>
    onChange(allowed.map((one, index) => (index === at ? { ...one, ...changes } : one)));
  return (
    <fieldset className="allowed">
      <legend className="heading">Allowed between tiers · {allowed.length}</legend>
      {allowed.map((one, at) => {
        const of = `connection ${at + 1}`;
        return (
          // A connection has no name of its own: its place in the list is what it is.
          <div key={at} className="allowedRow">
            <EndField
              {...{ label: 'From', of, side: 'between-tiers', value: one.from }}
              onChange={(from) => put(at, { from })}
            />
            <span aria-hidden="true">→</span>
            <EndField
              {...{ label: 'To', of, side: 'between-tiers', value: one.to }}
              onChange={(to) => put(at, { to })}
            />
            <div className="inputBox trafficText">
              <input
                className="mono"
                aria-label={`Traffic, ${of}`}
                placeholder="443/tcp"
                value={one.traffic}
                onChange={(event) => put(at, { traffic: event.target.value })}
              />
            </div>
            <button
              type="button"
              className="iconButton"
              aria-label={`Remove ${of}`}
              onClick={() => onChange(allowed.filter((_, index) => index !== at))}
            >
              <TrashIcon size={16} />
            </button>
          </div>
        );
      })}
      <button
        type="button"
        className="smallButton"
        onClick={() => onChange([...allowed, newConnection(design)])}
      >
        <PlusIcon size={14} /> Allow a connection
      </button>
    </fieldset>
  );
}
