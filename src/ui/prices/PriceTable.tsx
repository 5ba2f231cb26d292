import type { PriceInUse } from '../../engine/evaluation/cost/pricesInUse.ts';
import { priceNames } from '../../engine/prices/priceNames.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { formatUnitPrice } from '../format.ts';

/** Every price of the region with its unit, date and source; those that are not known first. */
export function PriceTable({ prices }: { readonly prices: readonly PriceInUse[] }) {
  const unknown = prices.filter(({ usd }) => usd === null);
  const known = prices.filter(({ usd }) => usd !== null);
  return (
    <section aria-label="Prices in use">
      <table className="table priceTable">
        <thead>
          <tr>
            <th scope="col">Price</th>
            <th scope="col" className="number">
              USD
            </th>
            <th scope="col">Of</th>
          </tr>
        </thead>
        <tbody>
          {[...unknown, ...known].map((price) => (
            <PriceRow key={price.key} price={price} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PriceRow({ price }: { readonly price: PriceInUse }) {
  const { key, usd, listUsd, rates, origin, loaded } = price;
  return (
    <tr data-unknown={usd === null || undefined}>
      <th scope="row" className="wide">
        {priceNames[key]}
        {rates > 1 && <span className="muted"> · first of {rates} rates</span>}
        <div className="hint" data-loaded={loaded || undefined}>
          {visibleText(usd === null ? 'A total that needs it is partial.' : origin.source)}
        </div>
      </th>
      <td className="number">
        {usd === null ? 'not known' : formatUnitPrice(usd)}
        {listUsd !== null && <div className="hint">list {formatUnitPrice(listUsd)}</div>}
      </td>
      <td>{usd === null ? '–' : origin.asOf}</td>
    </tr>
  );
}
