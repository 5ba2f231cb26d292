import { entryOf, type DataFlow, type Design } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import type { EvaluatedFlow } from '../../engine/evaluation/evaluation.ts';
import type { Result } from '../../engine/result.ts';
import { designOf, useEditorState } from '../EditorContext.tsx';
import { useEdit } from '../inspector/useEdit.ts';

/** A flow as it is stated, or as it would be with the amounts that are assumed. */
export function statedFlow({ dataTransfer }: Design, flow: EvaluatedFlow): DataFlow {
  const { name, from, to, sent, received } = flow;
  return (
    entryOf(dataTransfer.flows, flow.id) ?? {
      ...{ name, from, to, sent, received },
      ...{ crossZoneShare: null, notes: '' },
    }
  );
}

/** States a flow with something of it changed; one that was assumed is stated by that. */
export function useFlowEdit(flow: EvaluatedFlow): (changes: Partial<DataFlow>) => Result<Design, Refusal> {
  const design = useEditorState(designOf);
  const edit = useEdit();
  return (changes) =>
    edit({ type: 'setDataFlow', id: flow.id, flow: { ...statedFlow(design, flow), ...changes } });
}
