import { momentText } from '../../engine/design/trackerWords.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { err, type Result } from '../../engine/result.ts';
import { TextField } from '../inspector/fields.tsx';

type Props = {
  readonly label: string;
  /** The moment as the design has it: `2026-11-29T14:30:00Z`. */
  readonly at: string;
  readonly commit: (at: string) => Result<unknown, Refusal>;
};

const MOMENT = /^\s*(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?:\s*(?:UTC|Z))?\s*$/i;

/** A time that a wrong clock left, put right by hand as it is read: "2026-11-29 14:30 UTC". */
export function TimeField({ label, at, commit }: Props) {
  const take = (text: string): Result<unknown, Refusal> => {
    const [, day = '', time = ''] = MOMENT.exec(text) ?? [];
    const instant = `${day}T${time}:00Z`;
    // A day that no month has is another day to the browser's clock.
    const read = new Date(instant);
    const isMoment = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(`${day}T${time}`);
    return isMoment
      ? commit(instant)
      : err({ type: 'tracker/time', message: `Write it as ${momentText(at)}.`, suggestion: momentText(at) });
  };
  return <TextField label={label} quietLabel value={momentText(at)} commit={take} />;
}
