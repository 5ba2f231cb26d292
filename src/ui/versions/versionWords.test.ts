import { describe, expect, it } from 'vitest';

import { readVersions, versionReasons, type VersionSummary } from '../../editor/versions.ts';
import { versionChoice, versionName } from './versionWords.ts';

const version: VersionSummary = {
  ...{ id: 'v', name: '', why: 'restore', about: '', by: '', at: 0, revision: 7, digest: '' },
  ...{ changes: [], more: 0 },
};

describe('what a version is called', () => {
  it('is what it was kept for, with what that was', () => {
    expect(versionName({ ...version, about: 'Before the cut' })).toBe('Before restoring Before the cut');
    expect(versionName({ ...version, why: 'merge', about: 'ada.json' })).toBe('Before merging ada.json');
    expect(versionName({ ...version, why: 'copy', name: 'ada.json' })).toBe('ada.json, as it was merged');
    expect(versionName({ ...version, why: 'sign-off', about: 'security' })).toBe(
      'As its security was signed off',
    );
  });

  it('is never empty, also of versions from before it was noted', () => {
    const { about, ...before } = version;
    expect(about).toBe('');
    for (const why of versionReasons) {
      const [read] = readVersions([{ ...before, why }]);
      expect(read === undefined ? '' : versionName(read)).not.toBe('');
    }
  });

  it('is the name that a person gave, with its time and revision where one is chosen', () => {
    expect(versionName({ ...version, why: 'named', name: 'First' })).toBe('First');
    expect(versionChoice({ ...version, why: 'named', name: 'First' })).toMatch(/^First, .+, revision 7$/);
  });
});
