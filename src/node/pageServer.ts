import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { securityHeaders } from './securityHeaders.ts';

type ServedFile = {
  readonly body: Buffer;
  readonly gzipped: Buffer | undefined;
  readonly headers: Readonly<Record<string, string>>;
};

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const compressed = /^(?:font\/woff2|image\/png)$/;

/**
 * Serves the built page from memory: what is not in the folder when it starts is not found, so no path of
 * a request ever reaches the file system. Every answer carries {@link securityHeaders}. Files under
 * `assets/` have their content's hash in the name and may be kept for ever; all others are asked for again.
 */
export function createPageServer(folder: string): Server {
  const files = readPage(folder);
  return createServer((request, response) => {
    answer(files, request, response);
  });
}

function readPage(folder: string): ReadonlyMap<string, ServedFile> {
  const files = new Map<string, ServedFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, readServed(path));
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}

function readServed(path: string): ServedFile {
  const body = readFileSync(path);
  const type = contentTypes[extname(path)] ?? 'application/octet-stream';
  return {
    body,
    gzipped: compressed.test(type) ? undefined : gzipSync(body),
    headers: {
      ...securityHeaders,
      'Content-Type': type,
      'Cache-Control': path.split(sep).includes('assets')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      ETag: `"${createHash('sha256').update(body).digest('base64url')}"`,
      Vary: 'Accept-Encoding',
    },
  };
}

function answer(files: ReadonlyMap<string, ServedFile>, request: IncomingMessage, response: ServerResponse) {
  const file = files.get((request.url ?? '/').split(/[?#]/, 1)[0] ?? '/');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...securityHeaders, Allow: 'GET, HEAD' }).end();
  } else if (!file) {
    response
      .writeHead(404, { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' })
      .end('Not found');
  } else if (request.headers['if-none-match'] === file.headers['ETag']) {
    response.writeHead(304, file.headers).end();
  } else {
    send(file, request, response);
  }
}

function send(file: ServedFile, request: IncomingMessage, response: ServerResponse) {
  const accepted = request.headers['accept-encoding'] ?? '';
  const gzipped = /\bgzip\b/.test(accepted) ? file.gzipped : undefined;
  const body = gzipped ?? file.body;
  response.writeHead(200, {
    ...file.headers,
    ...(gzipped ? { 'Content-Encoding': 'gzip' } : {}),
    'Content-Length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
