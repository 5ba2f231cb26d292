import type { EditorState } from '../../editor/editorState.ts';
import { momentText } from '../../engine/design/trackerWords.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { useEditorState } from '../EditorContext.tsx';

const logOf = ({ design }: EditorState) => design.tracker.log;

/** What happened to the tracker, the newest first. */
export function EventLog() {
  const events = Object.entries(useEditorState(logOf)).reverse();
  if (events.length === 0) return <p className="empty">Nothing has happened yet.</p>;
  return (
    <table className="table trackerLog">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Why, whom</th>
        </tr>
      </thead>
      <tbody>
        {events.map(([id, { at, by, what, about, reason }]) => (
          <tr key={id}>
            <td className="mono">{momentText(at)}</td>
            <td>{visibleText(by)}</td>
            <td>
              {what} {about.replaceAll('-', ' ')}
            </td>
            <td>{visibleText(reason)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
