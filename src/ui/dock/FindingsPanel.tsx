import { Suspense, useState } from 'react';

import { batchOf } from '../../engine/commands/command.ts';
import type { Finding, Severity } from '../../engine/evaluation/evaluation.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { EditButton } from '../EditButton.tsx';
import { findingsOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { lazyInLook } from '../lazyInLook.tsx';
import { LinkOutIcon } from '../icons/actionIcons.tsx';
import { SeverityIcon, severityWord } from '../icons/networkIcons.tsx';

const SetAsideDialog = lazyInLook(() =>
  import('./SetAsideDialog.tsx').then((module) => module.SetAsideDialog),
);

const severities: readonly Severity[] = ['error', 'warning', 'info', 'ok'];

const plurals: Readonly<Record<Severity, string>> = {
  error: 'Errors',
  warning: 'Warnings',
  info: 'Notes',
  ok: 'Proved',
};

/** How many of one kind are drawn at once. */
const PAGE = 200;

export function FindingsPanel() {
  const findings = useEditorState(findingsOf);
  const [settingAside, setSettingAside] = useState<Finding | null>(null);
  const open = findings.filter(({ setAside }) => setAside === null);
  const aside = findings.filter(({ setAside }) => setAside !== null);
  return (
    <>
      {findings.length === 0 && <p className="empty">Nothing to report: no errors, no warnings.</p>}
      {severities.map((severity) => (
        <FindingGroup
          key={severity}
          severity={severity}
          findings={open.filter((finding) => finding.severity === severity)}
          onSetAside={setSettingAside}
        />
      ))}
      {aside.length > 0 && (
        <details style={{ marginTop: 14 }}>
          <summary className="heading">Set aside · {aside.length}</summary>
          <ul>
            {aside.map((finding) => (
              <FindingCard key={finding.key} finding={finding} onSetAside={setSettingAside} />
            ))}
          </ul>
        </details>
      )}
      <Suspense fallback={null}>
        {settingAside && <SetAsideDialog finding={settingAside} onClose={() => setSettingAside(null)} />}
      </Suspense>
    </>
  );
}

type FindingGroupProps = {
  readonly severity: Severity;
  readonly findings: readonly Finding[];
  readonly onSetAside: (finding: Finding) => void;
};

function FindingGroup({ severity, findings, onSetAside }: FindingGroupProps) {
  const [shown, setShown] = useState(PAGE);
  if (findings.length === 0) return null;
  return (
    <section aria-label={plurals[severity]}>
      <h3 className="heading severityHeading">
        {plurals[severity]} · {findings.length}
      </h3>
      <ul>
        {findings.slice(0, shown).map((finding) => (
          <FindingCard key={finding.key} finding={finding} onSetAside={onSetAside} />
        ))}
      </ul>
      {findings.length > shown && (
        <button type="button" className="smallButton" onClick={() => setShown(shown + PAGE)}>
          Show more: {findings.length - shown} left
        </button>
      )}
    </section>
  );
}

function FindingCard({
  finding,
  onSetAside,
}: {
  readonly finding: Finding;
  readonly onSetAside: (finding: Finding) => void;
}) {
  const editor = useEditor();
  const { severity, fix, setAside, source } = finding;
  return (
    <li className="findingCard">
      <SeverityIcon severity={severity} />
      <div>
        <button type="button" className="findingTitle" onClick={() => editor.select(finding.subjects)}>
          <span className="muted">{severityWord[severity]}:</span> {visibleText(finding.title)}
        </button>
        <p className="hint">
          {visibleText(finding.why)}{' '}
          {source.url === null ? (
            source.title
          ) : (
            <a href={source.url} target="_blank" rel="noopener noreferrer">
              {source.title} <LinkOutIcon size={11} />
              <span className="visuallyHidden">(opens in a new tab)</span>
            </a>
          )}
        </p>
        {setAside && (
          <p className="hint">
            Set aside by {visibleText(setAside.by)} on {setAside.on}: {visibleText(setAside.reason)}
          </p>
        )}
      </div>
      <div className="findingActions">
        {fix && setAside === null && (
          <EditButton className="smallButton" edit={batchOf(fix.label, fix.commands)}>
            Fix: {visibleText(fix.label)}
          </EditButton>
        )}
        {setAside ? (
          <button
            type="button"
            className="smallButton"
            onClick={() => editor.dispatch({ type: 'restoreFinding', key: finding.key })}
          >
            Restore
          </button>
        ) : (
          severity !== 'ok' && (
            <button type="button" className="smallButton quiet" onClick={() => onSetAside(finding)}>
              Set aside…
            </button>
          )
        )}
      </div>
    </li>
  );
}
