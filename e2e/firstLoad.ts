import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The most script, in kB of 1,000 bytes after gzip, that the page itself may load before the designer can be used. */
export const firstLoadLimitKb = 350;

/** A script of a first visit, and its size after gzip in bytes. */
export type FirstScript = { readonly file: string; readonly gzipBytes: number };

/** What the page loads itself, and what the worker beside it does. */
export type FirstLoad = { readonly page: readonly FirstScript[]; readonly worker: readonly FirstScript[] };

const assets = 'assets';

/**
 * What a first visit of a built page loads before the designer can be used: the scripts that `index.html` names
 * and everything that these import statically. What is loaded when asked for is not here.
 */
export function firstLoad(folder: string): FirstLoad {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\/assets\/([^"]+\.js)"/g)];
  const page = withImports(
    folder,
    named.map(([, file = '']) => file),
  );
  const worker = readdirSync(join(folder, assets)).filter((file) => /\.worker-.*\.js$/.test(file));
  return { page: page.map((file) => sized(folder, file)), worker: worker.map((file) => sized(folder, file)) };
}

/** Their sum in kB of 1,000 bytes after gzip. */
export function kbOf(scripts: readonly FirstScript[]): number {
  return scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000;
}

function withImports(folder: string, files: readonly string[]): readonly string[] {
  const found = new Set(files);
  // A set that grows while it is gone through is gone through to its end.
  for (const file of found) {
    for (const next of importsOf(readFileSync(join(folder, assets, file), 'utf8'))) found.add(next);
  }
  return [...found];
}

function importsOf(script: string): readonly string[] {
  return [...script.matchAll(/\b(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)].map(([, file = '']) => file);
}

const sized = (folder: string, file: string): FirstScript => ({
  file,
  gzipBytes: gzipSync(readFileSync(join(folder, assets, file)), { level: 9 }).length,
});
