import { blockIn } from '../../engine/planning/plan.ts';
import { readRef, type Design } from '../../engine/design/design.ts';
import { parseIpv4 } from '../../engine/cidr/cidr.ts';
import type { DecisionOption } from '../../engine/decisions/decisionPoint.ts';
import type { PlanBlock, Segment } from '../../engine/evaluation/evaluation.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { formatCount, plural } from '../format.ts';

type Extent = 'block' | 'used';

/**
 * The primary block as each option would leave it, one bar under the other, all to one scale. `used` leaves out the
 * free space behind the last thing of the widest plan.
 */
export function ScaleBars({
  options,
  extent,
}: {
  readonly options: readonly DecisionOption[];
  readonly extent: Extent;
}) {
  const design = useEditorState(designOf);
  const drawn = options.flatMap((option) => {
    const [primary] = option.blocks;
    return primary === undefined ? [] : [{ option, primary }];
  });
  const width = Math.max(1, ...drawn.map(({ primary }) => extentOf(primary, extent)));
  if (drawn.length === 0) return null;
  return (
    <div className="scaleBars">
      {drawn.map(({ option, primary }) => (
        <div key={option.id} className="scaleRow">
          <span className="scaleName">{option.label}</span>
          <div className="scaleBar" role="img" aria-label={`${option.label}: ${inWords(primary)}`}>
            {primary.segments
              .filter((segment) => startOf(segment, primary) < width)
              .map((segment) => (
                <div
                  key={segment.first}
                  data-kind={segment.kind}
                  data-access={accessOf(design, segment)}
                  title={`${segment.label}: ${segment.cidrs.join(', ')}, ${plural(segment.addresses, 'address', 'addresses')}`}
                  style={{
                    width: `${(Math.min(segment.addresses, width - startOf(segment, primary)) / width) * 100}%`,
                  }}
                />
              ))}
          </div>
        </div>
      ))}
      <p className="hint">
        To scale: the whole width is {formatCount(width)} addresses. Green is public, teal private, grey
        isolated; pale is kept for further zones, hatched is held.
      </p>
    </div>
  );
}

function startOf({ first }: Segment, block: PlanBlock): number {
  const address = parseIpv4(first);
  const base = blockIn(block.cidr)?.base ?? 0;
  return address.ok ? address.value - base : 0;
}

function extentOf(block: PlanBlock, extent: Extent): number {
  if (extent === 'block') return block.addresses;
  const last = block.segments.filter(({ kind }) => kind === 'subnet' || kind === 'slot').at(-1);
  return last === undefined ? 0 : startOf(last, block) + last.addresses;
}

function inWords({ segments }: PlanBlock): string {
  const sum = (kind: Segment['kind']) =>
    segments.reduce((total, segment) => total + (segment.kind === kind ? segment.addresses : 0), 0);
  return `${formatCount(sum('subnet'))} addresses in subnets, ${formatCount(sum('slot'))} kept for further zones, ${formatCount(sum('held'))} held, ${formatCount(sum('free'))} free`;
}

function accessOf({ subnets, tiers }: Design, { kind, ref }: Segment): string | undefined {
  if (ref === null || kind === 'held') return undefined;
  const { id } = readRef(ref);
  return tiers[kind === 'subnet' ? (subnets[id]?.tier ?? '') : id]?.access;
}
