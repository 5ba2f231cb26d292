import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The most script, in kB of 1,000 bytes after gzip, that may load before the designer shows. */
export const firstLoadLimitKb = 350;

/** A script that the page asks for at once, and its size after gzip in bytes. */
export type FirstScript = { readonly file: string; readonly gzipBytes: number };

/**
 * The scripts that `index.html` of a built page loads at once: its own and those it preloads, which are
 * all that the first one imports statically. The worker and what is loaded when asked for are not here.
 */
export function firstLoad(folder: string): readonly FirstScript[] {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const urls = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"/g)].map(
    ([, url]) => url,
  );
  return [...new Set(urls)].map((url = '') => ({
    file: url,
    gzipBytes: gzipSync(readFileSync(join(folder, url)), { level: 9 }).length,
  }));
}

/** Their sum in kB of 1,000 bytes after gzip. */
export function firstLoadKb(folder: string): number {
  return firstLoad(folder).reduce((sum, { gzipBytes }) => sum + gzipBytes, 0) / 1000;
}
