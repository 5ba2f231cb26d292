import { useId, useState, type ReactNode } from 'react';

import type { Refusal } from '../../engine/design/refusal.ts';
import { err } from '../../engine/result.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { useEntered } from '../EditorContext.tsx';
import { useReading } from '../reading.ts';
import { numberIn } from '../typed.ts';
import { whenNear } from '../whenNear.ts';
import { useDraft, type Draft } from './useDraft.ts';
import { type Commit, type Entry, type Means, useEntry } from './useEdit.ts';

/** Why a field was not taken, under the field, with the value that would work as a button. */
export function RefusalNote({
  id,
  refusal,
  onTake,
}: {
  readonly id: string;
  readonly refusal: Refusal | null;
  readonly onTake?: () => void;
}) {
  const reading = useReading();
  return (
    <div id={id} className="fieldError" role={refusal ? 'alert' : undefined}>
      {visibleText(refusal?.message ?? '')}
      {refusal?.suggestion !== undefined && onTake && !reading && (
        <button
          type="button"
          className="smallButton"
          onMouseDown={(event) => event.preventDefault()}
          onClick={onTake}
        >
          Use <span className="mono">{refusal.suggestion}</span>
        </button>
      )}
    </div>
  );
}

type FrameProps = {
  readonly label: string;
  /** Leaves the label to screen readers, where the place says it already. */
  readonly quietLabel?: boolean | undefined;
  readonly hint?: ReactNode;
  readonly children: (ids: { readonly input: string; readonly note: string }) => ReactNode;
  readonly draft?: Draft;
};

function FieldFrame({ label, quietLabel, hint, children, draft }: FrameProps) {
  const id = useId();
  return (
    <div className="field">
      <label className={quietLabel ? 'visuallyHidden' : 'heading'} htmlFor={id}>
        {label}
      </label>
      {children({ input: id, note: `${id}-note` })}
      {draft && <RefusalNote id={`${id}-note`} refusal={draft.refusal} onTake={draft.takeSuggestion} />}
      {hint !== undefined && <div className="hint">{hint}</div>}
    </div>
  );
}

type LineProps = {
  readonly label: string;
  readonly quietLabel?: boolean;
  readonly value: string;
  readonly mono?: boolean;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  /** The field that F2 goes to. */
  readonly renames?: boolean;
  readonly end?: ReactNode;
};

/** A line of text that commits on Enter or when it is left. */
export function TextField(props: LineProps & Means<string>) {
  return <LineField {...props} {...useEntry(props)} />;
}

function LineField({
  label,
  quietLabel,
  value,
  commit,
  foresee,
  mono,
  hint,
  placeholder,
  renames,
  end,
}: LineProps & Entry<string>) {
  const draft = useDraft(...useEntered(value, commit));
  const readOnly = useReading();
  return (
    <FieldFrame label={label} quietLabel={quietLabel} hint={hint} draft={draft}>
      {({ input, note }) => (
        <div className="inputBox" data-invalid={draft.refusal !== null || undefined}>
          <input
            id={input}
            className={mono ? 'mono' : undefined}
            value={draft.text}
            placeholder={readOnly ? undefined : placeholder}
            readOnly={readOnly}
            autoComplete="off"
            spellCheck={false}
            data-rename-target={renames || undefined}
            aria-invalid={draft.refusal !== null}
            aria-describedby={note}
            onChange={({ target }) => {
              draft.change(target.value);
              foresee(target.value);
            }}
            onBlur={draft.onBlur}
            onKeyDown={draft.onKeyDown}
          />
          {end}
        </div>
      )}
    </FieldFrame>
  );
}

/** Several lines of text; they commit when the field is left. */
export function NotesField({
  label = 'Notes',
  value,
  mono = false,
  rows = 3,
  placeholder,
  hint,
  ...means
}: {
  readonly label?: string;
  readonly value: string;
  readonly mono?: boolean;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly hint?: ReactNode;
} & Means<string>) {
  const { commit } = useEntry(means);
  const draft = useDraft(...useEntered(value, commit), 'many lines');
  const readOnly = useReading();
  return (
    <FieldFrame label={label} draft={draft} hint={hint}>
      {({ input, note }) => (
        <div className="inputBox" data-invalid={draft.refusal !== null || undefined}>
          <textarea
            id={input}
            className={mono ? 'mono' : undefined}
            rows={rows}
            value={draft.text}
            placeholder={readOnly ? undefined : placeholder}
            readOnly={readOnly}
            spellCheck={!mono}
            aria-invalid={draft.refusal !== null}
            aria-describedby={note}
            onChange={(event) => draft.change(event.target.value)}
            onBlur={draft.onBlur}
            onKeyDown={draft.onKeyDown}
          />
        </div>
      )}
    </FieldFrame>
  );
}

const notANumber = (label: string): Refusal => ({
  type: 'field/notANumber',
  message: `${label} is not a number; write digits, as in 1,000.`,
});

/** A number, with or without thousands separators. */
export function NumberField({
  label,
  quietLabel = false,
  value,
  hint,
  ...means
}: {
  readonly label: string;
  readonly quietLabel?: boolean;
  readonly value: number;
  readonly hint?: ReactNode;
} & Means<number>) {
  const { commit, foresee } = useEntry(means);
  return (
    <LineField
      label={label}
      quietLabel={quietLabel}
      value={value.toLocaleString('en-US')}
      commit={(text) => {
        const number = numberIn(text);
        return number === null ? err(notANumber(label)) : commit(number);
      }}
      foresee={(text) => {
        const number = numberIn(text);
        if (number !== null) foresee(number);
      }}
      hint={hint}
    />
  );
}

export type Option<T extends string> = {
  readonly value: T;
  readonly label: string;
  readonly disabled?: boolean;
};

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly hint?: ReactNode;
} & Means<T>;

/** The reason why the last choice was not taken; a choice that is taken clears it. */
function useRefusal<T>(commit: Commit<T>): {
  readonly refusal: Refusal | null;
  readonly choose: (value: T) => void;
} {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return {
    refusal,
    choose: (value) => {
      const result = commit(value);
      setRefusal(result.ok ? null : result.error);
    },
  };
}

/** One of a few values; choosing commits. */
export function SelectField<T extends string>({
  label,
  quietLabel,
  value,
  options,
  hint,
  renames,
  ...means
}: ChoiceProps<T> & { readonly quietLabel?: boolean } & Pick<LineProps, 'renames'>) {
  const { commit } = useEntry(means);
  const [chosen, enter] = useEntered(value, commit);
  const reading = useReading();
  const { refusal, choose } = useRefusal(enter);
  return (
    <FieldFrame label={label} quietLabel={quietLabel} hint={hint}>
      {({ input, note }) => (
        <>
          <select
            id={input}
            className="select"
            value={chosen}
            disabled={reading}
            data-rename-target={renames || undefined}
            aria-describedby={note}
            onChange={(event) => choose(event.target.value as T)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {visibleText(option.label)}
              </option>
            ))}
          </select>
          <RefusalNote id={note} refusal={refusal} />
        </>
      )}
    </FieldFrame>
  );
}

/** A few values side by side, all in view. */
export function SegmentField<T extends string>({ label, value, options, hint, ...means }: ChoiceProps<T>) {
  const id = useId();
  const reading = useReading();
  const { commit, foresee } = useEntry(means);
  const { refusal, choose } = useRefusal(commit);
  return (
    <div className="field" role="group" aria-labelledby={id} aria-describedby={`${id}-note`}>
      <span className="heading" id={id}>
        {label}
      </span>
      <div className="segments">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            className="segment"
            aria-pressed={option.value === value}
            disabled={reading || option.disabled}
            {...whenNear(() => option.value !== value && foresee(option.value))}
            onClick={() => option.value !== value && choose(option.value)}
          >
            {visibleText(option.label)}
          </button>
        ))}
      </div>
      <RefusalNote id={`${id}-note`} refusal={refusal} />
      {hint !== undefined && <div className="hint">{hint}</div>}
    </div>
  );
}

/** Yes or no; clicking commits. */
export function CheckField({
  label,
  checked,
  hint,
  ...means
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly hint?: ReactNode;
} & Means<boolean>) {
  const { commit, foresee } = useEntry(means);
  const [ticked, enter] = useEntered(checked, commit);
  const { refusal, choose } = useRefusal(enter);
  const id = useId();
  const reading = useReading();
  return (
    <div className="field check">
      <label {...whenNear(() => foresee(!ticked))}>
        <input
          type="checkbox"
          checked={ticked}
          disabled={reading}
          aria-describedby={id}
          onChange={(event) => choose(event.target.checked)}
        />
        {label}
      </label>
      <RefusalNote id={id} refusal={refusal} />
      {hint !== undefined && <div className="hint">{hint}</div>}
    </div>
  );
}

/** Any number of several values, such as the groups of a workload; each click commits the whole choice. */
export function ManyField({
  label,
  values,
  options,
  empty,
  boxes = false,
  ...means
}: {
  readonly label: string;
  readonly values: readonly string[];
  readonly options: readonly Option<string>[];
  readonly empty: string;
  /** Check boxes rather than chips, where all of a few are usually chosen. */
  readonly boxes?: boolean;
} & Means<readonly string[]>) {
  const id = useId();
  const { commit, foresee } = useEntry(means);
  const [chosen, enter] = useEntered(values, commit);
  const reading = useReading();
  const { refusal, choose } = useRefusal(enter);
  const toggled = (value: string) =>
    options.map((option) => option.value).filter((known) => chosen.includes(known) !== (known === value));
  const toggle = (value: string) => choose(toggled(value));
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span className="heading" id={id}>
        {label}
      </span>
      {options.length === 0 && <span className="muted">{empty}</span>}
      {boxes ? (
        <div className="boxes">
          {options.map((option) => (
            <label key={option.value} {...whenNear(() => foresee(toggled(option.value)))}>
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                disabled={reading}
                onChange={() => toggle(option.value)}
              />
              {visibleText(option.label)}
            </label>
          ))}
        </div>
      ) : (
        <div className="chips">
          {options.map((option) => (
            <button
              key={option.value}
              type="button"
              className="chip"
              aria-pressed={chosen.includes(option.value)}
              disabled={reading}
              {...whenNear(() => foresee(toggled(option.value)))}
              onClick={() => toggle(option.value)}
            >
              {visibleText(option.label)}
            </button>
          ))}
        </div>
      )}
      <RefusalNote id={`${id}-note`} refusal={refusal} />
    </div>
  );
}
