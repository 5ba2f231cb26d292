import { join } from 'node:path';
import { countOf } from '../engine/evaluation/figures.ts';
import { handoffFiles } from '../engine/export/handoff.ts';
import { concernsOf } from '../engine/export/concerns.ts';
import { FULL_SCALE, smallPictureNote } from '../engine/export/pictureScale.ts';
import { packagePaths, pathProblem } from '../engine/export/paths.ts';
import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import { slugOf } from '../engine/export/slug.ts';
import { zipFiles } from '../engine/export/zip.ts';
import { err, ok, type Result } from '../engine/result.ts';
import { folderState, readFileBytes, writeFolder, type FolderFile } from '../node/files.ts';
import { drawPicture } from '../node/picture.ts';
import { sha256 } from '../node/sha256.ts';
import { openDesign, type Opened } from './input.ts';
import { done, unusable } from './outcome.ts';
import { operand, optionText, type Verb } from './verb.ts';

export const exportVerb: Verb = {
  name: 'export',
  about: 'the handoff package, as a folder or a zip',
  operands: ['FILE'],
  options: {
    out: { value: 'DIR', about: 'the folder for it: a new or empty one, or that of an earlier package' },
    zip: { about: 'one zip in DIR instead of the files' },
  },
  required: ['out'],
  run: async (call, host) => {
    const opened = await openDesign(operand(call, 0), host);
    if (!opened.ok) return unusable(opened.error);
    const folder = optionText(call, 'out') ?? '';
    const asZip = call.options['zip'] === true;
    const place = asZip ? ok<readonly string[]>([]) : await earlierFiles(folder);
    if (!place.ok) return unusable(place.error);
    const built = await packageOf(opened.value);
    if (!built.ok) return unusable(`${opened.value.name}: ${built.error}`);
    const { files, scale } = built.value;
    const written = asZip
      ? await writeZip(folder, opened.value, files)
      : await writeAll(folder, files, place.value);
    return written.ok ? done(`${written.value}\n`, notesOf(opened.value, scale)) : unusable(written.error);
  },
};

type Package = { readonly files: readonly FolderFile[]; readonly scale: number };

async function packageOf({ design, evaluation }: Opened): Promise<Result<Package, string>> {
  let scale = FULL_SCALE;
  const draw = async () => {
    const picture = await drawPicture(design, evaluation);
    scale = picture.scale;
    return picture;
  };
  const files = await handoffFiles(design, evaluation, awsPriceBook, { sha256, draw });
  return files.ok ? ok({ files: files.value, scale }) : err(files.error.message);
}

async function writeZip(
  folder: string,
  { design }: Opened,
  files: readonly FolderFile[],
): Promise<Result<string, string>> {
  const name = `${slugOf(design.name)}-handoff.zip`;
  const written = await writeFolder(folder, [{ path: name, bytes: await zipFiles(files) }]);
  return written.ok ? ok(join(folder, name)) : written;
}

async function writeAll(
  folder: string,
  files: readonly FolderFile[],
  earlier: readonly string[],
): Promise<Result<string, string>> {
  const kept = new Set(files.map(({ path }) => path));
  const written = await writeFolder(
    folder,
    files,
    earlier.filter((path) => !kept.has(path)),
  );
  return written.ok ? ok(folder) : written;
}

/** The files of the package that stands in the folder already, none in an empty one; any other folder is left alone. */
async function earlierFiles(folder: string): Promise<Result<readonly string[], string>> {
  const state = await folderState(folder, (text) => listedFiles(text) !== undefined);
  if (!state.ok) return state;
  if (state.value === 'other') {
    return err(`${folder} holds something else than an earlier package; name a new or empty folder.`);
  }
  if (state.value !== 'package') return ok([]);
  const bytes = await readFileBytes(join(folder, packagePaths.manifest));
  return ok(bytes.ok ? (listedFiles(new TextDecoder().decode(bytes.value)) ?? []) : []);
}

/** The paths a manifest lists, or `undefined` when it is none of ours; a path outside the package's places makes it none. */
function listedFiles(text: string): readonly string[] | undefined {
  try {
    const manifest = JSON.parse(text) as { readonly format?: unknown; readonly files?: unknown } | null;
    if (manifest?.format !== 'groundplan-handoff' || !Array.isArray(manifest.files)) return undefined;
    const paths = manifest.files.map((file: unknown) =>
      String((file as { readonly path?: unknown } | null)?.path),
    );
    return pathProblem(paths) === undefined ? paths : undefined;
  } catch {
    return undefined;
  }
}

function notesOf({ evaluation }: Opened, scale: number): readonly string[] {
  const { totals } = evaluation;
  const small = smallPictureNote(scale);
  return [
    ...concernsOf(evaluation).flatMap(({ severity, title }) => (severity === 'error' ? [] : [title])),
    ...(totals.errors === 0
      ? []
      : [`The design has ${countOf(totals.errors, 'error')}; the package's README says so.`]),
    ...(small === undefined ? [] : [small]),
  ];
}
