import type { Requirements, Volume } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { DAYS_PER_MONTH } from '../../engine/evaluation/transfer/assumptions.ts';
import { err, type Result } from '../../engine/result.ts';
import { TextField } from '../inspector/fields.tsx';
import { useReading } from '../reading.ts';
import { numberIn } from '../typed.ts';

type Commit = (volume: Volume) => Result<unknown, Refusal>;

const units = [
  { value: 'month', label: 'GB a month' },
  { value: 'agent-day', label: 'GB per agent, day' },
] as const;

/** An amount of data with what it is counted by; another unit keeps the amount and writes it anew. */
export function VolumeField({
  label,
  volume,
  requirements,
  commit,
}: {
  readonly label: string;
  readonly volume: Volume;
  readonly requirements: Requirements;
  readonly commit: Commit;
}) {
  const reading = useReading();
  const read = (text: string) => {
    const gb = numberIn(text);
    return gb === null ? err(notAnAmount(label)) : commit({ ...volume, gb });
  };
  return (
    <div className="volume">
      <TextField label={label} quietLabel value={amountText(volume.gb)} commit={read} />
      <select
        className="volumeUnit"
        aria-label={`Unit of ${label}`}
        value={volume.per}
        disabled={reading}
        onChange={(event) => commit(inUnit(volume, event.target.value as Volume['per'], requirements))}
      >
        {units.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

const amountText = (gb: number) => gb.toLocaleString('en-US', { maximumSignificantDigits: 6 });

const notAnAmount = (label: string): Refusal => ({
  type: 'field/notAnAmount',
  message: `${label} is not an amount; write GB in digits, as in 1,200 or 0.05, and 0 for none.`,
});

/** The same amount in another unit; without agents there is nothing to divide by, and the number stays. */
export function inUnit({ gb, per }: Volume, wanted: Volume['per'], { agents }: Requirements): Volume {
  if (wanted === per || agents === 0) return { gb, per: wanted };
  const factor = agents * DAYS_PER_MONTH;
  return { gb: Number((wanted === 'month' ? gb * factor : gb / factor).toPrecision(6)), per: wanted };
}
