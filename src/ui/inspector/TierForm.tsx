import { entryOf, type Id } from '../../engine/design/design.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount, plural } from '../format.ts';
import { accessWord } from '../names.ts';
import { TierIpv6Field } from './Ipv6Fields.tsx';
import { NotesField, SegmentField, SelectField, TextField } from './fields.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';
import { LockNotes } from '../tracker/LockNotes.tsx';

const prefixes = Array.from({ length: 13 }, (_, index) => String(16 + index));

export function TierForm({ id }: { readonly id: Id }) {
  const design = useEditorState(designOf);
  const { plan } = useEditorState(evaluationOf);
  const editor = useEditor();
  const tier = entryOf(design.tiers, id);
  if (!tier) return null;
  const figures = entryOf(plan.tiers, id);
  const missing = Object.keys(design.zones).filter(
    (zone) => !Object.values(design.subnets).some((subnet) => subnet.tier === id && subnet.zone === zone),
  );
  return (
    <>
      <header>
        <h2>{visibleText(tier.name)}</h2>
        <p className="muted">{accessWord(tier.access)} tier</p>
        <div className="inspectorActions">
          <EditButton className="smallButton danger" edit={{ type: 'removeTier', id }}>
            Remove tier
          </EditButton>
        </div>
      </header>
      <LockNotes kinds={['sizing', 'subnets', 'routes']} />
      <TextField label="Name" renames value={tier.name} edit={(name) => ({ type: 'setTier', id, name })} />
      <SegmentField
        label="Access"
        value={tier.access}
        options={(['public', 'private', 'isolated'] as const).map((value) => ({
          value,
          label: accessWord(value),
        }))}
        edit={(access) => ({ type: 'setTier', id, access })}
        hint={accessHints[tier.access]}
      />
      <TierIpv6Field id={id} />
      <SelectField
        label="Size of a new subnet"
        value={String(tier.prefix)}
        options={prefixes.map((value) => ({ value, label: `/${value}` }))}
        edit={(value) => ({ type: 'setTier', id, prefix: Number(value) })}
      />
      {figures && (
        <section className="figures">
          <h3 className="heading">Addresses</h3>
          <dl className="pairs">
            <dt>Range</dt>
            <dd className="mono">{figures.block ?? 'not placed'}</dd>
            <dt>Subnets</dt>
            <dd>{plural(figures.subnets.length, 'subnet')}</dd>
            <dt>Usable</dt>
            <dd>{formatCount(figures.usable)}</dd>
            <dt>Used</dt>
            <dd>{formatCount(figures.used)}</dd>
            <dt>Kept for further zones</dt>
            <dd className="mono">{figures.freeSlots.join(', ') || 'none'}</dd>
          </dl>
        </section>
      )}
      <section className="rows">
        <h3 className="heading">Workloads</h3>
        {Object.entries(design.workloads)
          .filter(([, workload]) => workload.tier === id)
          .map(([workloadId, workload]) => (
            <button
              key={workloadId}
              type="button"
              className="rowButton"
              onClick={() => editor.select([`workload:${workloadId}`])}
            >
              <span>{visibleText(workload.name)}</span>
              <span className="muted">
                {typeof workload.count === 'number' ? formatCount(workload.count) : workload.count}
              </span>
            </button>
          ))}
        <EditButton
          className="smallButton"
          edit={{
            type: 'addWorkload',
            name: 'New workload',
            kind: 'ecs-tasks',
            tier: id,
            count: 1,
          }}
        >
          Add a workload
        </EditButton>
      </section>
      {missing.length > 0 && (
        <section className="rows">
          <h3 className="heading">Zones without a subnet</h3>
          {missing.map((zone) => (
            <EditButton
              key={zone}
              whileReading={<p>{visibleText(entryOf(design.zones, zone)?.name ?? zone)}</p>}
              className="smallButton"
              edit={{ type: 'addSubnet', zone, tier: id }}
            >
              Add a subnet in {visibleText(entryOf(design.zones, zone)?.name ?? zone)}
            </EditButton>
          ))}
        </section>
      )}
      <SubjectFindings subjects={[`tier:${id}`]} />
      <NotesField value={tier.notes} edit={(notes) => ({ type: 'setTier', id, notes })} />
    </>
  );
}

const accessHints = {
  public: 'Its subnets have a route to the internet gateway.',
  private: 'Its subnets reach the internet through NAT, and are not reached from it.',
  isolated: 'Its subnets have no way to the internet.',
} as const;
