type Props = {
  /** What went wrong, as one sentence. */
  readonly reason: string;
  /** Writes the design to a file; left out where no design could be opened. */
  readonly onSave?: () => void;
};

/** What is left when the page itself cannot be drawn. It needs nothing that may have failed. */
export function CrashScreen({ reason, onSave }: Props) {
  return (
    <main className="crash">
      <div role="alert">
        <h1>Groundplan has stopped</h1>
        {onSave ? (
          <p>
            Your design is still here. Save it to a file, then load the page again; it opens where you left
            it.
          </p>
        ) : (
          <p>The page could not start. What this browser keeps is untouched; load the page again.</p>
        )}
        <p className="muted">{reason}</p>
        <div>
          {onSave && (
            <button type="button" className="smallButton" onClick={onSave}>
              Save my work to a file
            </button>
          )}{' '}
          <button type="button" className="smallButton" onClick={() => location.reload()}>
            Load the page again
          </button>
        </div>
      </div>
    </main>
  );
}
