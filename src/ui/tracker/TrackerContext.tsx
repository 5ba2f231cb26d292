import { createContext, use } from 'react';

import type { TrackerReport } from '../../engine/tracker/report.ts';

/** The report that all parts of the tracker show; one of them asks for it. */
export const TrackerContext = createContext<TrackerReport | null>(null);

export function useTrackerReport(): TrackerReport {
  const report = use(TrackerContext);
  if (report === null) throw new Error('The tracker has no report here.');
  return report;
}
