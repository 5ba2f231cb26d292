import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, evaluationOf, useEditorState } from '../EditorContext.tsx';
import { formatCount, formatWholeShare } from '../format.ts';
import { OFF, type Broken } from './broken.ts';

/** Every subnet of every tier by its zone, with its block and how full it is; what is switched off is struck out. */
export function AddressFrame({ broken }: { readonly broken: Broken }) {
  const design = useEditorState(designOf);
  const { need, subnets, plan } = useEditorState(evaluationOf);
  const zones = Object.entries(design.zones);
  const rows = Object.values(subnets);
  return (
    <div className="frameBody">
      <p className="frameLead">
        <strong>{design.vpc.blocks.join(' · ')}</strong>
        {plan.summary !== null && <> · in use within {plan.summary}</>} · {need.formula} addresses needed
      </p>
      <table className="frameTable">
        <thead>
          <tr>
            <th scope="col">Tier</th>
            {zones.map(([id, { name }]) => (
              <th key={id} scope="col" data-off={broken.zones.includes(id) || undefined}>
                {name}
                {broken.zones.includes(id) && <span className="offWord"> {OFF}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(design.tiers).map(([tier, { name, access }]) => (
            <tr key={tier} data-access={access}>
              <th scope="row">
                {visibleText(name)}
                <small>{access}</small>
              </th>
              {zones.map(([zone]) => (
                <td key={zone} data-off={broken.zones.includes(zone) || undefined}>
                  {rows
                    .filter((row) => row.tier === tier && row.zone === zone)
                    .map((row) => (
                      <div key={row.id} className="frameCell">
                        <span className="mono">{row.cidr ?? 'no place'}</span>
                        <small>
                          {formatCount(row.usable)} usable · {formatWholeShare(row.usedShare)} used
                        </small>
                      </div>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="frameNote">{need.conclusion}</p>
    </div>
  );
}
