import {
  entryOf,
  workloadKinds,
  type Id,
  type Workload,
  type WorkloadKind,
} from '../../engine/design/design.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount } from '../format.ts';
import { ManyField, NumberField, SelectField, TextField } from './fields.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';
import { useEdit } from './useEdit.ts';

const kindWords: Readonly<Record<WorkloadKind, string>> = {
  'application-load-balancer': 'Application Load Balancer',
  'network-load-balancer': 'Network Load Balancer',
  'ecs-tasks': 'ECS tasks',
  instances: 'EC2 instances',
  rds: 'Amazon RDS',
  elasticache: 'Amazon ElastiCache',
  'amazon-mq': 'Amazon MQ',
  lambda: 'AWS Lambda',
};

type Counting = 'number' | Exclude<Workload['count'], number>;

export function WorkloadForm({ id }: { readonly id: Id }) {
  const design = useEditorState(designOf);
  const editor = useEditor();
  const edit = useEdit();
  const workload = entryOf(design.workloads, id);
  if (!workload) return null;
  const { agents, overhead, services } = design.requirements;
  const counting: Counting = typeof workload.count === 'number' ? 'number' : workload.count;
  const counts = { agents, overhead, services };
  return (
    <>
      <header>
        <h2>{visibleText(workload.name)}</h2>
        <p className="muted">{kindWords[workload.kind]}</p>
        <div className="inspectorActions">
          <button
            type="button"
            className="smallButton danger"
            onClick={() => editor.dispatch({ type: 'removeWorkload', id })}
          >
            Remove workload
          </button>
        </div>
      </header>
      <TextField
        label="Name"
        renames
        value={workload.name}
        commit={(name) => edit({ type: 'setWorkload', id, name })}
      />
      <SelectField
        label="Kind"
        value={workload.kind}
        options={workloadKinds.map((value) => ({ value, label: kindWords[value] }))}
        commit={(kind) => edit({ type: 'setWorkload', id, kind })}
      />
      <SelectField
        label="Lives in"
        value={workload.tier}
        options={Object.entries(design.tiers).map(([value, { name }]) => ({ value, label: name }))}
        commit={(tier) => edit({ type: 'setWorkload', id, tier })}
      />
      <SelectField<Counting>
        label="How many"
        value={counting}
        options={[
          { value: 'agents', label: `One for each agent (${formatCount(agents)})` },
          { value: 'overhead', label: `The overhead (${formatCount(overhead)})` },
          { value: 'services', label: `The services (${formatCount(services)})` },
          { value: 'number', label: 'A number of its own' },
        ]}
        commit={(choice) =>
          edit({
            type: 'setWorkload',
            id,
            count: choice === 'number' ? (counting === 'number' ? 1 : counts[counting]) : choice,
          })
        }
      />
      {typeof workload.count === 'number' && (
        <NumberField
          label="Number"
          value={workload.count}
          commit={(count) => edit({ type: 'setWorkload', id, count })}
        />
      )}
      <ManyField
        label="Security groups"
        values={workload.securityGroups}
        options={Object.entries(design.securityGroups).map(([value, { name }]) => ({ value, label: name }))}
        commit={(securityGroups) => edit({ type: 'setWorkload', id, securityGroups: [...securityGroups] })}
        empty="No security groups yet."
      />
      <SubjectFindings subjects={[`workload:${id}`]} />
    </>
  );
}
