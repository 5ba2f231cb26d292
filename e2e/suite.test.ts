import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { counted } from './suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'suite-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function report(content: unknown): string {
  const path = join(folder, `${String(Math.random())}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const read = ({ good, bad }: Record<string, unknown>) => [good, bad] as const;

describe('counted', () => {
  it('gives what the report says', () => {
    expect(counted(report({ good: 12, bad: 0 }), true, read)).toEqual({ passed: 12, failed: 0 });
    expect(counted(report({ good: 12, bad: 3 }), false, read)).toEqual({ passed: 12, failed: 3 });
  });

  it('counts a failure where the suite ended badly without one', () => {
    expect(counted(report({ good: 12, bad: 0 }), false, read)).toEqual({ passed: 12, failed: 1 });
  });

  it('counts a suite that ran nothing as failed', () => {
    expect(counted(report({ good: 0, bad: 0 }), true, read)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts a suite without a readable report as failed', () => {
    expect(counted(report('{ "good": 12'), true, read)).toEqual({ passed: 0, failed: 1 });
    expect(counted(join(folder, 'absent.json'), true, read)).toEqual({ passed: 0, failed: 1 });
  });
});
