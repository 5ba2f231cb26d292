import type { Ref } from '../../engine/design/design.ts';
import { entryOf } from '../../engine/design/design.ts';
import type { SecurityEdge, SecurityNode, SecurityReport } from '../../engine/evaluation/evaluation.ts';
import { designOf, evaluationOf, selectionOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { peerRef } from '../../engine/design/traffic.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { nameOf } from '../names.ts';

/** More boxes than this make a table nobody can read; the list of what is allowed takes its place. */
const MATRIX_LIMIT = 40;

/** Who may talk to whom, and on which ports. */
export function SecurityPanel() {
  const { security } = useEditorState(evaluationOf);
  return (
    <div className="blocks">
      <section>
        <div className="mapHead">
          <h3 className="heading">Who may reach whom</h3>
          <span className="muted">
            {plural(security.ingressRules, 'ingress rule')}, {plural(security.egressRules, 'egress rule')},{' '}
            {plural(security.openGroups.length, 'group')} open to the internet. What is not listed is refused.
          </span>
        </div>
        {security.nodes.length === 0 ? (
          <p className="empty">There are no security groups yet. Place one from the palette.</p>
        ) : security.nodes.length > MATRIX_LIMIT ? (
          <EdgeTable security={security} />
        ) : (
          <Matrix security={security} />
        )}
      </section>
      <RuleTable />
    </div>
  );
}

function Matrix({ security }: { readonly security: SecurityReport }) {
  const sources = security.nodes.filter(({ ref }) => security.edges.some((edge) => edge.from === ref));
  const targets = security.nodes.filter(({ ref }) => security.edges.some((edge) => edge.to === ref));
  const edges = new Map(security.edges.map((edge) => [edge.ref, edge]));
  if (sources.length === 0)
    return <p className="empty">No rule allows anything yet. Draw an arrow between two groups.</p>;
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col" className="muted">
              from \ to
            </th>
            {targets.map((node) => (
              <th key={node.ref} scope="col" title={visibleText(node.detail)}>
                {visibleText(node.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map((from) => (
            <tr key={from.ref}>
              <th scope="row" title={visibleText(from.detail)}>
                {visibleText(from.label)}
              </th>
              {targets.map((to) => (
                <MatrixCell key={to.ref} from={from} to={to} edge={edges.get(`edge:${from.ref}>${to.ref}`)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type MatrixCellProps = {
  readonly from: SecurityNode;
  readonly to: SecurityNode;
  readonly edge: SecurityEdge | undefined;
};

function MatrixCell({ from, to, edge }: MatrixCellProps) {
  if (!edge)
    return (
      <td className={from.ref === to.ref ? 'self' : undefined}>
        {from.ref !== to.ref && <span className="visuallyHidden">nothing</span>}
      </td>
    );
  return (
    <td>
      <EdgeButton edge={edge} name={visibleText(`${from.label} to ${to.label}`)} />
    </td>
  );
}

function EdgeButton({ edge, name }: { readonly edge: SecurityEdge; readonly name: string }) {
  const selected = useEditorState(selectionOf).includes(edge.ref);
  const editor = useEditor();
  const ports = edge.flows.map((flow) => flow.label).join(', ');
  return (
    <button
      type="button"
      aria-pressed={selected}
      aria-label={`${name}: ${ports}`}
      onClick={() => {
        editor.select([edge.ref]);
        editor.setView({ inspectorOpen: true });
      }}
    >
      {ports}
    </button>
  );
}

function EdgeTable({ security }: { readonly security: SecurityReport }) {
  const labels = new Map<Ref, string>(security.nodes.map((node) => [node.ref, visibleText(node.label)]));
  const editor = useEditor();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">On</th>
        </tr>
      </thead>
      <tbody>
        {security.edges.map((edge) => (
          <tr key={edge.ref} className="pickable" onClick={() => editor.select([edge.ref])}>
            <td>{labels.get(edge.from)}</td>
            <td>{labels.get(edge.to)}</td>
            <td>
              <button type="button" className="linkButton">
                {edge.flows.map((flow) => flow.label).join(', ')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
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
