import type { PriceListState } from '../../editor/editorState.ts';
import {
  type MissedPrice,
  NOT_IN_LIST,
  type PriceListReport,
  type TakenPrice,
} from '../../engine/prices/priceList/report.ts';
import type { PriceKey } from '../../engine/prices/priceKeys.ts';
import { priceNames } from '../../engine/prices/priceNames.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { useEditor } from '../EditorContext.tsx';
import { formatCount, formatUnitPrice, plural } from '../format.ts';

/** How far the reading of a list is, what it gave, or why it gave nothing. */
export function ListOutcome({ list, region }: { readonly list: PriceListState; readonly region: string }) {
  const editor = useEditor();
  const close = (
    <button type="button" className="smallButton quiet" onClick={() => editor.dismissPriceList()}>
      Close
    </button>
  );
  if (list.kind === 'reading') return <Reading list={list} onCancel={() => editor.cancelPriceList()} />;
  if (list.kind === 'refused') {
    return (
      <div className="listOutcome" data-refused>
        <p role="alert">
          <strong>{visibleText(list.name)}</strong>: {visibleText(list.message)}
        </p>
        {close}
      </div>
    );
  }
  return (
    <div className="listOutcome">
      <p role="status">{takenInWords(list.name, list.report, region)}</p>
      <TakenTable report={list.report} />
      {close}
    </div>
  );
}

type ReadingState = Extract<PriceListState, { kind: 'reading' }>;

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0);

function Reading({ list, onCancel }: { readonly list: ReadingState; readonly onCancel: () => void }) {
  const { name, done, total } = list;
  return (
    <div className="listOutcome">
      <div className="listProgress">
        <progress aria-label={`Reading ${visibleText(name)}`} value={done} max={Math.max(1, total)} />
        <span className="number">
          {megabytes(done)} of {megabytes(total)} MB
        </span>
        <button type="button" className="smallButton" onClick={onCancel}>
          Cancel
        </button>
      </div>
      <p className="hint">{visibleText(name)} is being read; go on working, nothing waits for it.</p>
    </div>
  );
}

function takenInWords(name: string, report: PriceListReport, region: string): string {
  const { taken, offers, version, published, products, unused, hasMorePages } = report;
  const regions = [...new Set(taken.map((price) => price.region))];
  const list = `${offers.join(', ')}${version === '' ? '' : ` ${version}`} of ${published}`;
  return [
    `${plural(taken.length, 'price')} taken from ${visibleText(name)} (${visibleText(list)}).`,
    regions.includes(region)
      ? ''
      : `They are of ${regions.join(', ')}; ${region}, the region of this design, is not in the list, so its figures stay as they were.`,
    `${formatCount(unused)} of ${plural(products, 'entry', 'entries')} ${unused === 1 ? 'was' : 'were'} of no use here.`,
    hasMorePages ? 'The list was cut into pages and this is one of them; load the others too.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function TakenTable({ report: { taken, missed } }: { readonly report: PriceListReport }) {
  const several = new Set(taken.map(({ region }) => region)).size > 1;
  const spoiled = missed.filter(({ why }) => why !== NOT_IN_LIST);
  const absent = missed.filter(({ why }) => why === NOT_IN_LIST);
  return (
    <>
      <table className="table priceTable">
        <thead>
          <tr>
            <th scope="col">Price</th>
            {several && <th scope="col">Region</th>}
            <th scope="col" className="number">
              USD
            </th>
            <th scope="col">In force since</th>
          </tr>
        </thead>
        <tbody>
          {taken.map((price) => (
            <tr key={`${price.region} ${price.key}`}>
              <th scope="row">{priceNames[price.key]}</th>
              {several && <td>{price.region}</td>}
              <td className="number">{rates(price)}</td>
              <td>{price.effective || '–'}</td>
            </tr>
          ))}
          {spoiled.map(({ region, key, why }) => (
            <tr key={`${region} ${key}`} data-unknown>
              <th scope="row">{priceNames[key]}</th>
              {several && <td>{region}</td>}
              <td className="number">not taken</td>
              <td>{visibleText(why)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {absent.length > 0 && <p className="notInList">Not in this list: {absentInWords(absent, several)}.</p>}
    </>
  );
}

/** The names of prices, each with the regions that lack it when the list has several. */
function absentInWords(absent: readonly MissedPrice[], several: boolean): string {
  const keys = [...new Set(absent.map(({ key }) => key))];
  const lacking = (key: PriceKey) =>
    absent.filter((missed) => missed.key === key).map(({ region }) => region);
  return keys.map((key) => `${priceNames[key]}${several ? ` (${lacking(key).join(', ')})` : ''}`).join('; ');
}

function rates({ price }: TakenPrice): string {
  return typeof price === 'number'
    ? formatUnitPrice(price)
    : price.map(({ usdPerGb }) => formatUnitPrice(usdPerGb)).join(' / ');
}
