/** A design of 10,000 subnets is some 3 MB; anything beyond this is another kind of file. */
const LARGEST_FILE = 20 * 1024 * 1024;

/** The file that the user picks in the browser's dialog; `null` when it was closed. `accept` is what it offers first. */
export const pickFile = (accept: string): Promise<File | null> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('change', () => {
      resolve(input.files?.[0] ?? null);
    });
    input.addEventListener('cancel', () => {
      resolve(null);
    });
    input.click();
  });

/**
 * The bytes of the file that the user picks, or of `dropped`; `null` when the dialog was closed. Rejects with one
 * sentence for a file too large to be a design, before reading it.
 */
export async function openFile(
  dropped?: File,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const file = dropped ?? (await pickFile('.json,application/json'));
  if (file === null) return null;
  if (file.size > LARGEST_FILE) {
    throw new Error(
      `${file.name} has ${String(Math.round(file.size / 1024 / 1024))} MB; a design file has at most 20 MB, so this is another kind of file.`,
    );
  }
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Hands a file to the browser's downloads under `name`. */
export function saveFile(name: string, content: string | Uint8Array, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the data once it began; a minute is long enough for it to begin.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
