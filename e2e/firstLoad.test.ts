import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

import { firstLoad, kbOf } from './firstLoad.ts';

const files = {
  'index-a1.js': 'import{a}from"./react-b2.js";import"./side-c3.js";const l=()=>import(`./HelpSheet-e5.js`);',
  'react-b2.js': 'export const a=1;',
  'side-c3.js': 'export{d}from"./deep-d4.js";const from="./nothing.js";',
  'deep-d4.js': 'export const d=4;',
  'HelpSheet-e5.js': 'import"./dialog-g7.js";',
  'dialog-g7.js': 'export const c=3;',
  'evaluation.worker-h8.js': 'onmessage=()=>{};',
};

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

function builtPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-first-load-'));
  mkdirSync(join(folder, 'assets'));
  for (const [file, script] of Object.entries(files)) writeFileSync(join(folder, 'assets', file), script);
  writeFileSync(
    join(folder, 'index.html'),
    `<link rel="stylesheet" href="/assets/main.css"><link rel="preload" href="/fonts/a.woff2" as="font">
     <script type="module" crossorigin src="/assets/index-a1.js"></script>
     <link rel="modulepreload" crossorigin href="/assets/react-b2.js">`,
  );
  made.push(folder);
  return folder;
}

it('counts each script once that the page names and that those import, and none that is asked for later', () => {
  const { page, worker } = firstLoad(builtPage());

  expect(page.map(({ file }) => file).sort()).toEqual([
    'deep-d4.js',
    'index-a1.js',
    'react-b2.js',
    'side-c3.js',
  ]);
  expect(worker.map(({ file }) => file)).toEqual(['evaluation.worker-h8.js']);
  expect(kbOf(page) * 1000).toBe(page.reduce((bytes, { gzipBytes }) => bytes + gzipBytes, 0));
  expect(kbOf(page)).toBeGreaterThan(kbOf(worker));
});
