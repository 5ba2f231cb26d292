import type { Command } from '../../engine/commands/command.ts';
import type { Requirements } from '../../engine/design/design.ts';
import { CheckField, NumberField, SegmentField } from './fields.tsx';

type Counted = 'agents' | 'agentsNow' | 'overhead' | 'services' | 'headroom';

const counted: readonly { readonly key: Counted; readonly label: string }[] = [
  { key: 'agents', label: 'Agents at most' },
  { key: 'agentsNow', label: 'Agents today' },
  { key: 'overhead', label: 'Overhead' },
  { key: 'services', label: 'Services' },
  { key: 'headroom', label: 'Headroom ×' },
];

const set = (changes: Partial<Requirements>): Command => ({ type: 'setRequirements', changes });

/** What the network must hold, growth aside: every field commits by itself. */
export function RequirementFields({ requirements }: { readonly requirements: Requirements }) {
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
            edit={(value) => set({ [key]: value })}
          />
        ))}
        <NumberField
          label="Smallest block /"
          value={requirements.smallestPrefix}
          edit={(value) => set({ smallestPrefix: value })}
        />
      </div>
      <SegmentField
        label="Zones wanted"
        value={String(requirements.zones)}
        options={['1', '2', '3', '4', '5', '6'].map((value) => ({ value, label: value }))}
        edit={(value) => set({ zones: Number(value) })}
      />
      <CheckField
        label="Holds the full need with one zone lost"
        checked={requirements.survivesZoneLoss}
        edit={(survivesZoneLoss) => set({ survivesZoneLoss })}
      />
    </section>
  );
}
