import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { MOST_BYTES } from '../engine/design/limits.ts';
import { err, ok, type Result } from '../engine/result.ts';

/** A file's bytes, or one sentence on why there are none. A file that is too large is refused before it is read. */
export async function readFileBytes(path: string): Promise<Result<Uint8Array, string>> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return err(`${path} is a folder; name a file in it.`);
    if (facts.size > MOST_BYTES) return err(tooLarge(path, facts.size));
    const bytes = await readFile(path);
    return bytes.length > MOST_BYTES ? err(tooLarge(path, bytes.length)) : ok(bytes);
  } catch (failure) {
    return err(sentence(path, failure, 'read'));
  }
}

/** Everything that comes in through a stream, up to the size of a file. */
export async function readStream(
  stream: AsyncIterable<Uint8Array>,
  name: string,
): Promise<Result<Uint8Array, string>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MOST_BYTES) return err(tooLarge(name, size));
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}

function tooLarge(name: string, size: number): string {
  const megabytes = Math.ceil(size / 1024 / 1024);
  return `${name} has ${String(megabytes)} MB or more; a design file has at most 20 MB, so this is another kind of file.`;
}

/** Writes a file whole or not at all: what stands at `path` is the old content or the new one. */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
): Promise<Result<undefined, string>> {
  const beside = join(dirname(resolve(path)), `.${basename(path).slice(0, 100)}.${randomUUID()}`);
  try {
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isDirectory()) return err(`${path} is a folder; give the name of a file.`);
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    return ok(undefined);
  } catch (failure) {
    await rm(beside, { force: true });
    return err(sentence(path, failure, 'written'));
  }
}

/** Writes a file where none stands; refuses to write over one. */
export async function writeNew(path: string, content: string): Promise<Result<undefined, string>> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return ok(undefined);
  } catch (failure) {
    if (codeOf(failure) === 'EEXIST')
      return err(`${path} is there already; add --force to write over it, or give another name.`);
    return err(sentence(path, failure, 'written'));
  }
}

/** A file to be written, by its path below a folder. */
export type FolderFile = { readonly path: string; readonly bytes: Uint8Array };

/** What a folder holds that stands at the place of a new package. */
export type FolderState = 'absent' | 'empty' | 'package' | 'other';

/** Whether a package may go to `folder`: an earlier one is known by its manifest. */
export async function folderState(
  folder: string,
  isManifest: (text: string) => boolean,
): Promise<Result<FolderState, string>> {
  try {
    const names = await readdir(folder);
    if (names.length === 0) return ok('empty');
    const text = names.includes('manifest.json') ? await readFile(join(folder, 'manifest.json'), 'utf8') : '';
    return ok(isManifest(text) ? 'package' : 'other');
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return ok('absent');
    if (codeOf(failure) === 'ENOTDIR') return err(`${folder} is a file; give the name of a folder.`);
    return err(sentence(folder, failure, 'read'));
  }
}

/**
 * Writes all files below `folder`, which is made when it is not there. They are complete on the disk before the first
 * one takes its place; then `obsolete` ones go. What else is in the folder stays.
 */
export async function writeFolder(
  folder: string,
  files: readonly FolderFile[],
  obsolete: readonly string[] = [],
): Promise<Result<undefined, string>> {
  const target = resolve(folder);
  let staging: string | undefined;
  try {
    const isThere = (await stat(target).catch(() => undefined))?.isDirectory() === true;
    await mkdir(dirname(target), { recursive: true });
    // Beside a new folder, inside one that is there: always on the same disk, so that a rename is enough.
    const name = `writing-${randomUUID()}`;
    staging = isThere ? join(target, `.${name}`) : `${target}.${name}`;
    await mkdir(staging);
    for (const { path, bytes } of files) await writeBelow(staging, path, bytes);
    if (isThere) await moveInto(target, staging, files);
    else await rename(staging, target);
    for (const path of obsolete) await rm(join(target, path), { force: true });
    return ok(undefined);
  } catch (failure) {
    return err(sentence(folder, failure, 'written'));
  } finally {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true });
  }
}

async function writeBelow(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const place = join(folder, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, bytes, { flag: 'wx' });
}

async function moveInto(target: string, staging: string, files: readonly FolderFile[]): Promise<void> {
  for (const { path } of files) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await rename(join(staging, path), join(target, path));
  }
}

function codeOf(failure: unknown): string | undefined {
  return failure instanceof Error ? (failure as NodeJS.ErrnoException).code : undefined;
}

/** What went wrong with a file, as one sentence that names it and what would work. */
function sentence(path: string, failure: unknown, done: 'read' | 'written'): string {
  switch (codeOf(failure)) {
    case 'ENOENT':
      return done === 'read'
        ? `There is no file ${path}; check its name and folder.`
        : `${path} cannot be written because its folder does not exist; make it first.`;
    case 'EACCES':
    case 'EPERM':
      return `${path} cannot be ${done}: this account may not; choose another place or change its rights.`;
    case 'ENOTDIR':
      return `${path} cannot be ${done}: a part of its path is a file, not a folder.`;
    case 'ENOSPC':
      return `${path} cannot be written: the disk is full.`;
    default:
      return `${path} cannot be ${done}: ${failure instanceof Error ? failure.message : String(failure)}.`;
  }
}
