import { NatOptions } from '../dock/NatOptions.tsx';
import { useEditor } from '../EditorContext.tsx';

/** The ways out through NAT by what they cost, and the way to where they are weighed in full. */
export function NatSection() {
  const editor = useEditor();
  return (
    <div className="blocks">
      <NatOptions />
      <p>
        <button
          type="button"
          className="smallButton"
          onClick={() => editor.setView({ dockTab: 'planning', planningSection: 'decisions' })}
        >
          Weigh them in full and record the decision
        </button>
      </p>
    </div>
  );
}
