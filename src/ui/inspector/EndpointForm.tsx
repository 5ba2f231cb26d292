import {
  entryOf,
  refOf,
  type GatewayEndpoint,
  type Id,
  type InterfaceEndpoint,
} from '../../engine/design/design.ts';
import { endpointServiceOf } from '../../engine/regions/endpointServices.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { formatUsd } from '../format.ts';
import { endpointName } from '../names.ts';
import { textIn } from '../typed.ts';
import { CheckField, ManyField, SelectField, TextField } from './fields.tsx';
import { PolicyField } from './PolicyField.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';

export function EndpointForm({ id }: { readonly id: Id }) {
  const design = useEditorState(designOf);
  const evaluation = useEditorState(evaluationOf);
  const endpoint = entryOf(design.endpoints, id);
  if (!endpoint) return null;
  const placed = entryOf(evaluation.routes.endpoints, id);
  const cost = evaluation.cost.lines.find(
    (line) => line.subjects.length === 1 && line.subjects[0] === `endpoint:${id}`,
  );
  return (
    <>
      <header>
        <h2>{visibleText(endpointName(endpoint.service))}</h2>
        <p className="muted">{endpoint.type === 'gateway' ? 'Gateway' : 'Interface'} endpoint</p>
        <div className="inspectorActions">
          <EditButton className="smallButton danger" edit={{ type: 'removeEndpoint', id }}>
            Remove endpoint
          </EditButton>
        </div>
      </header>
      {placed && <p className="mono hint">{visibleText(placed.serviceName)}</p>}
      {typeof endpointServiceOf(endpoint.service)?.note === 'string' && (
        <p className="hint">{endpointServiceOf(endpoint.service)?.note}</p>
      )}
      {endpoint.type === 'gateway' ? (
        <GatewayFields id={id} endpoint={endpoint} />
      ) : (
        <InterfaceFields id={id} endpoint={endpoint} />
      )}
      <PolicyField id={id} endpoint={endpoint} />
      {cost && (
        <section className="figures">
          <h3 className="heading">Cost</h3>
          <strong>{formatUsd(cost.monthlyUsd)} / month</strong>
          <p className="hint">{visibleText(cost.formula)}</p>
        </section>
      )}
      <SubjectFindings subjects={[`endpoint:${id}`]} />
    </>
  );
}

function GatewayFields({ id, endpoint }: { readonly id: Id; readonly endpoint: GatewayEndpoint }) {
  const { tiers } = useEditorState(designOf);
  return (
    <>
      <ManyField
        label="Route tables of"
        values={endpoint.tiers}
        options={Object.entries(tiers).map(([value, { name }]) => ({ value, label: name }))}
        edit={(chosen) => ({ type: 'setEndpoint', id, changes: { tiers: [...chosen] } })}
        empty="No tiers yet."
      />
      <TextField
        label="Prefix list id"
        mono
        value={endpoint.prefixListId ?? ''}
        placeholder="pl-63a5400a"
        edit={(text) => ({
          type: 'setEndpoint',
          id,
          changes: { prefixListId: textIn(text) },
        })}
        hint="The region's managed prefix list; egress rules to this endpoint name it."
      />
    </>
  );
}

function InterfaceFields({ id, endpoint }: { readonly id: Id; readonly endpoint: InterfaceEndpoint }) {
  const { tiers, zones, securityGroups } = useEditorState(designOf);
  const allZones = Object.keys(zones);
  return (
    <>
      <SelectField
        label="Stands in"
        value={endpoint.tier}
        options={Object.entries(tiers).map(([value, { name }]) => ({ value, label: name }))}
        edit={(tier) => ({ type: 'setEndpoint', id, changes: { tier } })}
      />
      <ManyField
        label="Zones"
        values={endpoint.zones ?? allZones}
        options={Object.entries(zones).map(([value, { name }]) => ({ value, label: name }))}
        boxes
        edit={(chosen) => ({
          type: 'setEndpoint',
          id,
          changes: { zones: chosen.length === allZones.length ? null : [...chosen] },
        })}
        empty="No zones yet."
      />
      <StandsIn id={id} />
      <ManyField
        label="Security groups"
        values={endpoint.securityGroups}
        options={Object.entries(securityGroups).map(([value, { name }]) => ({ value, label: name }))}
        edit={(chosen) => ({ type: 'setEndpoint', id, changes: { securityGroups: [...chosen] } })}
        empty="No security groups yet."
      />
      <CheckField
        label="Private DNS"
        checked={endpoint.privateDns}
        edit={(privateDns) => ({ type: 'setEndpoint', id, changes: { privateDns } })}
        hint={
          endpointServiceOf(endpoint.service)?.privateDns === false
            ? 'AWS has no private DNS names for this service: clients must call the names of the endpoint.'
            : "The service's usual name resolves to this endpoint inside the VPC."
        }
      />
    </>
  );
}

/** The subnets that hold the endpoint's interfaces, one a zone. */
function StandsIn({ id }: { readonly id: Id }) {
  const { routes, subnets } = useEditorState(evaluationOf);
  const editor = useEditor();
  const places = entryOf(routes.endpoints, id)?.subnets ?? [];
  return (
    <div className="field">
      <span className="heading">Interfaces in</span>
      {places.length === 0 ? (
        <span className="muted">No subnet: its tier has none in these zones.</span>
      ) : (
        <ul className="plainList">
          {places.map((place) => (
            <li key={place}>
              <button
                type="button"
                className="linkButton"
                onClick={() => editor.select([refOf('subnet', place)])}
              >
                {visibleText(entryOf(subnets, place)?.name ?? place)}
              </button>{' '}
              <span className="mono muted">{entryOf(subnets, place)?.cidr}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
