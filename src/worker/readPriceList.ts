import type { PriceListReport } from '../engine/prices/priceList/report.ts';
import type { PriceListRefusal } from '../engine/prices/priceList/priceListReader.ts';
import type { Result } from '../engine/result.ts';
import { readPriceFile } from './readPriceFile.ts';

/** From the thread that reads a price list. */
export type PriceListMessage =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'read'; readonly result: Result<PriceListReport, PriceListRefusal> }
  | { readonly kind: 'failed'; readonly message: string };

export type ReadingOptions = {
  /** Hears how many bytes of the file were read. */
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
};

/**
 * Reads a price list in a thread of its own, so that edits and figures go on meanwhile; on the page itself, piece by
 * piece, where the browser starts none. Rejects with `AbortError` when it was cancelled, at once, and with a sentence
 * when the file cannot be read.
 */
export async function readPriceList(
  spawn: () => Worker,
  file: File,
  options: ReadingOptions,
): Promise<Result<PriceListReport, PriceListRefusal>> {
  const inThread = await readInThread(spawn, file, options);
  return inThread ?? readHere(file, options);
}

function readHere(file: File, { onProgress, signal }: ReadingOptions) {
  return readPriceFile(file, (done) => {
    signal.throwIfAborted();
    onProgress(done);
  });
}

/** `undefined` when no thread could be started. */
function readInThread(
  spawn: () => Worker,
  file: File,
  { onProgress, signal }: ReadingOptions,
): Promise<Result<PriceListReport, PriceListRefusal> | undefined> {
  let worker: Worker | undefined;
  return new Promise<Result<PriceListReport, PriceListRefusal> | undefined>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => {
      reject(new DOMException('The reading was cancelled.', 'AbortError'));
    });
    try {
      worker = spawn();
    } catch {
      resolve(undefined);
      return;
    }
    worker.addEventListener('message', ({ data }: MessageEvent<PriceListMessage>) => {
      if (data.kind === 'progress') onProgress(data.done);
      else if (data.kind === 'read') resolve(data.result);
      else reject(new Error(data.message));
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      // A script that cannot be fetched is told as a plain event, which says nothing.
      if (event instanceof ErrorEvent && event.message !== '') reject(new Error(event.message));
      else resolve(undefined);
    });
    worker.postMessage(file);
  }).finally(() => {
    worker?.terminate();
  });
}
