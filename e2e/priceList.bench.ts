import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'playwright/test';

import { printTable } from './measured.ts';
import { projectRoot } from './suite.ts';

/*
 * Reading an offer file of AmazonEC2's form and length for the price of a NAT gateway: as the page does, while its bytes
 * come in, beside the whole text and `JSON.parse`, at the same length and at one that is small. Each reading is a process
 * of its own; megabytes of memory are the most it ever held, the program itself included.
 */

test.setTimeout(600_000);

type Reading = {
  readonly bytes: number;
  readonly seconds: number;
  readonly idleKb: number;
  readonly peakKb: number;
};

function read(way: string, megabytes: number): Reading | undefined {
  const script = join(projectRoot, 'e2e/priceListReading.ts');
  try {
    const said = execFileSync(
      process.execPath,
      ['--max-old-space-size=4096', '--import', 'tsx', script, way, String(megabytes)],
      { cwd: projectRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return JSON.parse(said) as Reading;
  } catch {
    return undefined;
  }
}

function row(name: string, reading: Reading | undefined): readonly string[] {
  if (reading === undefined) return [name, 'ends with an error', '', '', ''];
  const { bytes, seconds, idleKb, peakKb } = reading;
  const megabytes = bytes / 1e6;
  return [
    name,
    megabytes.toFixed(0),
    (megabytes / seconds).toFixed(0),
    (peakKb / 1000).toFixed(0),
    (idleKb / 1000).toFixed(0),
  ];
}

test('reading an offer file', () => {
  printTable('An offer file of AmazonEC2’s form, read for the price of a NAT gateway', [
    ['', 'MB of file', 'MB/s', 'peak MB', 'of these before'],
    row('as it comes in', read('stream', 400)),
    row('as it comes in', read('stream', 50)),
    row('whole, with JSON.parse', read('parse', 50)),
    row('whole, with JSON.parse', read('parse', 400)),
  ]);
});
