import { strToU8, Zip, ZipDeflate } from 'fflate';
import { pathProblem } from './paths.ts';

/** A file to be packed. */
export type ZipEntry = { readonly path: string; readonly bytes: Uint8Array };

/** The only time in the archive, the earliest that the format has. Without a zone it is the same on every machine. */
const MOMENT = '1980-01-01T12:00:00';

/** Between two chunks of this many bytes the packer lets others work. */
const CHUNK = 256 * 1024;

/** `text` as UTF-8. */
export function utf8(text: string): Uint8Array {
  return strToU8(text);
}

/**
 * The files as one zip, by path, texts compressed as far as they go. The same files give the same bytes on every machine. A
 * path that has no place in the package is a bug and throws. `pause` is awaited between chunks; when it rejects, so
 * does this.
 */
export async function zipFiles(
  entries: readonly ZipEntry[],
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Uint8Array> {
  const problem = pathProblem(entries.map(({ path }) => path));
  if (problem !== undefined) throw new Error(problem);
  const parts: Uint8Array[] = [];
  const failures: Error[] = [];
  const archive = new Zip((error, part) => {
    if (error === null) parts.push(part);
    else failures.push(error);
  });
  for (const { path, bytes } of [...entries].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    // A picture is compressed already; trying again takes seconds and gains nothing.
    const file = new ZipDeflate(path, { level: path.endsWith('.png') ? 0 : 9 });
    file.mtime = MOMENT;
    archive.add(file);
    for (let start = 0; start === 0 || start < bytes.length; start += CHUNK) {
      file.push(bytes.subarray(start, start + CHUNK), start + CHUNK >= bytes.length);
      await pause();
    }
  }
  archive.end();
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
