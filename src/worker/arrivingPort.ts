import type { Port } from './evaluationClient.ts';

/**
 * A port at once for one that is still on its way: what is posted until then is handed on in order when it arrives,
 * and an arrival that fails is the port's error.
 */
export function arrivingPort(arriving: Promise<Port>): Port {
  let failed: (message: string, neverStarted: boolean) => void = () => undefined;
  const arrived = arriving.then(
    (port) => port,
    (failure: unknown) => {
      failed(failure instanceof Error ? failure.message : String(failure), true);
      return undefined;
    },
  );
  const whenThere = (use: (port: Port) => void) => {
    void arrived.then((port) => {
      if (port !== undefined) use(port);
    });
  };
  return {
    post: (request) => {
      whenThere(({ post }) => {
        post(request);
      });
    },
    listen: (onAnswer, onError) => {
      failed = onError;
      whenThere(({ listen }) => {
        listen(onAnswer, onError);
      });
    },
    terminate: () => {
      whenThere(({ terminate }) => {
        terminate();
      });
    },
  };
}
