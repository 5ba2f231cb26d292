import type { Requirements } from '../../engine/design/design.ts';
import { CheckField, NumberField, SegmentField } from './fields.tsx';
import { useEdit } from './useEdit.ts';

type Counted = 'agents' | 'agentsNow' | 'overhead' | 'services' | 'headroom';

const counted: readonly { readonly key: Counted; readonly label: string }[] = [
  { key: 'agents', label: 'Agents at most' },
  { key: 'agentsNow', label: 'Agents today' },
  { key: 'overhead', label: 'Overhead' },
  { key: 'services', label: 'Services' },
  { key: 'headroom', label: 'Headroom ×' },
];

/** What the network must hold, growth aside: every field commits by itself. */
export function RequirementFields({ requirements }: { readonly requirements: Requirements }) {
  const edit = useEdit();
  const set = (changes: Partial<Requirements>) => edit({ type: 'setRequirements', changes });
  return (
    <section className="rows" style={{ gap: 10 }}>
      <h3 className="heading" style={{ margin: 0 }}>
        Requirements
      </h3>
      <div className="fieldPair">
        {counted.map(({ key, label }) => (
          <NumberField
            key={key}
            label={label}
            value={requirements[key]}
            commit={(value) => set({ [key]: value })}
          />
        ))}
        <NumberField
          label="Smallest block /"
          value={requirements.smallestPrefix}
          commit={(value) => set({ smallestPrefix: value })}
        />
      </div>
      <SegmentField
        label="Zones wanted"
        value={String(requirements.zones)}
        options={['1', '2', '3', '4', '5', '6'].map((value) => ({ value, label: value }))}
        commit={(value) => set({ zones: Number(value) })}
      />
      <CheckField
        label="Holds the full need with one zone lost"
        checked={requirements.survivesZoneLoss}
        commit={(survivesZoneLoss) => set({ survivesZoneLoss })}
      />
    </section>
  );
}
