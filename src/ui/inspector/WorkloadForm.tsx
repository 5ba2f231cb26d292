import {
  entryOf,
  workloadKinds,
  type Id,
  type Workload,
  type WorkloadKind,
} from '../../engine/design/design.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, evaluationOf, useEditorState } from '../EditorContext.tsx';
import { formatCount } from '../format.ts';
import { CheckField, ManyField, NumberField, SelectField, TextField } from './fields.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';

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
          <EditButton className="smallButton danger" edit={{ type: 'removeWorkload', id }}>
            Remove workload
          </EditButton>
        </div>
      </header>
      <TextField
        label="Name"
        renames
        value={workload.name}
        edit={(name) => ({ type: 'setWorkload', id, name })}
      />
      <SelectField
        label="Kind"
        value={workload.kind}
        options={workloadKinds.map((value) => ({ value, label: kindWords[value] }))}
        edit={(kind) => ({ type: 'setWorkload', id, kind })}
      />
      <SelectField
        label="Lives in"
        value={workload.tier}
        options={Object.entries(design.tiers).map(([value, { name }]) => ({ value, label: name }))}
        edit={(tier) => ({ type: 'setWorkload', id, tier })}
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
        edit={(choice) => ({
          type: 'setWorkload',
          id,
          count: choice === 'number' ? (counting === 'number' ? 1 : counts[counting]) : choice,
        })}
      />
      {typeof workload.count === 'number' && (
        <NumberField
          label="Number"
          value={workload.count}
          edit={(count) => ({ type: 'setWorkload', id, count })}
        />
      )}
      <ManyField
        label="Security groups"
        values={workload.securityGroups}
        options={Object.entries(design.securityGroups).map(([value, { name }]) => ({ value, label: name }))}
        edit={(securityGroups) => ({ type: 'setWorkload', id, securityGroups: [...securityGroups] })}
        empty="No security groups yet."
      />
      <PublicAddress id={id} workload={workload} />
      <SubjectFindings subjects={[`workload:${id}`]} />
    </>
  );
}

/** Kinds that AWS never gives a public address in a VPC. */
const NEVER_PUBLIC: readonly WorkloadKind[] = ['lambda', 'elasticache'];

/** Whether the internet can address it, and where that makes no sense why not. */
function PublicAddress({ id, workload }: { readonly id: Id; readonly workload: Workload }) {
  const { subnets } = useEditorState(designOf);
  const reports = useEditorState(evaluationOf).subnets;
  const isPublic = Object.entries(subnets).some(
    ([subnet, { tier }]) => tier === workload.tier && reports[subnet]?.access === 'public',
  );
  const never = NEVER_PUBLIC.includes(workload.kind);
  if (never && !workload.publicAddress) return null;
  return (
    <CheckField
      label="Public IPv4 address"
      checked={workload.publicAddress}
      edit={(publicAddress) => ({ type: 'setWorkload', id, publicAddress })}
      hint={
        never
          ? `${kindWords[workload.kind]} cannot have one.`
          : isPublic
            ? 'The internet can reach it wherever its security groups let it in.'
            : 'Of no use here: its subnets have no route to an internet gateway.'
      }
    />
  );
}
