import { batchOf } from '../../engine/commands/command.ts';
import { entryOf, MAIN_ROUTE_TABLE, type Id } from '../../engine/design/design.ts';
import { copyOfTable } from '../../engine/evaluation/copyOfTable.ts';
import type { EvaluatedRouteTable } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { useReading } from '../reading.ts';
import { SelectField } from './fields.tsx';
import { useEdit } from './useEdit.ts';

/* No table has such an id, which begins with a letter. */
const FROM_TIER = '';
const NEW = '+';

/** Which route table a subnet has, with its routes, and the way to one of its own. */
export function RouteTableChoice({ subnet }: { readonly subnet: Id }) {
  const design = useEditorState(designOf);
  const { tables } = useEditorState(evaluationOf).routes;
  const editor = useEditor();
  const edit = useEdit();
  const reading = useReading();
  const table = Object.values(tables).find(({ subnets }) => subnets.includes(subnet));
  if (table === undefined) return null;
  const chosen = entryOf(design.subnets, subnet)?.routeTable ?? FROM_TIER;

  const copy = () => {
    const { id, routeTable } = copyOfTable(design, table);
    const made = edit(
      batchOf(`Add route table ${routeTable.name}`, [
        { type: 'putRouteTable', id, routeTable },
        { type: 'setSubnet', id: subnet, routeTable: id },
      ]),
    );
    if (made.ok) editor.select([`route-table:${id}`]);
    return made;
  };

  return (
    <section className="figures rows">
      <SelectField
        label="Route table"
        value={chosen}
        options={[
          { value: FROM_TIER, label: `From its tier${chosen === FROM_TIER ? `: ${table.name}` : ''}` },
          { value: MAIN_ROUTE_TABLE, label: 'Main table of the VPC: local alone' },
          ...Object.entries(design.routeTables).map(([value, { name }]) => ({ value, label: name })),
          { value: NEW, label: 'New table from this one…' },
        ]}
        commit={(value) =>
          value === NEW
            ? copy()
            : edit({ type: 'setSubnet', id: subnet, routeTable: value === FROM_TIER ? null : value })
        }
      />
      <RouteList table={table} />
      <button type="button" className="linkButton" onClick={() => editor.select([`route-table:${table.id}`])}>
        {table.derived || reading ? 'Show' : 'Edit'} route table {visibleText(table.name)}
      </button>
    </section>
  );
}

/** The routes of a table as they will be deployed; what takes one that leads nowhere is told. */
export function RouteList({ table }: { readonly table: EvaluatedRouteTable }) {
  return (
    <dl className="pairs">
      {table.routes.map(({ destination, label, blackhole }) => (
        <div key={`${destination} ${label}`} style={{ display: 'contents' }}>
          <dt className="mono">{visibleText(destination)}</dt>
          <dd>
            {visibleText(label)}
            {blackhole !== null && <span className="blackhole">{visibleText(blackhole)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
