import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** First the one without windows of its own: it draws the same pages, and a new one is there in half the time. */
const names = [
  'chromium-headless-shell',
  ...['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
];
const usualPlaces = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/google/chrome',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Package managers that can bring Chromium without a question asked, and how. */
const packageManagers: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'apt-get': [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
  ],
  dnf: [['install', '-y', '-q', 'chromium']],
  apk: [['add', '--no-progress', 'chromium']],
};

/**
 * What Chromium need not load for a test. The first two are the popups of an address bar that nobody sees: two pages of
 * the browser's own in every new window, which cost more than the designer's start. The third is a process in reserve.
 */
const unseen = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

/** What Playwright 1.65 switches off in every Chromium; of several such switches only the last one counts. */
const offForPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** The switches that every Chromium of the tests starts with. */
export const chromiumSwitches: readonly string[] = [
  `--disable-features=${[...offForPlaywright, ...unseen].join(',')}`,
];

/** What a person is told when no way leads to a browser. */
export const noBrowser =
  'No Chromium was found and none could be installed: install it (Debian: "apt-get install chromium"; ' +
  'elsewhere Chrome or Chromium as usual), or name its program in CHROMIUM_PATH.';

/**
 * The program of a Chromium that starts here, or `undefined`. CHROMIUM_PATH goes before everything, then
 * what is installed, then Playwright's own.
 */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return starts(named) ? named : undefined;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...usualPlaces];
  const installed = folders.flatMap((folder) => [folder, ...names.map((name) => join(folder, name))]);
  return [...installed, chromium.executablePath()].find(starts);
}

/** {@link findChromium}, else one installed now; `undefined` when that is not possible either. */
export function ensureChromium(): string | undefined {
  return findChromium() ?? (process.env['CHROMIUM_PATH'] ? undefined : install());
}

function install(): string | undefined {
  console.log('No Chromium on this machine: asking Playwright for its own.');
  const cli = join(createRequire(import.meta.url).resolve('playwright/package.json'), '..', 'cli.js');
  const options = process.getuid?.() === 0 && onPath('apt-get') ? ['--with-deps'] : [];
  run(process.execPath, [cli, 'install', ...options, 'chromium']);
  return findChromium() ?? installFromSystem();
}

function installFromSystem(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const [manager, calls] of Object.entries(packageManagers)) {
    if (!onPath(manager)) continue;
    console.log(`Playwright's download did not work: asking ${manager}.`);
    for (const call of calls) run(manager, call);
    return findChromium();
  }
  return undefined;
}

/** Installing may take minutes on a slow line, but a line that is dead must not hold the tests for ever. */
function run(program: string, args: readonly string[]): void {
  spawnSync(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 300_000,
    env: {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
    },
  });
}

function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => isProgram(join(folder, program)));
}

/** A browser whose libraries are missing is as good as none: asking its version finds out. */
function starts(path: string): boolean {
  return isProgram(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
