import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

import { firstLoad, kbOf } from './firstLoad.ts';

const files = {
  'index-a1.js':
    'import{a}from"./react-b2.js";import"./side-c3.js";const l=()=>import("./Canvas-d4.js"),m=()=>import(`./HelpSheet-e5.js`);',
  'react-b2.js': 'export const a=1;',
  'side-c3.js': 'const from="./nothing.js";',
  'Canvas-d4.js': 'import{b}from"./menu-f6.js";export{a}from"./react-b2.js";',
  'menu-f6.js': 'export const b=2;',
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

it('counts each script once that the page names, that those import, and that the canvas asked for at once needs', () => {
  const { page, worker } = firstLoad(builtPage());

  expect(page.map(({ file }) => file).sort()).toEqual([
    'Canvas-d4.js',
    'index-a1.js',
    'menu-f6.js',
    'react-b2.js',
    'side-c3.js',
  ]);
  expect(worker.map(({ file }) => file)).toEqual(['evaluation.worker-h8.js']);
  expect(kbOf(page) * 1000).toBe(page.reduce((bytes, { gzipBytes }) => bytes + gzipBytes, 0));
  expect(kbOf(page)).toBeGreaterThan(kbOf(worker));
});
