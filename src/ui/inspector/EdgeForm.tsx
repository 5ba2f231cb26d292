import { entryOf, readRef, type Ref } from '../../engine/design/design.ts';
import type { SecurityEdge } from '../../engine/evaluation/evaluation.ts';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { PlusIcon, TrashIcon } from '../icons/actionIcons.tsx';
import { nameOf } from '../names.ts';
import { TextField } from './fields.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';
import { TrafficFields } from './TrafficFields.tsx';
import { useEdit } from './useEdit.ts';

type Flow = SecurityEdge['flows'][number];

/** Everything that may go from one box to another; each line edits the ingress and the egress rule at once. */
export function EdgeForm({ edgeRef }: { readonly edgeRef: Ref }) {
  const design = useEditorState(designOf);
  const edge = useEditorState(evaluationOf).security.edges.find((candidate) => candidate.ref === edgeRef);
  const editor = useEditor();
  const [from = '', to = ''] = readRef(edgeRef).id.split('>');
  const flows = edge?.flows ?? [];
  const rules = flows.flatMap((flow) => [flow.ingressRule, flow.egressRule]).filter((id) => id !== null);
  const allow = () =>
    editor.dispatch({
      type: 'allowFlow',
      from,
      to,
      traffic: { protocol: 'tcp', ports: { from: 443, to: 443 } },
    });
  return (
    <>
      <header>
        <h2>
          {nameOf(design, from)} → {nameOf(design, to)}
        </h2>
        <p className="muted">What may go from one to the other</p>
        <div className="inspectorActions">
          <button
            type="button"
            className="smallButton danger"
            onClick={() => editor.dispatch({ type: 'removeFlow', from, to })}
          >
            Remove all of it
          </button>
        </div>
      </header>
      <section>
        <h3 className="heading">Allowed</h3>
        {flows.map((flow) => (
          <FlowCard
            key={`${flow.ingressRule ?? ''}>${flow.egressRule ?? ''}`}
            flow={flow}
            from={from}
            to={to}
          />
        ))}
        {flows.length === 0 && <p className="muted">Nothing.</p>}
        <div className="inspectorActions">
          <button type="button" className="smallButton" onClick={allow}>
            <PlusIcon size={14} /> Allow TCP 443 too
          </button>
        </div>
      </section>
      <SubjectFindings subjects={[edgeRef, from, to, ...rules.map((id) => `rule:${id}`)]} />
    </>
  );
}

function FlowCard({ flow, from, to }: { readonly flow: Flow; readonly from: Ref; readonly to: Ref }) {
  const { rules } = useEditorState(designOf);
  const editor = useEditor();
  const edit = useEdit();
  const { traffic } = flow;
  const rule = entryOf(rules, flow.ingressRule ?? flow.egressRule ?? '');
  return (
    <div className="ruleCard">
      <TrafficFields
        traffic={traffic}
        of={flow.label}
        commit={(next) => edit({ type: 'setFlow', from, to, traffic, changes: { traffic: next } })}
      >
        <button
          type="button"
          className="iconButton"
          aria-label={`Delete ${flow.label}`}
          onClick={() => editor.dispatch({ type: 'removeFlow', from, to, traffic })}
        >
          <TrashIcon size={16} />
        </button>
      </TrafficFields>
      <TextField
        label="Description"
        quietLabel
        placeholder="Description"
        value={rule?.description ?? ''}
        commit={(description) => edit({ type: 'setFlow', from, to, traffic, changes: { description } })}
      />
      <p className="hint">{sides(flow)}</p>
    </div>
  );
}

function sides({ ingressRule, egressRule }: Flow): string {
  if (ingressRule !== null && egressRule !== null)
    return 'An egress rule on one side and an ingress rule on the other.';
  return ingressRule === null
    ? 'An egress rule only: the other side has no ingress rule for it.'
    : 'An ingress rule only: no group of this design needs egress for it.';
}
