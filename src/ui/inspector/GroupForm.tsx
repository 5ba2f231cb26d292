import { entryOf, type Id, type Rule } from '../../engine/design/design.ts';
import type { RuleReasons } from '../../engine/evaluation/leastPrivilege/ruleReasons.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { PlusIcon } from '../icons/actionIcons.tsx';
import { nameOf } from '../names.ts';
import { useAnswer } from '../useAnswer.ts';
import { NotesField, TextField } from './fields.tsx';
import { RuleCard } from './RuleCard.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';
import { LockNotes } from '../tracker/LockNotes.tsx';

export function GroupForm({ id, currentRule }: { readonly id: Id; readonly currentRule?: Id }) {
  const design = useEditorState(designOf);
  const group = entryOf(design.securityGroups, id);
  const ruleIds = Object.keys(design.rules).filter((rule) => design.rules[rule]?.group === id);
  const reasons = useAnswer('ruleReasons', ruleIds);
  if (!group) return null;
  const shared = { group: id, currentRule, reasons };
  return (
    <>
      <header>
        <h2>{visibleText(group.name)}</h2>
        <p className="muted">Security group · {plural(ruleIds.length, 'rule')}</p>
        <div className="inspectorActions">
          <EditButton className="smallButton danger" edit={{ type: 'removeSecurityGroup', id }}>
            Remove group and its rules
          </EditButton>
        </div>
      </header>
      <LockNotes kinds={['security']} />
      <TextField
        label="Name"
        renames
        value={group.name}
        edit={(name) => ({ type: 'setSecurityGroup', id, name })}
      />
      <TextField
        label="Description"
        value={group.description}
        edit={(description) => ({ type: 'setSecurityGroup', id, description })}
      />
      <RuleList {...shared} direction="ingress" title="Ingress" />
      <RuleList {...shared} direction="egress" title="Egress" />
      <UsedBy id={id} />
      <SubjectFindings subjects={[`group:${id}`, ...ruleIds.map((rule) => `rule:${rule}`)]} />
      <NotesField value={group.notes} edit={(notes) => ({ type: 'setSecurityGroup', id, notes })} />
    </>
  );
}

type RuleListProps = {
  readonly group: Id;
  readonly direction: Rule['direction'];
  readonly title: string;
  readonly currentRule: Id | undefined;
  readonly reasons: readonly RuleReasons[] | null;
};

function RuleList({ group, direction, title, currentRule, reasons }: RuleListProps) {
  const { rules, vpc } = useEditorState(designOf);
  const editor = useEditor();
  const ids = Object.keys(rules).filter(
    (id) => rules[id]?.group === group && rules[id].direction === direction,
  );
  const add = () =>
    editor.dispatch({
      type: 'addRule',
      group,
      direction,
      traffic: { protocol: 'tcp', ports: { from: 443, to: 443 } },
      // The network itself is the narrowest peer that needs no further question.
      peer: { kind: 'cidr', cidr: vpc.blocks[0] ?? '10.0.0.0/16' },
    });
  return (
    <section>
      <h3 className="heading">
        {title} · {ids.length}
      </h3>
      {ids.map((id) => (
        <RuleCard key={id} id={id} current={id === currentRule} reasons={reasons} />
      ))}
      {ids.length === 0 && (
        <p className="muted">No rules: nothing {direction === 'ingress' ? 'comes in' : 'goes out'}.</p>
      )}
      <div className="inspectorActions">
        <EditButton className="smallButton" onClick={add}>
          <PlusIcon size={14} /> Add {direction === 'ingress' ? 'an ingress' : 'an egress'} rule
        </EditButton>
      </div>
    </section>
  );
}

function UsedBy({ id }: { readonly id: Id }) {
  const design = useEditorState(designOf);
  const attachment = entryOf(useEditorState(evaluationOf).security.attachments, id);
  const editor = useEditor();
  const refs = [
    ...(attachment?.workloads ?? []).map((workload) => `workload:${workload}`),
    ...(attachment?.endpoints ?? []).map((endpoint) => `endpoint:${endpoint}`),
  ];
  return (
    <section className="rows">
      <h3 className="heading">Used by</h3>
      {refs.map((ref) => (
        <button key={ref} type="button" className="rowButton" onClick={() => editor.select([ref])}>
          {nameOf(design, ref)}
        </button>
      ))}
      {refs.length === 0 && <p className="muted">Nothing yet: choose it in a workload or an endpoint.</p>}
    </section>
  );
}
