import { useState } from 'react';

import type { ArrivedCopy } from '../../editor/editorState.ts';
import type { Choices } from '../../engine/merge/mergeDesigns.ts';
import type { ClashWords } from '../../engine/merge/clashWords.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { useEditor } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';
import { DiffList } from './DiffList.tsx';

/** A copy that came back: what it brings, what both changed otherwise with a choice for each, and the one step that takes it. */
export function MergePanel({ copy }: { readonly copy: ArrivedCopy }) {
  const editor = useEditor();
  const [choices, setChoices] = useState<Choices>({});
  const answer = useAnswer('merge', { base: copy.base, theirs: copy.design, choices });
  const offer = answer?.ok === true ? answer.value : null;
  return (
    <>
      <header className="compareHead">
        <h3 className="heading">Merge {visibleText(copy.name)} into this design</h3>
        <EditButton
          className="smallButton primary"
          disabled={offer === null}
          onClick={() => offer !== null && void editor.mergeCopy(offer.design)}
        >
          Merge
        </EditButton>
        <button type="button" className="smallButton" onClick={editor.dropCopy}>
          Not now
        </button>
      </header>
      <p className="hint">
        {copy.base === null
          ? 'The version both come from is not kept here, so everything of both is taken and nothing is removed.'
          : 'Compared with the version both come from: what one side changed is taken, what one removed goes.'}{' '}
        Both sides are kept as versions before.
      </p>
      {answer === null && <p className="empty">Merging…</p>}
      {answer?.ok === false && <p role="alert">{answer.error.message}</p>}
      {offer !== null && (
        <>
          {offer.clashes.length > 0 && (
            <Clashes
              clashes={offer.clashes}
              choices={choices}
              onChoose={(key, side) => setChoices({ ...choices, [key]: side })}
            />
          )}
          {offer.putBack.length > 0 && (
            <p className="hint">
              Removed on one side and still used on the other, so kept:{' '}
              {offer.putBack.map(visibleText).join(', ')}.
            </p>
          )}
          <DiffList diff={offer.comparison.diff} names={['This design', 'Merged']} />
        </>
      )}
    </>
  );
}

type ClashesProps = {
  readonly clashes: readonly ClashWords[];
  readonly choices: Choices;
  readonly onChoose: (key: string, side: 'ours' | 'theirs') => void;
};

/** What both changed otherwise, side by side. */
function Clashes({ clashes, choices, onChoose }: ClashesProps) {
  return (
    <fieldset className="clashes">
      <legend className="heading">{plural(clashes.length, 'conflict')}: choose a side for each</legend>
      {clashes.map(({ key, where, ours, theirs, removed }) => (
        <div key={key} className="clash" role="radiogroup" aria-label={visibleText(where)}>
          <strong>{visibleText(where)}</strong>
          {(['ours', 'theirs'] as const).map((side) => (
            <label key={side}>
              <input
                type="radio"
                name={key}
                disabled={removed}
                checked={(choices[key] ?? 'ours') === side}
                onChange={() => onChoose(key, side)}
              />
              <span className="muted">{side === 'ours' ? 'This design' : 'The copy'}</span>{' '}
              {visibleText(side === 'ours' ? ours : theirs)}
            </label>
          ))}
          {removed && <span className="hint">What was written is kept.</span>}
        </div>
      ))}
    </fieldset>
  );
}
