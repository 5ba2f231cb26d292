import { useId } from 'react';

import { ok, err } from '../../engine/result.ts';
import { TextField } from '../inspector/fields.tsx';
import { numberIn } from '../typed.ts';

/** The slider goes from a tenth to ten times; equal steps multiply by the same factor. */
const STEPS = 200;
const factorAt = (step: number) => Number((10 ** ((2 * step) / STEPS - 1)).toPrecision(2));
const stepAt = (factor: number) =>
  factor <= 0 ? 0 : Math.min(STEPS, Math.max(0, Math.round(((Math.log10(factor) + 1) * STEPS) / 2)));

type Props = {
  readonly label: string;
  readonly factor: number;
  readonly hint: string;
  readonly onChange: (factor: number) => void;
};

/** A factor by hand, by arrow keys, or typed; what is typed may go beyond the slider. */
export function FactorField({ label, factor, hint, onChange }: Props) {
  const id = useId();
  const read = (text: string) => {
    const number = numberIn(text.replace(/[×x]/, ''));
    if (number === null || number < 0 || number > 10_000) {
      return err({
        type: 'field/notAFactor',
        message: `${label} × is not a factor; write a number from 0 to 10,000, such as 2 for twice as much.`,
      });
    }
    onChange(number);
    return ok(null);
  };
  return (
    <div className="factor">
      <label className="visuallyHidden" htmlFor={id}>
        {label} on the slider
      </label>
      <TextField label={`${label} ×`} value={String(factor)} commit={read} />
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS}
        value={stepAt(factor)}
        aria-valuetext={`${String(factor)} times`}
        onChange={(event) => onChange(factorAt(Number(event.target.value)))}
      />
      <p className="hint">{hint}</p>
    </div>
  );
}
