import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createPageServer } from './node/pageServer.ts';

const page = fileURLToPath(new URL('../dist/page', import.meta.url));
const port = readPort(process.argv.slice(2));

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

function readPort(args: string[]): number {
  try {
    const { values } = parseArgs({ args, options: { port: { type: 'string', default: '4173' } } });
    const given = Number(values.port);
    if (Number.isInteger(given) && given > 0 && given < 65536) return given;
  } catch {
    // An option that does not exist gets the same answer as a port that does not.
  }
  return stop(`"${args.join(' ')}" is no port to serve on: give one from 1 to 65535, such as "--port 4173".`);
}

if (!existsSync(page))
  stop('There is no built page yet: run "npm run build" first, or "npm start" for both.');

const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: `Port ${String(port)} is taken by another program: end that one, or choose another with "npm start -- --port ${String(port + 1)}".`,
  EACCES: `Port ${String(port)} needs rights that this account does not have: choose one from 1024 upwards.`,
};

function listen(server: Server, host: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ port, host }, () => {
      resolve(undefined);
    });
  });
}

// "localhost" is one address or the other, depending on the machine; not every machine has the second.
for (const host of ['127.0.0.1', '::1']) {
  const error = await listen(createPageServer(page), host);
  const missing = host === '::1' && (error?.code === 'EADDRNOTAVAIL' || error?.code === 'EAFNOSUPPORT');
  if (error && !missing) {
    stop(sentences[error.code ?? ''] ?? `The designer cannot be served on ${host}: ${error.message}.`);
  }
}
process.stdout.write(`Groundplan is ready on http://localhost:${String(port)}\n`);
