import type { Refusal } from '../../engine/design/refusal.ts';
import { err, type Result } from '../../engine/result.ts';
import { TextField } from '../inspector/fields.tsx';
import { numberIn } from '../typed.ts';

type Props = {
  readonly label: string;
  /** From 0 to 1; `null`: nobody has said. */
  readonly share: number | null;
  /** What holds then, as the placeholder of the empty field. */
  readonly otherwise: string;
  readonly quietLabel?: boolean;
  readonly hint?: string;
  readonly commit: (share: number | null) => Result<unknown, Refusal>;
};

/** A share in percent; the empty field leaves it to what follows from the network. */
export function ShareField({ label, share, otherwise, quietLabel = true, hint, commit }: Props) {
  const read = (text: string) => {
    const plain = text.replace('%', '');
    if (plain.trim() === '') return commit(null);
    const percent = numberIn(plain);
    return percent === null || percent < 0 || percent > 100 ? err(notAShare(label)) : commit(percent / 100);
  };
  const text = share === null ? '' : String(Math.round(share * 1e4) / 100);
  return (
    <TextField
      label={label}
      quietLabel={quietLabel}
      value={text}
      placeholder={otherwise}
      commit={read}
      {...(hint === undefined ? {} : { hint })}
      end={<span className="muted">%</span>}
    />
  );
}

const notAShare = (label: string): Refusal => ({
  type: 'field/notAShare',
  message: `${label} is not a share; write a percentage from 0 to 100, or nothing for an even spread.`,
});
