import type { Finding } from '../../engine/evaluation/evaluation.ts';
import type { AgendaItem } from '../../engine/review/agenda.ts';
import { useEditor } from '../EditorContext.tsx';
import { SignForm } from './SignForm.tsx';

type Props = { readonly item: AgendaItem; readonly onSetAside: (finding: Finding) => void };

/** What can be done about an item of the agenda, in place. */
export function AgendaActions({ item, onSetAside }: Props) {
  const editor = useEditor();
  switch (item.kind) {
    case 'finding':
      return (
        <button type="button" className="smallButton" onClick={() => onSetAside(item.finding)}>
          Set aside…
        </button>
      );
    case 'decision':
      return (
        <button
          type="button"
          className="smallButton"
          onClick={() =>
            editor.setView({ dockOpen: true, dockTab: 'planning', planningSection: 'decisions' })
          }
        >
          Weigh the options
        </button>
      );
    case 'signature':
      return <SignForm of={item.of} digest={item.digest} label={item.title} />;
    case 'change':
      return null;
  }
}
