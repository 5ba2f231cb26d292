import './requirements.css';

import { entryOf } from '../../engine/design/design.ts';
import type { Need } from '../../engine/evaluation/evaluation.ts';
import { zoneLossInWords } from '../../engine/evaluation/zoneLossWords.ts';
import { designOf, evaluationOf, useEditorState } from '../EditorContext.tsx';
import { RequirementFields } from '../inspector/RequirementFields.tsx';
import { ShortfallNote } from './ShortfallNote.tsx';
import { TierTable } from './TierTable.tsx';

/** What the network must hold, how many addresses that takes and why, and what takes them in each tier. */
export function Requirements() {
  const { requirements } = useEditorState(designOf);
  const { need } = useEditorState(evaluationOf);
  return (
    <div className="requirements">
      <RequirementFields requirements={requirements} />
      <div className="blocks">
        {need.shortfall !== null && <ShortfallNote shortfall={need.shortfall} />}
        <NeedTable need={need} />
        <ZoneLoss loss={need.zoneLoss} />
      </div>
      <TierTable />
    </div>
  );
}

const resultNames = ['Needed', 'Asked for', 'Layout'] as const;

function NeedTable({ need }: { readonly need: Need }) {
  const prefixes = [need.prefixForNeed, need.prefixAsked, need.prefixForLayout];
  return (
    <section aria-label="Addresses needed">
      <h3 className="heading">Addresses needed: (agents + overhead + services) × headroom</h3>
      <p className="bigFormula mono">{need.formula}</p>
      <table className="table needTable">
        <tbody>
          {resultNames.map((name, index) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="mono needPrefix">/{prefixes[index]}</td>
              <td className="wide">{need.reasons[index]}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">VPC</th>
            <td className="mono needPrefix">/{need.prefix}</td>
            <td className="wide">{need.conclusion}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function ZoneLoss({ loss }: { readonly loss: Need['zoneLoss'] }) {
  const { zones, requirements } = useEditorState(designOf);
  if (loss === null) return null;
  const tone = loss.spare >= 0 ? 'ok' : requirements.survivesZoneLoss ? 'error' : 'plain';
  return (
    <section aria-label="When a zone is lost">
      <h3 className="heading">When a zone is lost</h3>
      <p className="lossLine" data-tone={tone}>
        Without {entryOf(zones, loss.zone)?.name ?? loss.zone}, {zoneLossInWords(loss)}.
      </p>
    </section>
  );
}
