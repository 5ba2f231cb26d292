import type { VersionSummary } from '../../editor/versions.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { formatClock } from '../format.ts';

/** Why a version was kept, in words; `about` is '' in versions of before it was noted. */
const reasons: Readonly<Record<VersionSummary['why'], (about: string) => string>> = {
  named: () => 'Kept',
  restore: (about) => (about === '' ? 'Before a version was restored' : `Before restoring ${about}`),
  merge: (about) => (about === '' ? 'Before a copy was merged' : `Before merging ${about}`),
  copy: () => 'The copy that was merged',
  repack: () => 'Before repacking',
  export: () => 'As it was exported',
  file: () => 'As it was saved to a file',
  'sign-off': (about) =>
    about === 'security'
      ? 'As its security was signed off'
      : about === ''
        ? 'Signed off'
        : 'As it was signed off',
  day: () => 'Before it was opened again, more than a day later',
};

/** What a version is called: its name, and of one that was kept by itself what it is. */
export function versionName({ name, why, about }: VersionSummary): string {
  if (name === '') return visibleText(reasons[why](about));
  return why === 'copy' ? `${visibleText(name)}, as it was merged` : visibleText(name);
}

/** Tells it from others of the same name, in a list to choose from: `Before repacking, 14:02, revision 12`. */
export const versionChoice = (version: VersionSummary): string =>
  `${versionName(version)}, ${formatClock(version.at)}, revision ${String(version.revision)}`;

/** What was done up to it since the version before: "Move ECS b to us-east-1c; 3 more". */
export function changeWords({ changes, more }: VersionSummary): string {
  const words = changes.map(visibleText);
  return [...words, ...(more > 0 ? [`${String(more)} more`] : [])].join('; ');
}
