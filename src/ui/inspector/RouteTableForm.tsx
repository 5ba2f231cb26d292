import { useState } from 'react';

import { batchOf } from '../../engine/commands/command.ts';
import { entryOf, type Design, type Id, type RouteTable } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { copyOfTable } from '../../engine/evaluation/copyOfTable.ts';
import type { EvaluatedRouteTable } from '../../engine/evaluation/evaluation.ts';
import type { Result } from '../../engine/result.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { plural } from '../format.ts';
import { accessWord } from '../names.ts';
import { LockNotes } from '../tracker/LockNotes.tsx';
import { RefusalNote, SelectField, TextField } from './fields.tsx';
import { RouteList } from './RouteTableChoice.tsx';
import { useReading } from '../reading.ts';
import { targetKey, targetOptions, targetsOf } from './routeTargets.ts';
import { SubjectFindings } from './SubjectFindings.tsx';
import { useEdit } from './useEdit.ts';

/** A route table: one of the design's own with an editor, a derived one or the main one with what it has. */
export function RouteTableForm({ id }: { readonly id: Id }) {
  const design = useEditorState(designOf);
  const table = entryOf(useEditorState(evaluationOf).routes.tables, id);
  const own = entryOf(design.routeTables, id);
  if (own === undefined && table === undefined) return null;
  return (
    <>
      <header>
        <h2>{visibleText(own?.name ?? table?.name ?? id)}</h2>
        <p className="muted">{whatItIs(table)}</p>
        {own !== undefined && (
          <div className="inspectorActions">
            <EditButton className="smallButton danger" edit={{ type: 'removeRouteTable', id }}>
              Remove route table
            </EditButton>
          </div>
        )}
      </header>
      <LockNotes kinds={['routes']} />
      {own === undefined ? (
        table !== undefined && <WrittenByItself table={table} />
      ) : (
        <>
          <TextField
            label="Name"
            renames
            value={own.name}
            edit={(name) => ({ type: 'putRouteTable', id, routeTable: { ...own, name: name.trim() } })}
          />
          <OwnRoutes id={id} table={own} evaluated={table} />
        </>
      )}
      {table !== undefined && <UsedBy table={table} />}
      <SubjectFindings subjects={[`route-table:${id}`]} />
    </>
  );
}

function whatItIs(table: EvaluatedRouteTable | undefined): string {
  if (table === undefined) return 'Route table';
  if (table.main) return "Route table: the VPC's main one";
  const kind = `${accessWord(table.access)} route table`;
  return table.derived ? `${kind}, from the access of its tiers` : kind;
}

/** A table that follows from the tiers, or the VPC's main one: it is read, and changed by a copy. */
function WrittenByItself({ table }: { readonly table: EvaluatedRouteTable }) {
  const design = useEditorState(designOf);
  const editor = useEditor();
  const edit = useEdit();
  const copy = () => {
    const { id, routeTable } = copyOfTable(design, table);
    const made = edit(
      batchOf(`Add route table ${routeTable.name}`, [
        { type: 'putRouteTable', id, routeTable },
        ...table.subnets.map((subnet) => ({ type: 'setSubnet' as const, id: subnet, routeTable: id })),
      ]),
    );
    if (made.ok) editor.select([`route-table:${id}`]);
  };
  return (
    <section className="figures rows">
      <h3 className="heading">Routes</h3>
      <RouteList table={table} />
      <p className="hint">
        {table.main
          ? 'Every VPC has this table. A stack cannot write routes into it, so it leads to the VPC alone.'
          : 'It follows from the tiers, the gateways and the connected networks, and changes with them.'}
      </p>
      {table.subnets.length > 0 && (
        <EditButton className="smallButton" onClick={copy}>
          Write it by hand for {plural(table.subnets.length, 'subnet')}
        </EditButton>
      )}
    </section>
  );
}

type OwnProps = {
  readonly id: Id;
  readonly table: RouteTable;
  readonly evaluated: EvaluatedRouteTable | undefined;
};

function OwnRoutes({ id, table, evaluated }: OwnProps) {
  const design = useEditorState(designOf);
  const reading = useReading();
  const edit = useEdit();
  const put = (routes: RouteTable['routes']) =>
    edit({ type: 'putRouteTable', id, routeTable: { ...table, routes } });
  const others = (evaluated?.routes ?? []).filter(
    ({ target }) => target.kind === 'local' || target.kind === 'gateway-endpoint',
  );
  return (
    <section className="figures rows">
      <h3 className="heading">Routes</h3>
      {table.routes.map((route, position) => (
        <RouteCard
          key={`${String(position)} ${String(table.routes.length)}`}
          design={design}
          route={route}
          blackhole={
            evaluated?.routes.find(
              ({ destination, target }) =>
                destination === route.destination && target.kind === route.target.kind,
            )?.blackhole ?? null
          }
          put={(next) => put(table.routes.with(position, next))}
          remove={() => put(table.routes.filter((_, index) => index !== position))}
        />
      ))}
      {table.routes.length === 0 && <p className="muted">None that leads out of the VPC.</p>}
      {!reading && <AddRoute design={design} add={(route) => put([...table.routes, route])} />}
      {others.length > 0 && (
        <p className="hint">
          AWS adds{' '}
          {others.map(({ destination, label }) => `${destination} (${visibleText(label)})`).join(', ')}.
        </p>
      )}
    </section>
  );
}

type Route = RouteTable['routes'][number];
type Put = (route: Route) => Result<unknown, Refusal>;

function RouteCard({
  design,
  route,
  blackhole,
  put,
  remove,
}: {
  readonly design: Design;
  readonly route: Route;
  readonly blackhole: string | null;
  readonly put: Put;
  readonly remove: () => void;
}) {
  const targets = targetsOf(design, route.target);
  const to = visibleText(route.destination);
  return (
    <div className="routeCard" role="group" aria-label={`Route to ${to}`}>
      <TextField
        label="Destination"
        quietLabel
        mono
        value={route.destination}
        commit={(text) => put({ ...route, destination: text.trim() })}
      />
      <EditButton className="smallButton danger" aria-label={`Remove the route to ${to}`} onClick={remove}>
        Remove
      </EditButton>
      <div className="routeTarget">
        <SelectField
          label={`Target of ${to}`}
          quietLabel
          value={targetKey(route.target)}
          options={targetOptions(design, targets)}
          commit={(key) => put({ ...route, target: targets.get(key) ?? route.target })}
        />
        {blackhole !== null && <span className="blackhole">Leads nowhere: {visibleText(blackhole)}</span>}
      </div>
    </div>
  );
}

function AddRoute({ design, add }: { readonly design: Design; readonly add: Put }) {
  const targets = targetsOf(design);
  const [destination, setDestination] = useState('');
  const [key, setKey] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const target = targets.get(key) ?? [...targets.values()][0];
  if (target === undefined) {
    return (
      <p className="hint">There is nothing yet that a route could lead to: no gateway and no connection.</p>
    );
  }
  const commit = (text: string) => {
    const added = add({ destination: text.trim(), target });
    setRefusal(added.ok ? null : added.error);
    setDestination(added.ok ? '' : text);
  };
  return (
    <form
      className="routeCard"
      aria-label="Add a route"
      onSubmit={(event) => {
        event.preventDefault();
        commit(destination);
      }}
    >
      <div className="inputBox" data-invalid={refusal !== null || undefined}>
        <input
          className="mono"
          required
          aria-label="Destination of the new route"
          aria-describedby="new-route-note"
          placeholder="10.8.0.0/16 or pl-…"
          autoComplete="off"
          spellCheck={false}
          value={destination}
          onChange={(event) => setDestination(event.target.value)}
        />
      </div>
      <button type="submit" className="smallButton">
        Add route
      </button>
      <div className="routeTarget">
        <select
          className="select"
          aria-label="Target of the new route"
          value={targetKey(target)}
          onChange={(event) => setKey(event.target.value)}
        >
          {targetOptions(design, targets).map((option) => (
            <option key={option.value} value={option.value}>
              {visibleText(option.label)}
            </option>
          ))}
        </select>
        <RefusalNote id="new-route-note" refusal={refusal} onTake={() => commit(refusal?.suggestion ?? '')} />
      </div>
    </form>
  );
}

function UsedBy({ table }: { readonly table: EvaluatedRouteTable }) {
  const { subnets } = useEditorState(designOf);
  const editor = useEditor();
  return (
    <section className="rows figures">
      <h3 className="heading">Used by</h3>
      {table.subnets.map((subnet) => (
        <button
          key={subnet}
          type="button"
          className="rowButton"
          onClick={() => editor.select([`subnet:${subnet}`])}
        >
          {visibleText(entryOf(subnets, subnet)?.name ?? subnet)}
        </button>
      ))}
      {table.subnets.length === 0 && <p className="muted">No subnet.</p>}
    </section>
  );
}
