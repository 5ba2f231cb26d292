import type { Port } from './evaluationClient.ts';
import type { WorkerAnswer } from './protocol.ts';

/** A thread as the client talks to it; only what the evaluation worker posts ever comes through it. */
export function workerPort(worker: Worker): Port {
  return {
    post: (request) => {
      worker.postMessage(request);
    },
    listen: (onAnswer, onError) => {
      worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
        onAnswer(data);
      });
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        // A script that cannot be fetched is told as a plain event, which says nothing.
        const neverStarted = !(event instanceof ErrorEvent) || event.message === '';
        onError(neverStarted ? 'it could not be started' : event.message, neverStarted);
      });
      worker.addEventListener('messageerror', () => {
        onError('a message could not be read', false);
      });
    },
    terminate: () => {
      worker.terminate();
    },
  };
}
