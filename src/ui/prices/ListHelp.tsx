import { useEditor } from '../EditorContext.tsx';
import { listCommands, type ListSource, offerAddresses } from './listCommands.ts';

/** How to get a price list, with commands and addresses to copy. */
export function ListHelp({ region }: { readonly region: string }) {
  return (
    <details className="listHelp">
      <summary>Where to get a price list</summary>
      <p className="hint">
        With the AWS CLI, which prints some kilobytes for each; the permission it needs is{' '}
        <span className="mono">pricing:GetProducts</span>:
      </p>
      <Sources sources={listCommands(region)} />
      <p className="hint">
        Or AWS’s offer files, which anybody may download; the same address with{' '}
        <span className="mono">index.csv</span> has them as CSV:
      </p>
      <Sources sources={offerAddresses(region)} />
    </details>
  );
}

function Sources({ sources }: { readonly sources: readonly ListSource[] }) {
  const editor = useEditor();
  const copy = async ({ what, text }: ListSource) => {
    try {
      await navigator.clipboard.writeText(text);
      editor.notify({ severity: 'success', message: `Copied: ${what}.` });
    } catch {
      editor.notify({ severity: 'error', message: 'The browser did not let the text be copied.' });
    }
  };
  return (
    <ul className="listSources">
      {sources.map((source) => (
        <li key={source.text}>
          <div>
            <strong>{source.what}</strong>
            <code className="mono">{source.text}</code>
          </div>
          <button
            type="button"
            className="smallButton"
            aria-label={`Copy: ${source.what}`}
            onClick={() => void copy(source)}
          >
            Copy
          </button>
        </li>
      ))}
    </ul>
  );
}
