import { z } from '../engine/schema.ts';

import type { Command } from '../engine/commands/command.ts';
import type { Step } from '../engine/commands/history.ts';
import type { Design } from '../engine/design/design.ts';

/** Why a version was kept: a person said so, or something was about to happen that people want to go back behind. */
export const versionReasons = [
  ...(['named', 'restore', 'merge', 'copy', 'repack', 'export', 'file', 'sign-off', 'day'] as const),
] as const;
export type VersionReason = (typeof versionReasons)[number];

const versionSchema = z.object({
  id: z.string(),
  /** What a person called it; '' for one that was kept by itself. */
  name: z.string(),
  why: z.enum(versionReasons).catch('named'),
  /** What was about to happen to it, or had: what was restored, the file that was merged, `security` where that was signed; '' where nothing more is to be said. */
  about: z.string().catch(''),
  /** Who kept it, by name; '' where nobody said, as of versions kept before names were. */
  by: z.string().catch(''),
  /** Milliseconds since 1970. */
  at: z.number(),
  revision: z.number(),
  /** The digest of its state, by which copies of it know it. */
  digest: z.string(),
  /** What was done since the version before, the newest first, and how much more. */
  changes: z.array(z.string()).readonly(),
  more: z.number(),
});

/** What is told of a kept version. */
export type VersionSummary = Readonly<z.infer<typeof versionSchema>>;

/** A version to be kept; what is not given is that of the open design. */
export type Keeping = {
  readonly why: VersionReason;
  readonly name?: string;
  readonly about?: string;
  readonly by?: string;
  readonly design?: Design;
};

/** Those of the stored versions that can be read, the newest first. */
export function readVersions(stored: readonly unknown[]): readonly VersionSummary[] {
  return stored
    .flatMap((one) => {
      const read = versionSchema.safeParse(one);
      return read.success ? [read.data] : [];
    })
    .sort((a, b) => b.at - a.at);
}

/** How many versions that nobody named are kept of each design. */
export const MOST_UNNAMED = 60;

/** The versions that have to go so that no more than {@link MOST_UNNAMED} stay that nobody named: the oldest. */
export function surplus(versions: readonly VersionSummary[]): readonly string[] {
  return versions
    .filter(({ name }) => name === '')
    .slice(MOST_UNNAMED)
    .map(({ id }) => id);
}

const SHOWN_CHANGES = 3;

/** What the newest `count` steps did, in words. */
export function changesOf(past: readonly Step[], count: number): Pick<VersionSummary, 'changes' | 'more'> {
  const labels = past.slice(past.length - count).map(({ label }) => label);
  const changes = labels.slice(-SHOWN_CHANGES).reverse();
  return { changes, more: labels.length - changes.length };
}

/** Why a version is kept around an edit, of which side of it and by whom; `undefined` for most edits. */
export function versionAround(
  command: Command,
): (Keeping & { readonly side: 'before' | 'after' }) | undefined {
  if (command.type === 'batch') {
    for (const part of command.commands) {
      const found = versionAround(part);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (command.type === 'repack') return { why: 'repack', side: 'before' };
  if (command.type !== 'signOff') return undefined;
  return { why: 'sign-off', side: 'after', about: command.of, by: command.by };
}
