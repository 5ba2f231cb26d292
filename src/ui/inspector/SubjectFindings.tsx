import type { Ref } from '../../engine/design/design.ts';
import type { Finding } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { findingsOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { SeverityIcon, severityWord } from '../icons/networkIcons.tsx';

const LIMIT = 6;

/** The findings about one thing, or about everything when nothing is selected; each leads to the dock's list. */
export function SubjectFindings({ subjects }: { readonly subjects: readonly Ref[] | null }) {
  const findings = useEditorState(findingsOf);
  const open = findings.filter(
    (finding) =>
      finding.setAside === null &&
      (subjects === null || finding.subjects.some((ref) => subjects.includes(ref))),
  );
  return (
    <section>
      <h3 className="heading">Findings</h3>
      {open.length === 0 ? (
        <p className="muted">Nothing to report here.</p>
      ) : (
        <ul className="findingLines">
          {open.slice(0, LIMIT).map((finding) => (
            <FindingLine key={finding.key} finding={finding} />
          ))}
          {open.length > LIMIT && <li className="muted">and {open.length - LIMIT} more under Findings</li>}
        </ul>
      )}
    </section>
  );
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const editor = useEditor();
  return (
    <li>
      <button
        type="button"
        className="findingLine"
        title={visibleText(finding.why)}
        onClick={() => editor.setView({ dockOpen: true, dockTab: 'findings' })}
      >
        <SeverityIcon severity={finding.severity} size={13} />
        <span>
          <span className="visuallyHidden">{severityWord[finding.severity]}: </span>
          {visibleText(finding.title)}
        </span>
      </button>
    </li>
  );
}
