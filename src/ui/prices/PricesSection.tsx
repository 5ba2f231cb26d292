import './prices.css';

import { useState, type DragEvent } from 'react';

import type { EditorState } from '../../editor/editorState.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { NumberField } from '../inspector/fields.tsx';
import { useAnswer } from '../useAnswer.ts';
import { useReading } from '../reading.ts';
import { ListHelp } from './ListHelp.tsx';
import { ListOutcome } from './ListOutcome.tsx';
import { PriceTable } from './PriceTable.tsx';
import { pricesInWords } from './pricesInWords.ts';

const priceListOf = (state: EditorState) =>
  state.priceList?.designKey === state.designKey ? state.priceList : null;

/** The prices that the design's figures are made of: what is in use, a discount, and AWS's own lists. */
export function PricesSection() {
  const { region, pricing } = useEditorState(designOf);
  const editor = useEditor();
  const reading = useReading();
  const list = useEditorState(priceListOf);
  const prices = useAnswer('prices', null);
  const drop = useFileDrop((file) => void editor.loadPriceList(file));
  const loadedRegions = Object.keys(pricing.loaded);
  return (
    <div
      className="prices columns"
      {...(reading ? {} : drop.handlers)}
      data-dropping={drop.over || undefined}
    >
      <div className="blocks">
        <section aria-labelledby="prices-loaded">
          <h3 className="heading" id="prices-loaded">
            Prices of {region}
          </h3>
          <p>{prices === null ? 'Reading the prices…' : pricesInWords(prices)}</p>
          <div className="priceActions">
            <EditButton
              className="smallButton"
              disabled={list?.kind === 'reading'}
              onClick={() => void editor.loadPriceList()}
            >
              Load AWS price list…
            </EditButton>
            {loadedRegions.length > 0 && (
              <EditButton className="smallButton" edit={{ type: 'forgetLoadedPrices' }}>
                Forget loaded prices
              </EditButton>
            )}
            {!reading && <span className="hint">or drop the file here; it stays in this browser</span>}
          </div>
          {loadedRegions.length > 0 && (
            <p className="hint">
              Loaded for {loadedRegions.join(', ')}; these prices are part of the design and its file.
            </p>
          )}
          {list !== null && <ListOutcome list={list} region={region} />}
        </section>
        <div className="discountField">
          <NumberField
            label="Discount in percent"
            value={pricing.discountPercent}
            edit={(percent) => ({ type: 'setDiscount', percent })}
            hint="Taken off every price that is not zero, as an agreement with AWS (EDP) does."
          />
        </div>
        <ListHelp region={region} />
      </div>
      <div className="blocks">{prices !== null && <PriceTable prices={prices} />}</div>
    </div>
  );
}

/** Takes one file that is dropped, before the page would open it as a design. */
function useFileDrop(onFile: (file: File) => void) {
  const [over, setOver] = useState(false);
  const carries = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carries(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file !== undefined) onFile(file);
      },
    },
  };
}
