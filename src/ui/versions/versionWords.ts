import type { VersionSummary } from '../../editor/versions.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';

const reasons: Readonly<Record<VersionSummary['why'], string>> = {
  named: 'Kept',
  restore: 'Before a version was restored',
  merge: 'Before a copy was merged',
  copy: 'The copy that was merged',
  repack: 'Before repacking',
  export: 'Exported',
  file: 'Saved to a file',
  'sign-off': 'Signed off',
  day: 'As it was a day later',
};

/** What a version is called: its name, or why it was kept. */
export const versionName = ({ name, why }: VersionSummary): string =>
  name === '' ? reasons[why] : visibleText(name);

/** What was done up to it since the version before: "Move ECS b to us-east-1c; 3 more". */
export function changeWords({ changes, more }: VersionSummary): string {
  const words = changes.map(visibleText);
  return [...words, ...(more > 0 ? [`${String(more)} more`] : [])].join('; ');
}
