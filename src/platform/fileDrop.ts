/** What was dropped: the files, and the names of folders, which cannot be opened. */
export type Dropped = { readonly files: readonly File[]; readonly folders: readonly string[] };

const isText = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;

/**
 * Takes files that are dropped anywhere on the page. Whatever else nobody on the page takes, such as a link or a
 * picture, is stopped, for the browser would leave the page to show it; text may still be dropped into a field.
 */
export function takeDroppedFiles(page: Window, onDropped: (dropped: Dropped) => void): void {
  const stop = (event: DragEvent) => {
    const carriesFiles = event.dataTransfer?.types.includes('Files') === true;
    if (event.defaultPrevented || (!carriesFiles && isText(event.target))) return false;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = carriesFiles ? 'copy' : 'none';
    return carriesFiles;
  };
  page.addEventListener('dragover', stop);
  page.addEventListener('drop', (event) => {
    if (stop(event) && event.dataTransfer !== null) onDropped(filesAndFolders(event.dataTransfer));
  });
}

function filesAndFolders({ items, files }: DataTransfer): Dropped {
  const folders = Array.from(items)
    .map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null))
    .flatMap((entry) => (entry?.isDirectory === true ? [entry.name] : []));
  return { files: Array.from(files).filter(({ name }) => !folders.includes(name)), folders };
}
