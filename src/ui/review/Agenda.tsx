import './agenda.css';

import { Suspense, useRef, useState, type KeyboardEvent } from 'react';

import type { Agenda as AgendaItems, AgendaItem } from '../../engine/review/agenda.ts';
import { minutesOf } from '../../engine/review/minutes.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { useEditor } from '../EditorContext.tsx';
import { calendarDate } from '../format.ts';
import { lazyInLook } from '../lazyInLook.tsx';
import { SeverityIcon, severityWord } from '../icons/networkIcons.tsx';
import { useAnswer } from '../useAnswer.ts';
import { AgendaActions } from './AgendaActions.tsx';
import { versionName } from '../versions/versionWords.ts';
import { useLastReviewed } from './useLastReviewed.ts';

const SetAsideDialog = lazyInLook(() =>
  import('../dock/SetAsideDialog.tsx').then((module) => module.SetAsideDialog),
);

const parts: readonly { readonly part: keyof AgendaItems; readonly label: string; readonly none: string }[] =
  [
    { part: 'decisions', label: 'To decide', none: 'Every choice is recorded.' },
    { part: 'findings', label: 'To settle', none: 'No error or warning is open.' },
    { part: 'changes', label: 'Changed', none: 'Nothing has changed.' },
    { part: 'signatures', label: 'To sign', none: 'Everything is signed.' },
  ];

type SettingAside = Extract<AgendaItem, { kind: 'finding' }>['finding'];

/** What a review goes through: arrow keys lead from one item to the next, and what is shown can be settled in place. */
export function Agenda() {
  const reviewed = useLastReviewed();
  const agenda = useAnswer('agenda', reviewed.design);
  const [open, setOpen] = useState<string | null>(null);
  const [settingAside, setSettingAside] = useState<SettingAside | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const editor = useEditor();

  const show = (item: AgendaItem) => {
    setOpen(open === item.id ? null : item.id);
    if (open !== item.id && item.subjects.length > 0) editor.select(item.subjects);
  };

  const saveMinutes = async () => {
    const { design, evaluation } = editor.getState();
    const today = calendarDate(new Date());
    const kept = (await editor.listVersions())
      .filter(({ at }) => calendarDate(new Date(at)) === today)
      .map((version) => ({ name: versionName(version), by: version.by, revision: version.revision }));
    editor.saveText(`minutes-${today}.md`, minutesOf(design, evaluation, today, kept), 'text/markdown');
  };

  const step = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const at = event.target instanceof HTMLElement ? event.target : null;
    if (by === undefined || at?.matches('.agendaTitle') !== true) return;
    const titles = [...(list.current?.querySelectorAll<HTMLElement>('.agendaTitle') ?? [])];
    const next = titles[titles.indexOf(at) + by];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <section className="region agenda" aria-label="Agenda" aria-busy={agenda === null}>
      <header>
        <h2>Agenda</h2>
        <p className="muted">Nothing in the network changes here. ↑ ↓ lead through it, Enter opens.</p>
        <button type="button" className="smallButton" onClick={() => void saveMinutes()}>
          Minutes of today
        </button>
      </header>
      {agenda === null && <p className="empty">Loading…</p>}
      {agenda !== null && (
        <div ref={list} onKeyDown={step}>
          {parts.map(({ part, label, none }) => (
            <section key={part} aria-label={label}>
              <h3 className="heading">
                {label} · {agenda[part].length}
                {part === 'changes' && <span className="since"> {reviewed.since}</span>}
              </h3>
              {agenda[part].length === 0 ? (
                <p className="muted">{none}</p>
              ) : (
                <ul>
                  {agenda[part].map((item) => (
                    <li key={item.id} className="agendaItem" data-open={item.id === open || undefined}>
                      <ItemTitle item={item} open={item.id === open} onShow={() => show(item)} />
                      {item.id === open && (
                        <div className="agendaBody">
                          {item.detail !== '' && <p className="hint">{visibleText(item.detail)}</p>}
                          <AgendaActions item={item} onSetAside={setSettingAside} />
                        </div>
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </section>
          ))}
        </div>
      )}
      <Suspense fallback={null}>
        {settingAside && <SetAsideDialog finding={settingAside} onClose={() => setSettingAside(null)} />}
      </Suspense>
    </section>
  );
}

type TitleProps = { readonly item: AgendaItem; readonly open: boolean; readonly onShow: () => void };

function ItemTitle({ item, open, onShow }: TitleProps) {
  return (
    <button type="button" className="agendaTitle" aria-expanded={open} onClick={onShow}>
      {item.kind === 'finding' && (
        <>
          <SeverityIcon severity={item.finding.severity} size={13} />
          <span className="visuallyHidden">{severityWord[item.finding.severity]}: </span>
        </>
      )}
      <span>{visibleText(item.title)}</span>
    </button>
  );
}
