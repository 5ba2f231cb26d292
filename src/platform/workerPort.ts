import workerUrl from '../worker/evaluation.worker.ts?worker&url';
import { trustedScriptUrl } from './trustedTypes.ts';

/** A fresh evaluation worker; `Answer` and `Request` are the messages of its protocol. */
export function spawnWorker<Request, Answer>() {
  const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'evaluation' });
  return {
    post: (request: Request) => {
      worker.postMessage(request);
    },
    listen: (onAnswer: (answer: Answer) => void, onError: (message: string) => void) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        onAnswer(data);
      });
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        onError(event.message === '' ? 'it could not be started' : event.message);
      });
      worker.addEventListener('messageerror', () => {
        onError('a message could not be read');
      });
    },
    terminate: () => {
      worker.terminate();
    },
  };
}
