import type { Id, Workload } from '../../engine/design/design.ts';
import type { SubnetReport } from '../../engine/evaluation/evaluation.ts';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount, formatShare, plural } from '../format.ts';
import { NumberField } from '../inspector/fields.tsx';

/** What each tier runs, and how many addresses that takes in the fullest of its subnets. */
export function TierTable() {
  const { tiers, workloads } = useEditorState(designOf);
  const { subnets } = useEditorState(evaluationOf);
  const rows = Object.values(subnets);
  return (
    <section className="tierTable" aria-label="What each tier runs">
      <h3 className="heading">What each tier runs</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Tier</th>
            <th scope="col">Runs</th>
            <th scope="col">Takes in its fullest subnet</th>
            <th scope="col" className="number">
              Addresses
            </th>
            <th scope="col" className="number">
              Of usable
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(tiers).map(([id, { name }]) => (
            <TierRow
              key={id}
              id={id}
              name={name}
              workloads={Object.entries(workloads).filter(([, workload]) => workload.tier === id)}
              subnets={rows.filter((row) => row.tier === id)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type TierRowProps = {
  readonly id: Id;
  readonly name: string;
  readonly workloads: readonly (readonly [Id, Workload])[];
  readonly subnets: readonly SubnetReport[];
};

function TierRow({ id, name, workloads, subnets }: TierRowProps) {
  const editor = useEditor();
  const fullest = subnets.reduce<SubnetReport | undefined>(
    (most, row) => (most === undefined || row.usedShare > most.usedShare ? row : most),
    undefined,
  );
  return (
    <tr>
      <th scope="row">
        <button type="button" className="linkButton" onClick={() => editor.select([`tier:${id}`])}>
          {name}
        </button>
        <div className="formulaLine">{plural(subnets.length, 'subnet')}</div>
      </th>
      <td>
        <ul className="runs">
          {workloads.map(([workload, value]) => (
            <WorkloadLine key={workload} id={workload} workload={value} />
          ))}
          {workloads.length === 0 && <li className="muted">nothing</li>}
        </ul>
      </td>
      <td className="wide">{fullest?.uses.map(({ what }) => what).join(' + ') || '–'}</td>
      <td className="number">{fullest === undefined ? '–' : formatCount(fullest.used)}</td>
      <td className="number" data-full={fullest !== undefined && fullest.free < 0 ? true : undefined}>
        {fullest === undefined ? '–' : `${formatCount(fullest.usable)} · ${formatShare(fullest.usedShare)}`}
      </td>
    </tr>
  );
}

const counted = { agents: 'one for each agent', overhead: 'the overhead', services: 'the services' } as const;

function WorkloadLine({ id, workload }: { readonly id: Id; readonly workload: Workload }) {
  const { requirements } = useEditorState(designOf);
  const editor = useEditor();
  const { name, count } = workload;
  return (
    <li>
      <button type="button" className="linkButton" onClick={() => editor.select([`workload:${id}`])}>
        {name}
      </button>
      {typeof count === 'number' ? (
        <NumberField
          label={`Number of ${name}`}
          quietLabel
          value={count}
          edit={(value) => ({ type: 'setWorkload', id, count: value })}
        />
      ) : (
        <span className="muted">
          {counted[count]} · {formatCount(requirements[count])}
        </span>
      )}
    </li>
  );
}
