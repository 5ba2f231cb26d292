import { Component, type ReactNode } from 'react';

import type { Editor } from '../../editor/editorState.ts';

type Props = {
  /** What is inside, as the sentence names it: "The inspector". */
  readonly what: string;
  readonly editor: Editor;
  readonly children: ReactNode;
};

/** Keeps a fault inside its region: the rest of the page, and the work in it, goes on. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="failure" role="alert">
        <h2>{this.props.what} has stopped</h2>
        <p>Your work is safe and the rest of the page goes on. What happened: {error.message}</p>
        <div className="actions">
          <button type="button" className="smallButton" onClick={() => this.setState({ error: null })}>
            Try again
          </button>
          <button type="button" className="smallButton" onClick={() => void this.props.editor.saveFile()}>
            Save my work to a file
          </button>
        </div>
      </div>
    );
  }
}
