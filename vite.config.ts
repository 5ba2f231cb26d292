import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { metaPolicy } from './src/node/securityHeaders.ts';

/** The built page carries its policy even where a host sends no headers. The dev server needs inline scripts. */
const policyInPage: Plugin = {
  name: 'groundplan:policy-in-page',
  apply: 'build',
  transformIndexHtml: (html) =>
    html.replace(
      /<meta charset="[^"]+" \/>/,
      (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${metaPolicy}" />`,
    ),
};

/** What needs the real CDK or minutes runs apart, so that `npm run check` stays quick. */
const slowTests = ['src/**/*.cdk.test.ts', 'src/**/*.slow.test.ts'];

/**
 * A bench makes thousands of answers and drops each. From the first ones, which are still in use when memory is tidied,
 * V8 learns to put all of them where long-lived things go, and then tidies that for three times as long as it
 * computes. The designer keeps what it evaluated, so there this is no loss. Processor time is of a process of its own.
 */
const benchProcess = { pool: 'forks' as const, execArgv: ['--no-allocation-site-pretenuring'] };

export default defineConfig(({ isSsrBuild, mode }) => ({
  plugins: [react(), policyInPage],
  worker: { format: 'es' },
  server: { port: 5173 },
  build: isSsrBuild
    ? {
        outDir: 'dist/cli',
        target: 'node20',
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: 'groundplan.js' } },
      }
    : {
        outDir: 'dist/page',
        target: 'baseline-widely-available',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        // How large the first visit may be is a test of its own, after compression; the build need not warn of it.
        chunkSizeWarningLimit: 2000,
        rolldownOptions: {
          output: {
            // React changes far less often than the designer: apart, it stays in the browser's cache.
            // All else that the first drawing needs comes as one file instead of forty.
            codeSplitting: {
              groups: [
                { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 1 },
                { name: 'page', tags: ['$initial'] },
              ],
            },
          },
        },
      },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'],
          exclude: slowTests,
          setupFiles: ['src/propertySeed.ts'],
          // No test replaces a module or keeps state in one, so the engine is loaded once a thread, not once a file.
          pool: 'threads',
          isolate: false,
          ...(mode === 'benchmark' ? benchProcess : {}),
          // Nothing here is timed: the limit only stops what hangs, also on a busy machine.
          testTimeout: 180_000,
          benchmark: { include: ['src/**/*.bench.ts'] },
        },
      },
      {
        extends: true,
        test: {
          name: 'cdk',
          environment: 'node',
          include: slowTests,
          setupFiles: ['src/propertySeed.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          benchmark: { include: [] },
        },
      },
    ],
  },
}));
