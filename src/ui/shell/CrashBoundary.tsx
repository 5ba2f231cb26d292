import { Component, type ReactNode } from 'react';

import { CrashScreen } from './CrashScreen.tsx';

type Props = { readonly onSave: () => void; readonly children: ReactNode };

/** The outermost boundary: what no region's own boundary has caught ends here. */
export class CrashBoundary extends Component<Props, { reason: string | null }> {
  override state: { reason: string | null } = { reason: null };

  static getDerivedStateFromError(error: unknown): { reason: string } {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { reason } = this.state;
    return reason === null ? this.props.children : <CrashScreen reason={reason} onSave={this.props.onSave} />;
  }
}
