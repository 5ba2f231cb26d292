import type { PriceListMessage } from './readPriceList.ts';
import { readPriceFile } from './readPriceFile.ts';

/* The thread that reads a price list. It is told one file, and ended when nobody wants its answer any more. */

/** How many bytes pass between two words about progress: some dozens of them in the longest list. */
const STEP = 4_000_000;

const post = (message: PriceListMessage) => {
  postMessage(message);
};

addEventListener('message', ({ data }: MessageEvent<File>) => {
  let told = 0;
  readPriceFile(data, (done) => {
    if (done < told + STEP) return;
    told = done;
    post({ kind: 'progress', done });
  }).then(
    (result) => {
      post({ kind: 'read', result });
    },
    (failure: unknown) => {
      post({ kind: 'failed', message: failure instanceof Error ? failure.message : String(failure) });
    },
  );
});
