import type { KeyboardEvent } from 'react';

import type { FlowLayout, PlacedStop } from '../../engine/scene/flowLayout.ts';
import { textWidth } from '../../engine/scene/textWidth.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { formatUnitPrice, formatUsd } from '../format.ts';
import { LAST_LABELS } from './lastLabels.ts';
import { formatGb } from './words.ts';

type Props = {
  readonly layout: FlowLayout;
  readonly lit: ReadonlySet<string> | null;
  readonly onPoint: (id: string | null) => void;
  readonly onChoose: (stop: PlacedStop) => void;
};

/** The stops with their names and what they charge; each can be reached by keyboard and selects what it stands for. */
export function FlowStops({ layout, lit, onPoint, onChoose }: Props) {
  const flowsAt = new Map<string, string[]>();
  for (const { from, to, flow } of layout.bands) {
    for (const id of [from, to]) flowsAt.set(id, [...(flowsAt.get(id) ?? []), flow]);
  }
  return layout.stops.map((stop) => {
    const room = roomFor(layout, stop);
    const dim = lit !== null && !(flowsAt.get(stop.id) ?? []).some((flow) => lit.has(flow));
    const x = stop.x + stop.width + 7;
    const middle = stop.y + stop.height / 2;
    const choose = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onChoose(stop);
    };
    return (
      <g key={stop.id} data-dim={dim || undefined} data-role={stop.role} className="flowPlace">
        <g
          role="button"
          tabIndex={0}
          className="flowStop"
          aria-label={`${visibleText(stop.label)}: ${wordsOf(stop)[0] ?? ''}`}
          onPointerEnter={() => onPoint(stop.id)}
          onFocus={() => onPoint(stop.id)}
          onBlur={() => onPoint(null)}
          onClick={() => onChoose(stop)}
          onKeyDown={choose}
        >
          <rect className="flowTarget" x={stop.x - 4} y={middle - 16} width={room} height={32} />
          <rect
            className="flowBar"
            x={stop.x}
            y={stop.y}
            width={stop.width}
            height={Math.max(2, stop.height)}
            rx={2}
          />
        </g>
        <g className="flowWords" aria-hidden="true">
          <text x={x} y={middle - 3} className="flowName">
            {fitted(visibleText(stop.label), room - 14, 'medium')}
          </text>
          <text x={x} y={middle + 11} className="flowFigures">
            {fittingOf(wordsOf(stop), room - 14)}
          </text>
        </g>
      </g>
    );
  });
}

/** How much room a label has before the next column begins. */
function roomFor({ width, columns }: FlowLayout, { column }: PlacedStop): number {
  return column === columns - 1 ? LAST_LABELS - 10 : Math.max(60, width / (columns - 1) - 12);
}

/** `6,083 GB · $0.045/GB · $273.75`, and shorter where that has no room; what it charges is left out last. */
function wordsOf({ role, gb, usd, charges }: PlacedStop): readonly string[] {
  if (role !== 'hop') return [formatGb(gb)];
  const [only] = charges;
  if (charges.some((charge) => charge.usd === null)) {
    return [`${formatGb(gb)} · price not known`, 'price not known'];
  }
  if (usd === 0) return [`${formatGb(gb)} · free of charge`, `${formatGb(gb)} · free`, 'free'];
  const dollars = formatUsd(usd);
  if (charges.length !== 1 || only === undefined) return [`${formatGb(gb)} · ${dollars}`, dollars];
  const rate = `${formatUnitPrice(rounded(only.usdPerGb))}/GB`;
  return [`${formatGb(gb)} · ${rate} · ${dollars}`, `${rate} · ${dollars}`, dollars];
}

const fittingOf = (words: readonly string[], room: number): string =>
  words.find((text) => textWidth(text, 'regular', 11.5) <= room) ??
  fitted(words.at(-1) ?? '', room, 'regular');

const rounded = (usd: number | null) => (usd === null ? null : Math.round(usd * 1e4) / 1e4);

function fitted(text: string, room: number, font: 'medium' | 'regular'): string {
  const size = font === 'medium' ? 12.5 : 11.5;
  if (textWidth(text, font, size) <= room) return text;
  let end = text.length;
  while (end > 1 && textWidth(`${text.slice(0, end)}…`, font, size) > room) end -= 1;
  return `${text.slice(0, end)}…`;
}
