import { entryOf, readRef, type Ref } from '../../engine/design/design.ts';
import type { SecurityEdge } from '../../engine/evaluation/evaluation.ts';
import { halfRules, missingOf, type Missing } from '../../engine/evaluation/flowWords.ts';
import type { RuleReasons } from '../../engine/evaluation/leastPrivilege/ruleReasons.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { PlusIcon, ReverseIcon, TrashIcon } from '../icons/actionIcons.tsx';
import { nameOf } from '../names.ts';
import { useAnswer } from '../useAnswer.ts';
import { TextField } from './fields.tsx';
import { RuleWhy } from './RuleWhy.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';
import { TrafficFields } from './TrafficFields.tsx';
import { useEdit } from './useEdit.ts';

type Flow = SecurityEdge['flows'][number];

/** Everything that may go from one box to another; each line edits the ingress and the egress rule at once. */
export function EdgeForm({ edgeRef }: { readonly edgeRef: Ref }) {
  const design = useEditorState(designOf);
  const evaluation = useEditorState(evaluationOf);
  const edge = evaluation.security.edges.find((candidate) => candidate.ref === edgeRef);
  const half = halfRules(evaluation);
  const editor = useEditor();
  const [from = '', to = ''] = readRef(edgeRef).id.split('>');
  const flows = edge?.flows ?? [];
  const rules = flows.flatMap((flow) => [flow.ingressRule, flow.egressRule]).filter((id) => id !== null);
  const reasons = useAnswer('ruleReasons', rules);
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
          <EditButton
            className="smallButton"
            title="What may go there may come from there instead"
            onClick={() => {
              if (editor.dispatch({ type: 'reverseFlow', from, to }).ok)
                editor.select([`edge:${to}>${from}`]);
            }}
          >
            <ReverseIcon size={14} /> Reverse
          </EditButton>
          <EditButton className="smallButton danger" edit={{ type: 'removeFlow', from, to }}>
            Remove all of it
          </EditButton>
        </div>
      </header>
      <section>
        <h3 className="heading">Allowed</h3>
        {flows.map((flow) => (
          <FlowCard
            key={`${flow.ingressRule ?? ''}>${flow.egressRule ?? ''}`}
            flow={flow}
            missing={missingOf(flow, half)}
            from={from}
            to={to}
            reasons={reasons}
          />
        ))}
        {flows.length === 0 && <p className="muted">Nothing.</p>}
        <div className="inspectorActions">
          <EditButton className="smallButton" onClick={allow}>
            <PlusIcon size={14} /> Allow TCP 443 too
          </EditButton>
        </div>
      </section>
      <SubjectFindings subjects={[edgeRef, from, to, ...rules.map((id) => `rule:${id}`)]} />
    </>
  );
}

type FlowCardProps = {
  readonly flow: Flow;
  readonly from: Ref;
  readonly to: Ref;
  readonly missing: Missing;
  readonly reasons: readonly RuleReasons[] | null;
};

function FlowCard({ flow, from, to, missing, reasons }: FlowCardProps) {
  const design = useEditorState(designOf);
  const edit = useEdit();
  const { traffic } = flow;
  const rule = entryOf(design.rules, flow.ingressRule ?? flow.egressRule ?? '');
  return (
    <div className="ruleCard">
      <TrafficFields
        traffic={traffic}
        of={flow.label}
        commit={(next) => edit({ type: 'setFlow', from, to, traffic, changes: { traffic: next } })}
      >
        <EditButton
          className="iconButton"
          aria-label={`Delete ${flow.label}`}
          edit={{ type: 'removeFlow', from, to, traffic }}
        >
          <TrashIcon size={16} />
        </EditButton>
      </TrafficFields>
      <TextField
        label="Description"
        quietLabel
        placeholder="Description"
        value={rule?.description ?? ''}
        edit={(description) => ({ type: 'setFlow', from, to, traffic, changes: { description } })}
      />
      {missing === null ? (
        <p className="hint">{sides(flow)}</p>
      ) : (
        <p className="hint">
          {missing === 'egress'
            ? `An ingress rule only: ${nameOf(design, from)} does not let it out. `
            : `An egress rule only: ${nameOf(design, to)} does not let it in. `}
          <EditButton className="linkButton" edit={{ type: 'allowFlow', from, to, traffic }}>
            Add the {missing} rule
          </EditButton>
        </p>
      )}
      <RuleWhy answers={reasons} rules={[flow.ingressRule, flow.egressRule]} />
    </div>
  );
}

/** How the rules that a flow has let it through. */
function sides({ ingressRule, egressRule }: Flow): string {
  if (ingressRule !== null && egressRule !== null)
    return 'An egress rule on one side and an ingress rule on the other.';
  return ingressRule === null
    ? 'An egress rule only: that is all it takes.'
    : 'An ingress rule only: no group of this design needs egress for it.';
}
