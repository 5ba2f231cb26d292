import { DESIGN_VERSION } from './design.ts';

/*
 * How files of older versions become files of this one. A step is written once, when the format changes, and never
 * edited: a file that it has read must read the same for ever. A change of the format is three files in one commit: a
 * step here, a fixture of the new version, and the schema.
 */

/** One change of the format, from version `from` to the next. `json` is of the right version and otherwise unchecked. */
export type Migration = {
  readonly from: number;
  /** What the step does, in a few words: "Give every zone its id". */
  readonly name: string;
  readonly migrate: (json: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
};

/** All steps, the oldest first. The first version has no predecessor. */
export const migrations: readonly Migration[] = [];

/**
 * The document as version `to`. `history` has a step for each version from the document's on; it is a parameter so
 * that the mechanism can be tried before there is any history. Throws when a step is missing, which is a slip of ours.
 */
export function migrated(
  json: Readonly<Record<string, unknown>>,
  from: number,
  to: number = DESIGN_VERSION,
  history: readonly Migration[] = migrations,
): Readonly<Record<string, unknown>> {
  let document = json;
  for (let version = from; version < to; version += 1) {
    const step = history.find((candidate) => candidate.from === version);
    if (step === undefined) throw new Error(`No migration leads from version ${version} of the design file.`);
    document = { ...step.migrate(document), version: version + 1 };
  }
  return document;
}
