import type { BoxJson } from '../../engine/packets/headerText.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { plural } from '../format.ts';

/** How many addresses or ports of one cell are written out before the rest is counted. */
const WRITTEN_OUT = 4;

/** What arrives, exactly, as sets that do not overlap: who sends it, to whom, on which ports. */
export function PacketSet({
  boxes,
  example,
}: {
  readonly boxes: readonly BoxJson[];
  readonly example: string | null;
}) {
  return (
    <details className="packetSet">
      <summary>
        Exactly these packets arrive: {plural(boxes.length, 'set')} of them
        {example !== null && (
          <>
            , such as <span className="mono">{visibleText(example)}</span>
          </>
        )}
      </summary>
      <div className="packetTable">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Protocol</th>
              <th scope="col">From</th>
              <th scope="col">From port</th>
              <th scope="col">To</th>
              <th scope="col">To port or type</th>
            </tr>
          </thead>
          <tbody>
            {boxes.map((box, at) => (
              <tr key={at}>
                <td>{box.protocols.join(', ')}</td>
                <td className="mono">{some(box.sources)}</td>
                <td className="mono">{box.sourcePorts === null ? 'any' : some(box.sourcePorts)}</td>
                <td className="mono">{some(box.destinations)}</td>
                <td className="mono">{box.ports === null ? 'any' : some(box.ports)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function some(texts: readonly string[]): string {
  const written = texts.slice(0, WRITTEN_OUT).join(', ');
  const rest = texts.length - WRITTEN_OUT;
  return visibleText(rest > 0 ? `${written} and ${String(rest)} more` : written);
}
