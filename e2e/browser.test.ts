import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { ensureChromium, findChromium } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'browser-'));
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function program(name: string, status: number): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nexit ${String(status)}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe.skipIf(process.platform === 'win32')('findChromium', () => {
  it('takes the one that is named, before all others', () => {
    const named = program('my-browser', 0);
    program('chromium', 0);
    vi.stubEnv('CHROMIUM_PATH', named);
    vi.stubEnv('PATH', folder);

    expect(findChromium()).toBe(named);
  });

  it('takes the first on the path that starts', () => {
    program('chromium', 127);
    const chrome = program('google-chrome', 0);
    vi.stubEnv('CHROMIUM_PATH', '');
    vi.stubEnv('PATH', folder);

    expect(findChromium()).toBe(chrome);
  });

  it('takes the one without windows before the others', () => {
    program('chromium', 0);
    const shell = program('chromium-headless-shell', 0);
    vi.stubEnv('CHROMIUM_PATH', '');
    vi.stubEnv('PATH', folder);

    expect(findChromium()).toBe(shell);
    rmSync(shell);
  });

  it('does not quietly take another where the named one does not start', () => {
    vi.stubEnv('PATH', folder);
    for (const named of [program('broken', 127), join(folder, 'absent'), folder]) {
      vi.stubEnv('CHROMIUM_PATH', named);

      expect(findChromium()).toBeUndefined();
      expect(ensureChromium()).toBeUndefined();
    }
  });
});
