import { entryOf } from '../../engine/design/design.ts';
import { peerRef } from '../../engine/design/traffic.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { nameOf } from '../names.ts';
import { MatrixSection } from './MatrixSection.tsx';

/** Who may talk to whom, and on which ports: as a matrix to write in, and rule by rule. */
export function SecurityPanel() {
  return (
    <div className="blocks">
      <section>
        <MatrixSection />
      </section>
      <RuleTable />
    </div>
  );
}

const RULES_SHOWN = 500;

function RuleTable() {
  const design = useEditorState(designOf);
  const { security } = useEditorState(evaluationOf);
  const editor = useEditor();
  const labels = new Map(
    security.edges.flatMap((edge) =>
      edge.flows.flatMap((flow) => [
        [flow.ingressRule, flow.label] as const,
        [flow.egressRule, flow.label] as const,
      ]),
    ),
  );
  const rules = Object.entries(design.rules);
  return (
    <section>
      <h3 className="heading">Rules</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col">Direction</th>
            <th scope="col">Traffic</th>
            <th scope="col">Peer</th>
            <th scope="col">Description</th>
          </tr>
        </thead>
        <tbody>
          {rules.slice(0, RULES_SHOWN).map(([id, rule]) => (
            <tr key={id} className="pickable" onClick={() => editor.select([`rule:${id}`])}>
              <th scope="row">
                <button type="button" className="linkButton">
                  {visibleText(entryOf(design.securityGroups, rule.group)?.name ?? rule.group)}
                </button>
              </th>
              <td>{rule.direction}</td>
              <td>{labels.get(id) ?? rule.traffic.protocol}</td>
              <td>{nameOf(design, peerRef(rule.peer))}</td>
              <td className="wide">{visibleText(rule.description)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rules.length > RULES_SHOWN && (
        <p className="muted">and {rules.length - RULES_SHOWN} more: select a group to see its rules.</p>
      )}
    </section>
  );
}
