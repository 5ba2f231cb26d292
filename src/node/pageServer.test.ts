import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageServer } from './pageServer.ts';
import { metaPolicy, securityHeaders } from './securityHeaders.ts';

const script = 'export const answer = 42;\n'.repeat(100);
const folder = mkdtempSync(join(tmpdir(), 'page-'));
let server: Server;
let port = 0;

beforeAll(async () => {
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>Groundplan</title>');
  writeFileSync(join(folder, 'page', 'assets', 'main-1a2b.js'), script);
  writeFileSync(join(folder, 'beside.txt'), 'not part of the page');
  server = createPageServer(join(folder, 'page'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${String(port)}${path}`, { headers });

/** The path exactly as written: `fetch` would resolve the dots before sending. */
const statusOfRawPath = (path: string) =>
  new Promise<number | undefined>((resolve) => {
    request({ port, path, host: '127.0.0.1' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });

describe('createPageServer', () => {
  it('serves the page at the root, with the policy and to be asked for again', async () => {
    const response = await get('/?design=1');

    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>Groundplan</title>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    for (const [name, value] of Object.entries(securityHeaders))
      expect(response.headers.get(name)).toBe(value);
  });

  it('serves hashed files compressed and for ever', async () => {
    const response = await get('/assets/main-1a2b.js');

    expect(await response.text()).toBe(script);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  it('sends nothing to a browser that has the same bytes', async () => {
    const etag = (await get('/')).headers.get('etag') ?? '';

    expect((await get('/', { 'If-None-Match': etag })).status).toBe(304);
  });

  it.each(['/../beside.txt', '/assets/../../beside.txt', '/%2e%2e/beside.txt', '/constructor', '/assets'])(
    'does not find %s',
    async (path) => {
      expect(await statusOfRawPath(path)).toBe(404);
    },
  );

  it('refuses to be written to', async () => {
    const response = await fetch(`http://127.0.0.1:${String(port)}/`, { method: 'POST', body: 'x' });

    expect(response.status).toBe(405);
  });
});

describe('securityHeaders', () => {
  const policy = securityHeaders['Content-Security-Policy'] ?? '';

  it('allows no inline or evaluated script and no other host', () => {
    expect(policy).not.toMatch(/unsafe-|https?:|\*/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
  });

  it('is the same in the page but for the frame, which a page cannot forbid by itself', () => {
    expect(policy).toBe(`${metaPolicy}; frame-ancestors 'none'`);
  });
});
