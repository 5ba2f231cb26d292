import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { architectureProblems, type Rules } from './architecture.testing.ts';

const browserServices = [
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
];
const worldOutside = [
  ...browserServices,
  ...['window', 'document', 'navigator', 'location', 'self', 'globalThis', 'process', 'Buffer', 'require'],
  ...['Worker', 'postMessage', 'BroadcastChannel', 'console', 'alert'],
];
const clocksAndDice = [
  ...['Date', 'Math.random', 'performance', 'crypto'],
  ...['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame'],
];

/** Who may import whom. Adding a layer, a folder of the engine or a package to a layer means adding it here. */
const rules: Rules = {
  layers: {
    engine: { layers: [], packages: ['zod', 'ip-address'], globals: [...worldOutside, ...clocksAndDice] },
    worker: {
      layers: ['engine'],
      packages: [],
      globals: [...browserServices, 'window', 'document', 'process'],
    },
    editor: {
      layers: ['engine'],
      packages: ['zustand'],
      globals: [...browserServices, 'window', 'document', 'navigator', 'process'],
    },
    platform: {
      layers: ['engine'],
      addresses: ['worker'],
      packages: ['idb', 'html-to-image'],
      globals: ['process'],
    },
    node: {
      layers: ['engine'],
      packages: ['node:', '@resvg/resvg-js'],
      globals: ['window', 'document', 'navigator'],
    },
    cli: {
      layers: ['engine', 'node'],
      packages: ['node:'],
      globals: [...browserServices, 'window', 'document', 'navigator'],
    },
    ui: {
      layers: ['editor', 'engine'],
      packages: [
        ...['react', 'react-dom', '@mui/material', '@emotion/react', '@emotion/styled'],
        ...['@mui/x-charts', '@xyflow/react', 'react-resizable-panels', 'zustand'],
      ],
      globals: [...browserServices, 'process'],
    },
  },
  engine: {
    cidr: [],
    regions: [],
    prices: [],
    design: ['prices', 'cidr', 'regions'],
    packets: ['design', 'cidr'],
    planning: ['prices', 'design', 'cidr', 'regions'],
    commands: ['planning', 'prices', 'design', 'cidr', 'regions'],
    templates: ['planning', 'design', 'cidr', 'regions'],
    evaluation: ['packets', 'commands', 'prices', 'planning', 'design', 'cidr', 'regions'],
    decisions: ['optimise', 'evaluation', 'commands', 'prices', 'planning', 'design', 'cidr', 'regions'],
    optimise: ['evaluation', 'commands', 'prices', 'planning', 'design', 'cidr', 'regions'],
    scene: ['evaluation', 'commands', 'prices', 'planning', 'design', 'cidr', 'regions'],
    growth: ['evaluation', 'commands', 'prices', 'planning', 'design', 'cidr', 'regions'],
    tracker: ['decisions', 'evaluation', 'commands', 'prices', 'planning', 'design'],
    questions: [
      ...['tracker', 'merge', 'diff', 'review', 'growth', 'decisions', 'optimise', 'evaluation', 'commands'],
      ...['prices', 'planning'],
      ...['design', 'cidr', 'regions'],
    ],
    export: [
      ...[
        'tracker',
        'scene',
        'growth',
        'decisions',
        'optimise',
        'evaluation',
        'prices',
        'planning',
        'design',
        'cidr',
      ],
      'regions',
    ],
    diff: ['export', 'growth', 'scene', 'evaluation', 'packets', 'design'],
    merge: ['diff', 'commands', 'evaluation', 'design'],
    review: ['export', 'diff', 'decisions', 'evaluation', 'prices', 'design'],
  },
  exceptions: {
    'engine/export/zip.ts': ['fflate'],
    'engine/evaluation/signatures/digest.ts': ['@noble/hashes'],
  },
  folderNames: [
    ...['util', 'utils', 'helper', 'helpers', 'common', 'shared', 'lib', 'misc', 'core'],
    ...['types', 'interfaces', 'constants', 'hooks', 'context', 'contexts', 'components'],
  ],
};

function projectSources(): Map<string, string> {
  const sources = new Map<string, string>();
  for (const name of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })) {
    const path = name.split(sep).join('/');
    const isSource = /\.tsx?$/.test(path) && !/\.d\.ts$|(?:^|\/)(?:golden|fixtures)\//.test(path);
    if (isSource) sources.set(path, readFileSync(join(import.meta.dirname, name), 'utf8'));
  }
  return sources;
}

describe('the project', () => {
  it('keeps to its layers', () => {
    const sources = projectSources();

    expect(sources.size).toBeGreaterThan(20);
    expect(architectureProblems(sources, rules)).toEqual([]);
  });
});

/** Problems of one file among innocent neighbours that it may import. */
function problemsOf(path: string, text: string): string[] {
  const neighbours = {
    'engine/result.ts': 'export const ok = 1;',
    'engine/cidr/cidr.ts': 'export const cidr = 1;',
    'engine/design/design.ts': "import { cidr } from '../cidr/cidr.ts'; export const design = cidr;",
    'engine/commands/command.ts': 'export const command = 1;',
    'engine/design/design.arbitrary.ts': "import fc from 'fast-check'; export const designs = fc;",
    'editor/editor.ts': 'export const editor = 1;',
    'platform/files.ts': 'export const files = 1;',
    'worker/a.worker.ts': 'export const a = 1;',
    'main.tsx': 'export const main = 1;',
    'ui/App.tsx': 'export const App = () => <p>Hello</p>;',
  };
  return architectureProblems(new Map([...Object.entries(neighbours), [path, text]]), rules);
}

describe('architectureProblems', () => {
  it.each([
    ['engine/design/tier.ts', "import { z } from 'zod'; import { cidr } from '../cidr/cidr.ts';"],
    ['engine/design/tier.ts', "import { ok } from '../result.ts';"],
    ['engine/export/zip.ts', "import { Zip } from 'fflate';"],
    ['engine/design/tier.test.ts', "import fc from 'fast-check'; const now = Date.now();"],
    [
      'ui/dock/Cost.tsx',
      "import { Box } from '@mui/material'; import { editor } from '../../editor/editor.ts';",
    ],
    ['node/files.ts', "import { readFile } from 'node:fs/promises';"],
    [
      'main.tsx',
      "import './ui/App.tsx'; import './platform/files.ts'; import './ui/fonts.css'; document.title;",
    ],
    ['engine/design/a.ts', 'type Names = { readonly document: string }; const f = (n: Names) => n.document;'],
    [
      'engine/design/a.ts',
      'const window = { process: 1 }; export const b = window.process + Math.max(1, 2);',
    ],
    ['platform/a.ts', "import u from '../worker/a.worker.ts?worker&url'; export const b = u;"],
    ['engine/design/a.ts', "export const b = (1000).toLocaleString('en-US');"],
  ])('has nothing against %s: %s', (path, text) => {
    expect(problemsOf(path, text)).toEqual([]);
  });

  it.each([
    [
      'a package in the engine',
      'engine/design/a.ts',
      "import { useState } from 'react';",
      'does not import react',
    ],
    ['a package that only begins like an allowed one', 'engine/design/a.ts', "import 'zodiac';", 'zodiac'],
    [
      'what one file may import, in another',
      'engine/export/a.ts',
      "import { Zip } from 'fflate';",
      'does not import fflate',
    ],
    ['Node in the engine', 'engine/design/a.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
    ['React outside ui', 'editor/a.ts', "import { memo } from 'react';", 'editor does not import react'],
    ['a layer sideways', 'editor/a.ts', "import { files } from '../platform/files.ts';", 'platform/files.ts'],
    [
      'a layer upward, as a type',
      'engine/design/a.ts',
      "import type { editor } from '../../editor/editor.ts';",
      'editor/editor.ts',
    ],
    [
      'a layer upward, as an import type',
      'engine/design/a.ts',
      "type E = import('../../editor/editor.ts').E;",
      'editor/editor.ts',
    ],
    [
      'a layer upward, when asked for',
      'editor/a.ts',
      "export const load = () => import('../ui/App.tsx');",
      'ui/App.tsx',
    ],
    ['a layer passed on', 'ui/a.ts', "export { files } from '../platform/files.ts';", 'platform/files.ts'],
    [
      'a worker by URL',
      'ui/a.ts',
      "const u = new URL('../platform/files.ts', import.meta.url);",
      'platform/files.ts',
    ],
    [
      'an import with a query',
      'ui/a.ts',
      "import u from '../platform/files.ts?worker&url';",
      'platform/files.ts',
    ],
    ['a composition root', 'ui/a.ts', "import { main } from '../main.tsx';", 'main.tsx'],
    [
      'the wrong way inside the engine',
      'engine/cidr/a.ts',
      "import { design } from '../design/design.ts';",
      'engine/cidr does not',
    ],
    [
      'the way up from the engine’s root',
      'engine/a.ts',
      "import { cidr } from './cidr/cidr.ts';",
      "engine's root",
    ],
    [
      'an engine folder without a place',
      'engine/magic/a.ts',
      "import { cidr } from '../cidr/cidr.ts';",
      'engine/magic is missing',
    ],
    [
      'what is for tests',
      'engine/design/a.ts',
      "import { designs } from './design.arbitrary.ts';",
      'for tests',
    ],
    ['an import without extension', 'engine/design/a.ts', "import { design } from './design';", 'extension'],
    ['an import of nothing', 'engine/design/a.ts', "import { b } from './b.ts';", 'does not exist'],
    ['a barrel by name', 'engine/design/index.ts', 'export const a = 1;', 'index'],
    ['a barrel by content', 'engine/design/all.ts', "export * from './design.ts';", 'barrel'],
    ['a drawer', 'ui/dock/utils/a.ts', 'export const a = 1;', '"utils"'],
    ['an unknown layer', 'services/a.ts', 'export const a = 1;', 'no layer "services"'],
    ['any', 'ui/a.ts', 'export const f = (a: any) => a;', 'ui/a.ts:1: any'],
    [
      'any in a cast',
      'engine/design/a.test.ts',
      'export const f = (a: number) =>\n  a as any;',
      'a.test.ts:2: any',
    ],
    ['the clock', 'engine/design/a.ts', 'export const now = () => new Date();', 'use Date'],
    ['the clock as a type', 'engine/design/a.ts', 'export type At = { readonly at: Date };', 'use Date'],
    ['dice', 'engine/design/a.ts', 'export const id = () => Math.random();', 'use Math.random'],
    ['random ids', 'engine/design/a.ts', 'export const id = () => crypto.randomUUID();', 'use crypto'],
    ['a timer', 'engine/design/a.ts', 'export const t = () => performance.now();', 'use performance'],
    ['the network', 'engine/design/a.ts', "export const g = () => fetch('/x');", 'use fetch'],
    ['the page', 'engine/design/a.ts', 'export const t = () => document.title;', 'use document'],
    ['the page in short form', 'engine/design/a.ts', 'export const t = { window };', 'use window'],
    ['the process', 'engine/design/a.ts', 'export const e = () => process.env;', 'use process'],
    ['a way around', 'engine/design/a.ts', "export const e = () => globalThis['fetch'];", 'use globalThis'],
    [
      'storage outside platform',
      'ui/a.ts',
      "export const s = () => localStorage.getItem('x');",
      'use localStorage',
    ],
    ['the machine’s locale', 'engine/design/a.ts', 'export const s = (1000).toLocaleString();', 'locale'],
    ['the machine’s order', 'engine/design/a.ts', "export const s = 'a'.localeCompare('b');", 'locale'],
  ])('catches %s', (_, path, text, problem) => {
    expect(problemsOf(path, text)).toEqual([expect.stringContaining(problem)]);
  });

  it('finds a cycle of two, and one of three that holds only by types', () => {
    const two = new Map([
      ['engine/design/a.ts', "import { b } from './b.ts'; export const a = b;"],
      ['engine/design/b.ts', "import { a } from './a.ts'; export const b = a;"],
    ]);
    const three = new Map([
      ['ui/a.ts', "import type { B } from './b.ts'; export type A = B;"],
      ['ui/b.ts', "import type { C } from './c.ts'; export type B = C;"],
      ['ui/c.ts', "import type { A } from './a.ts'; export type C = A;"],
      ['ui/d.ts', "import type { A } from './a.ts'; export type D = A;"],
    ]);

    expect(architectureProblems(two, rules)).toEqual([
      'engine/design/a.ts → engine/design/b.ts → engine/design/a.ts is a cycle',
    ]);
    expect(architectureProblems(three, rules)).toEqual(['ui/a.ts → ui/b.ts → ui/c.ts → ui/a.ts is a cycle']);
  });
});
