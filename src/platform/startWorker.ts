import workerUrl from '../worker/evaluation.worker.ts?worker&url';
import priceListUrl from '../worker/priceList.worker.ts?worker&url';
import { trustedScriptUrl } from './trustedTypes.ts';

/** A fresh thread that runs the evaluation worker. */
export function startWorker(): Worker {
  return new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'evaluation' });
}

/** A fresh thread that reads one price list. */
export function startPriceListWorker(): Worker {
  return new Worker(trustedScriptUrl(priceListUrl), { type: 'module', name: 'price list' });
}
