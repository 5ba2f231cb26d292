import type { Editor } from '../../editor/editorState.ts';
import { type ReachEnd, readRef, type Ref } from '../../engine/design/design.ts';

/** The question that stands in the page's form: both ends as refs, and traffic as it was typed. */
export type ReachDraft = { readonly from: Ref; readonly to: Ref; readonly traffic: string };

let draft: ReachDraft = { from: 'internet', to: '', traffic: '' };
const listeners = new Set<() => void>();

/** What is asked, kept while the dock shows something else. */
export const reachDraft = {
  get: (): ReachDraft => draft,
  set: (changes: Partial<ReachDraft>): void => {
    draft = { ...draft, ...changes };
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Opens the question in the dock with what is known of it. */
export function askReach(editor: Editor, known: Partial<ReachDraft>): void {
  reachDraft.set(known);
  editor.setView({ dockOpen: true, dockTab: 'security', securitySection: 'reach' });
}

/** The end that a ref names; `null` for what cannot be one, and for a range that is not written yet. */
export function reachEndOf(ref: Ref): ReachEnd | null {
  const { kind, id } = readRef(ref);
  switch (kind) {
    case 'internet':
      return { kind };
    case 'subnet':
      return { kind, subnet: id };
    case 'tier':
      return { kind, tier: id };
    case 'workload':
      return { kind, workload: id };
    case 'group':
      return { kind, group: id };
    case 'endpoint':
      return { kind, endpoint: id };
    case 'network':
      return { kind, network: id };
    case 'service':
      return { kind, service: id };
    case 'cidr':
      return id === '' ? null : { kind, cidr: id };
    default:
      return null;
  }
}

/** Whether a thing on the canvas can be asked about. */
export const canAskReach = (ref: Ref): boolean => reachEndOf(ref) !== null;
