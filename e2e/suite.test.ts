import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { counted, playwrightSaid, projectRoot, vitestSaid } from './suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'suite-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function report(content: unknown): string {
  const path = join(folder, `${String(Math.random())}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const read = (said: unknown) => {
  const { good, bad } = said as Record<string, unknown>;
  return { passed: good, failed: bad, failures: [] };
};
const count = (passed: number, failed: number) => ({ passed, failed, failures: [] });

describe('counted', () => {
  it('gives what the report says', () => {
    expect(counted(report({ good: 12, bad: 0 }), true, read)).toEqual(count(12, 0));
    expect(counted(report({ good: 12, bad: 3 }), false, read)).toEqual(count(12, 3));
  });

  it('counts a failure where the suite ended badly without one', () => {
    expect(counted(report({ good: 12, bad: 0 }), false, read)).toEqual(count(12, 1));
  });

  it('counts a suite that ran nothing as failed', () => {
    expect(counted(report({ good: 0, bad: 0 }), true, read)).toEqual(count(0, 1));
  });

  it('counts a suite without a readable report as failed', () => {
    expect(counted(report('{ "good": 12'), true, read)).toEqual(count(0, 1));
    expect(counted(join(folder, 'absent.json'), true, read)).toEqual(count(0, 1));
    expect(counted(report({ numPassedTests: 12 }), true, vitestSaid)).toEqual(count(0, 1));
  });
});

describe('what failed', () => {
  it('is named with its first words, from a report of Vitest', () => {
    const said = vitestSaid({
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [
        {
          name: join(projectRoot, 'src/a.test.ts'),
          status: 'failed',
          message: '',
          assertionResults: [
            { fullName: 'a holds', status: 'passed', failureMessages: [] },
            {
              fullName: 'a fits',
              status: 'failed',
              failureMessages: ['\u001b[31mProperty failed\u001b[39m\n\n{ seed: 7 }'],
            },
          ],
        },
        {
          name: join(projectRoot, 'src/b.test.ts'),
          status: 'failed',
          message: 'no such file',
          assertionResults: [],
        },
      ],
    });
    expect(said.failures).toEqual([
      'src/a.test.ts › a fits\n    Property failed\n    { seed: 7 }',
      'src/b.test.ts\n    no such file',
    ]);
  });

  it('is named with its first words, from a report of Playwright, however deep', () => {
    const spec = (title: string, status: string, message?: string) => ({
      ...{ title, file: 'a.spec.ts', line: 3 },
      tests: [{ status, results: [message === undefined ? {} : { error: { message } }] }],
    });
    const said = playwrightSaid({
      stats: { expected: 1, unexpected: 1, flaky: 1 },
      errors: [{ message: 'no server' }],
      suites: [
        {
          specs: [spec('holds', 'expected'), spec('wavers', 'flaky', 'once')],
          suites: [{ specs: [spec('fits', 'unexpected', 'x'.repeat(5000))] }],
        },
      ],
    });
    expect(said).toMatchObject({ passed: 1, failed: 2 });
    expect(said.failures[0]).toBe('the browser tests\n    no server');
    expect(said.failures[1]).toBe('a.spec.ts:3 › wavers\n    once');
    expect(said.failures[2]).toMatch(/^a\.spec\.ts:3 › fits\n {4}x{600}$/);
  });
});
