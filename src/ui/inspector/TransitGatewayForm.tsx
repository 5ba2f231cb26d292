import { entryOf } from '../../engine/design/design.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { designOf, evaluationOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { textIn } from '../typed.ts';
import { CheckField, SelectField, TextField } from './fields.tsx';
import { SubjectFindings } from './SubjectFindings.tsx';

/** The VPC's attachment to a transit gateway, and what is reached through it. */
export function TransitGatewayForm() {
  const { vpc, tiers, networks } = useEditorState(designOf);
  const { tables } = useEditorState(evaluationOf).routes;
  const editor = useEditor();
  const attached = vpc.transitGateway;
  if (attached === null) return null;
  const behind = Object.entries(networks).filter(
    ([, { connection }]) => connection?.kind === 'transit-gateway',
  );
  const led = Object.values(tables).filter(({ routes }) =>
    routes.some(({ target }) => target.kind === 'transit-gateway'),
  );
  return (
    <>
      <header>
        <h2>Transit gateway</h2>
        <p className="muted">{visibleText(vpc.name)} is attached to it, in one subnet a zone</p>
        <div className="inspectorActions">
          <EditButton
            className="smallButton danger"
            edit={{ type: 'setTransitGateway', transitGateway: null }}
          >
            Detach
          </EditButton>
        </div>
      </header>
      <TextField
        label="Id"
        mono
        value={attached.id ?? ''}
        placeholder="tgw-0123456789abcdef0"
        hint="Left empty, the stack asks for it on deployment."
        edit={(text) => ({
          type: 'setTransitGateway',
          transitGateway: { ...attached, id: textIn(text) },
        })}
      />
      <SelectField
        label="Attached in"
        value={attached.tier}
        options={Object.entries(tiers).map(([value, { name }]) => ({ value, label: name }))}
        hint="A zone without a subnet of this tier does not reach the transit gateway."
        edit={(tier) => ({ type: 'setTransitGateway', transitGateway: { ...attached, tier } })}
      />
      <section className="rows figures">
        <h3 className="heading">Networks behind it</h3>
        {behind.map(([id, { name, cidrs }]) => (
          <button
            key={id}
            type="button"
            className="rowButton"
            onClick={() => editor.select([`network:${id}`])}
          >
            <span>{visibleText(name)}</span>
            <span className="mono">{visibleText(cidrs[0] ?? '')}</span>
          </button>
        ))}
        {behind.length === 0 && (
          <p className="muted">None: a network says in its own form how it is reached.</p>
        )}
      </section>
      <section className="rows figures">
        <h3 className="heading">Route tables that lead to it</h3>
        {led.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className="rowButton"
            onClick={() => editor.select([`route-table:${id}`])}
          >
            {visibleText(name)}
          </button>
        ))}
        {led.length === 0 && <p className="muted">None.</p>}
      </section>
      <SubjectFindings subjects={['transit-gateway']} />
    </>
  );
}

/** Whether the VPC is attached to a transit gateway; attached first in a tier that is not public. */
export function TransitGatewayField() {
  const { vpc, tiers } = useEditorState(designOf);
  const editor = useEditor();
  const [first] = Object.keys(tiers);
  const tier = Object.keys(tiers).find((id) => entryOf(tiers, id)?.access !== 'public') ?? first;
  if (tier === undefined) return null;
  return (
    <CheckField
      label="Attached to a transit gateway"
      checked={vpc.transitGateway !== null}
      edit={(on) => ({ type: 'setTransitGateway', transitGateway: on ? { id: null, tier } : null })}
      {...(vpc.transitGateway === null
        ? {}
        : {
            hint: (
              <button type="button" className="linkButton" onClick={() => editor.select(['transit-gateway'])}>
                Its id, tier and networks
              </button>
            ),
          })}
    />
  );
}
