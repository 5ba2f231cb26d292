import { memo } from 'react';

import type { PlacedBand } from '../../engine/scene/flowLayout.ts';
import { rateOf } from './rates.ts';

type Props = {
  readonly bands: readonly PlacedBand[];
  /** The flows that stand out; `null`: all alike. */
  readonly lit: ReadonlySet<string> | null;
  readonly onPoint: (id: string) => void;
  readonly onChoose: (band: PlacedBand) => void;
};

/** The bands of the picture. Screen readers have the stops and the table, which say all of it in words. */
export const FlowBands = memo(function FlowBands({ bands, lit, onPoint, onChoose }: Props) {
  return (
    <g aria-hidden="true">
      {bands.map((band) => (
        <path
          key={band.id}
          className="flowBand"
          data-rate={rateOf(band)}
          data-dim={(lit !== null && !lit.has(band.flow)) || undefined}
          d={pathOf(band)}
          strokeWidth={band.width}
          onPointerEnter={() => onPoint(band.id)}
          onClick={() => onChoose(band)}
        />
      ))}
    </g>
  );
});

function pathOf({ x1, y1, x2, y2 }: PlacedBand): string {
  const middle = (x1 + x2) / 2;
  return `M${fine(x1)} ${fine(y1)}C${fine(middle)} ${fine(y1)} ${fine(middle)} ${fine(y2)} ${fine(x2)} ${fine(y2)}`;
}

const fine = (length: number) => String(Math.round(length * 100) / 100);
