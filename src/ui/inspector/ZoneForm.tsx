import { entryOf, type Id } from '../../engine/design/design.ts';
import { regionOf, zoneMappingMayDiffer } from '../../engine/regions/regions.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatCount } from '../format.ts';
import { SelectField } from './fields.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';

export function ZoneForm({ id }: { readonly id: Id }) {
  const design = useEditorState(designOf);
  const { subnets } = useEditorState(evaluationOf);
  const editor = useEditor();
  const zone = entryOf(design.zones, id);
  if (!zone) return null;
  const region = regionOf(design.region);
  const names = [...new Set([zone.name, ...(region?.zones.map(({ name }) => name) ?? [])])];
  const zoneIds = region?.zoneIds ?? [];
  const reports = Object.values(subnets).filter((report) => report.zone === id);
  const position = Object.keys(design.zones).indexOf(id);
  const last = Object.keys(design.zones).length - 1;
  return (
    <>
      <header>
        <h2>{visibleText(zone.name)}</h2>
        <p className="muted">Availability Zone</p>
        <div className="inspectorActions">
          <EditButton
            className="smallButton"
            disabled={position === 0}
            edit={{ type: 'moveZone', id, index: position - 1 }}
          >
            Move left
          </EditButton>
          <EditButton
            className="smallButton"
            disabled={position === last}
            edit={{ type: 'moveZone', id, index: position + 1 }}
          >
            Move right
          </EditButton>
          <EditButton className="smallButton danger" edit={{ type: 'removeZone', id }}>
            Remove zone
          </EditButton>
        </div>
      </header>
      <SelectField
        label="Name"
        renames
        value={zone.name}
        options={names.map((name) => ({ value: name, label: name }))}
        edit={(name) => ({ type: 'setZone', id, name })}
      />
      <SelectField
        label="Zone id"
        value={zone.zoneId ?? ''}
        options={[{ value: '', label: 'not known' }, ...zoneIds.map((value) => ({ value, label: value }))]}
        edit={(zoneId) => ({ type: 'setZone', id, zoneId: zoneId === '' ? null : zoneId })}
        hint={
          zoneMappingMayDiffer(design.region)
            ? 'In this region older accounts pair names and ids in their own way; the account knows.'
            : undefined
        }
      />
      <section className="rows figures">
        <h3 className="heading">Subnets</h3>
        {reports.map((report) => (
          <button
            key={report.id}
            type="button"
            className="rowButton"
            onClick={() => editor.select([`subnet:${report.id}`])}
          >
            <span>{visibleText(report.name)}</span>
            <span className="mono">{report.cidr ?? 'no room'}</span>
          </button>
        ))}
        {reports.length === 0 && <p className="muted">No subnets here yet.</p>}
        <p className="hint">
          {formatCount(reports.reduce((sum, report) => sum + report.usable, 0))} usable addresses in this zone
        </p>
      </section>
      <SubjectFindings subjects={[`zone:${id}`]} />
    </>
  );
}
