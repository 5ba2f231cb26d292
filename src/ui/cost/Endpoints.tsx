import { evaluationOf, useEditorState } from '../EditorContext.tsx';
import { formatCount } from '../format.ts';

/** From how much traffic an interface endpoint is cheaper than NAT. */
export function Endpoints() {
  const { endpointBreakEven } = useEditorState(evaluationOf).cost;
  if (endpointBreakEven === null) return null;
  const { gb, gbPerZone, zones, formula } = endpointBreakEven;
  return (
    <section>
      <h3 className="heading">When an interface endpoint beats NAT</h3>
      <p>
        From <strong>{formatCount(gbPerZone)} GB a month</strong> for each zone, {formatCount(gb)} GB in{' '}
        {zones}.
      </p>
      <p className="hint">{formula}</p>
    </section>
  );
}
