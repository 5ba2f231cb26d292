import { evaluationOf, useEditorState } from '../EditorContext.tsx';
import { formatUnitPrice } from '../format.ts';
import { Origin } from './Origin.tsx';

/** What the data that moves costs. */
export function Traffic() {
  const { cost } = useEditorState(evaluationOf);
  return (
    <section>
      <h3 className="heading">Traffic adds</h3>
      <table className="table">
        <tbody>
          {cost.trafficRates.map((rate) => (
            <tr key={rate.id}>
              <th scope="row" className="wide">
                {rate.what}
                <div className="hint">{rate.note}</div>
              </th>
              <td className="number">{formatUnitPrice(rate.usdPerGb)} / GB</td>
              <td>
                <Origin price={rate.price} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
