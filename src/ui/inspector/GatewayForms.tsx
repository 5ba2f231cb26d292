import { entryOf, isSingle, natModes, type Id } from '../../engine/design/design.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatUsd } from '../format.ts';
import { nameOf } from '../names.ts';
import { natShort, natWords } from '../natWords.ts';
import { LockNotes } from '../tracker/LockNotes.tsx';
import { CheckField, SelectField } from './fields.tsx';
import { NatChoice } from './NatChoice.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';

/** A NAT gateway or instance stands for the choice between all kinds: one cannot be had without the other. */
export function NatForm({ id }: { readonly id: Id }) {
  const design = useEditorState(designOf);
  const { routes, cost } = useEditorState(evaluationOf);
  const { mode } = design.nat;
  // What was selected may have given way to the one that now serves all zones.
  const all = Object.values(routes.natGateways);
  const gateway = entryOf(routes.natGateways, id) ?? (all.length === 1 ? all[0] : undefined);
  const ref = `nat:${gateway?.id ?? id}`;
  const zoneName = (zone: Id) => visibleText(entryOf(design.zones, zone)?.name ?? zone);
  const lines = cost.lines.filter((line) => line.subjects.includes(ref));
  return (
    <>
      <header>
        <h2>{gateway ? nameOf(design, ref) : 'NAT'}</h2>
        <p className="muted">{natWords[mode]}</p>
      </header>
      <LockNotes kinds={['routes']} />
      <SelectField
        label="Way out"
        value={mode}
        options={natModes.map((value) => ({ value, label: natShort[value] }))}
        edit={(chosen) => ({ type: 'setNat', mode: chosen })}
      />
      {isSingle(mode) && (
        <SelectField
          label="Stands in"
          value={design.nat.zone ?? ''}
          options={[
            { value: '', label: 'First zone with a public subnet' },
            ...Object.keys(design.zones).map((value) => ({ value, label: zoneName(value) })),
          ]}
          edit={(zone) => ({ type: 'setNat', mode, zone: zone === '' ? null : zone })}
        />
      )}
      {gateway && (
        <section className="figures">
          <h3 className="heading">Serves</h3>
          <p>{gateway.serves.map(zoneName).join(', ')}</p>
          {gateway.kind === 'regional' && (
            <p className="hint">
              It stands in no subnet and takes no address of the VPC. AWS gives it a route table of its own
              that leads to the internet gateway.
            </p>
          )}
        </section>
      )}
      {lines.length > 0 && (
        <section className="figures">
          <h3 className="heading">Cost</h3>
          {lines.map((line) => (
            <p key={line.id}>
              <strong>{formatUsd(line.monthlyUsd)} / month</strong>{' '}
              <span className="hint">{visibleText(line.formula)}</span>
            </p>
          ))}
        </section>
      )}
      <NatChoice />
      <SubjectFindings subjects={[ref]} />
    </>
  );
}

export function InternetGatewayForm() {
  const { vpc } = useEditorState(designOf);
  return (
    <>
      <header>
        <h2>Internet gateway</h2>
        <p className="muted">Of {visibleText(vpc.name)}; it has no hourly price</p>
      </header>
      <CheckField
        label="Attached to the VPC"
        checked={vpc.internetGateway}
        edit={(internetGateway) => ({ type: 'setVpc', internetGateway })}
      />
      <SubnetsBehind target="internet-gateway" />
      <SubjectFindings subjects={['internet-gateway']} />
    </>
  );
}

/** The way out over IPv6 that lets nothing in. */
export function EgressOnlyForm() {
  const { vpc } = useEditorState(designOf);
  return (
    <>
      <header>
        <h2>Egress-only internet gateway</h2>
        <p className="muted">Of {visibleText(vpc.name)}: IPv6 out and nothing in; it has no hourly price</p>
      </header>
      <CheckField
        label="Part of the VPC"
        checked={vpc.egressOnlyInternetGateway}
        edit={(egressOnlyInternetGateway) => ({ type: 'setVpc', egressOnlyInternetGateway })}
      />
      <SubnetsBehind target="egress-only-internet-gateway" />
    </>
  );
}

function SubnetsBehind({ target }: { readonly target: 'internet-gateway' | 'egress-only-internet-gateway' }) {
  const { subnets } = useEditorState(designOf);
  const { routes } = useEditorState(evaluationOf);
  const editor = useEditor();
  const tables = Object.values(routes.tables).filter((table) =>
    table.routes.some((route) => route.target.kind === target),
  );
  return (
    <section className="rows figures">
      <h3 className="heading">Subnets that route to it</h3>
      {tables.flatMap((table) =>
        table.subnets.map((subnet) => (
          <button
            key={subnet}
            type="button"
            className="rowButton"
            onClick={() => editor.select([`subnet:${subnet}`])}
          >
            <span>{visibleText(entryOf(subnets, subnet)?.name ?? subnet)}</span>
            <span className="muted">{visibleText(table.name)}</span>
          </button>
        )),
      )}
      {tables.length === 0 && <p className="muted">None.</p>}
    </section>
  );
}
