import { entryOf, type DataFlow, type Design } from '../../engine/design/design.ts';
import type { Command } from '../../engine/commands/command.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import type { EvaluatedFlow } from '../../engine/evaluation/evaluation.ts';
import { err, type Result } from '../../engine/result.ts';
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

/** Makes an edit about traffic; a refusal says what is wrong with the field, not where it stands in the edit. */
export function useTrafficEdit(): (command: Command) => Result<Design, Refusal> {
  const edit = useEdit();
  return (command) => {
    const done = edit(command);
    if (done.ok) return done;
    const message = done.error.message.replace(/^edit 1, [\w.]+:? /, 'That ');
    return err({ ...done.error, message });
  };
}

/** States a flow with something of it changed; one that was assumed is stated by that. */
export function useFlowEdit(flow: EvaluatedFlow): (changes: Partial<DataFlow>) => Result<Design, Refusal> {
  const design = useEditorState(designOf);
  const edit = useTrafficEdit();
  return (changes) =>
    edit({ type: 'setDataFlow', id: flow.id, flow: { ...statedFlow(design, flow), ...changes } });
}
