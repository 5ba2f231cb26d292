import type { Design } from '../engine/design/design.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import { handoffFiles } from '../engine/export/handoff.ts';
import { FULL_SCALE } from '../engine/export/pictureScale.ts';
import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import { zipFiles } from '../engine/export/zip.ts';
import { drawPicture } from './picture.ts';

type Progress = { readonly done: number; readonly total: number; readonly what: string };

const STEPS = ['Writing the files', 'Drawing the picture', 'Packing'] as const;

/**
 * The handoff package as the bytes of a zip, and the scale of the picture in it. Rejects with `AbortError` as soon as
 * `signal` says so, also in the middle of a step, and with a sentence when the package cannot be made.
 */
export async function buildPackage(
  design: Design,
  evaluation: Evaluation,
  { onProgress, signal }: { readonly onProgress: (progress: Progress) => void; readonly signal: AbortSignal },
): Promise<{ readonly zip: Uint8Array; readonly pictureScale: number }> {
  const begin = async (step: number) => {
    onProgress({ done: step, total: STEPS.length, what: STEPS[step] ?? 'Done' });
    await breathe(signal);
  };
  await begin(0);
  let pictureScale = FULL_SCALE;
  const draw = async () => {
    await begin(1);
    const picture = await drawPicture(design, evaluation, signal);
    pictureScale = picture.scale;
    return picture;
  };
  const files = await unlessAborted(handoffFiles(design, evaluation, awsPriceBook, { sha256, draw }), signal);
  if (!files.ok) throw new Error(files.error.message);
  await begin(2);
  const zip = await zipFiles(files.value, () => breathe(signal));
  await begin(3);
  return { zip, pictureScale };
}

/** Lets the page paint and take input, then goes on unless it was told to stop. */
async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  signal.throwIfAborted();
}

/** `work`, or a rejection the moment the signal comes; what the work still does then is nobody's. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
    if (signal.aborted) stop();
  });
}

async function sha256(bytes: Uint8Array): Promise<string> {
  // Browsers give it to https and localhost only.
  if (!('subtle' in crypto)) throw new Error('the page must be opened over https or on localhost for that');
  const digest = await crypto.subtle.digest('SHA-256', bytes as BufferSource);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
