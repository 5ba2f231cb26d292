import { awsPriceBook } from '../engine/prices/awsPriceBook.ts';
import { createEvaluator } from './evaluator.ts';
import type { WorkerRequest } from './protocol.ts';

/* The thread around the evaluator: messages in, messages out, and a way to run after those that wait. */

const channel = new MessageChannel();
let waiting: (() => void) | undefined;
channel.port1.onmessage = () => {
  const task = waiting;
  waiting = undefined;
  task?.();
};

const receive = createEvaluator({
  answer: (message) => {
    postMessage(message);
  },
  later: (task) => {
    waiting = task;
    channel.port2.postMessage(null);
  },
  pause: (task, ms) => {
    const timer = setTimeout(task, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  now: () => performance.now(),
  prices: awsPriceBook,
});

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  receive(data);
});
