/** Finds a Chromium to test with, or installs one by the way that works on this machine. */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { installDebianPackages } from './debianPackages.ts';

const fromWeb = createRequire(new URL('../web/package.json', import.meta.url));

const lightPlace = '/usr/bin/chromium-headless-shell';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Path of a browser that starts. Throws one sentence that says what to do when there is none and none can be had.
 * `light`: the build without windows where there is one (half the work), which keeps no pages for the back button;
 * `whole`: the one people use.
 */
export function findChromium(build: 'light' | 'whole'): string {
  const named = process.env.CHROME_PATH;
  if (named !== undefined) {
    if (starts(named)) return named;
    throw new Error(`CHROME_PATH is ${named}, and that does not start. Point it at a Chromium or Chrome.`);
  }
  if (build === 'light') {
    const light = [lightPlace].find(starts) ?? byDebianPackage('chromium-headless-shell', [lightPlace]);
    if (light !== undefined) return light;
  }
  return installed() ?? byDownload() ?? byDebianPackage('chromium', usualPlaces) ?? giveUp();
}

function installed(): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'google-chrome'].map((name) => join(folder, name)));
  return [...usualPlaces, ...onPath, playwrightsOwn()].find(starts);
}

function playwrightsOwn(): string {
  const { chromium } = fromWeb('@playwright/test') as { chromium: { executablePath(): string } };
  return chromium.executablePath();
}

function starts(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function byDownload(): string | undefined {
  console.log('No Chromium here: trying to download one for Playwright …');
  const cli = join(fromWeb.resolve('@playwright/test/package.json'), '..', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  return [playwrightsOwn()].find(starts);
}

function byDebianPackage(name: string, places: readonly string[]): string | undefined {
  installDebianPackages([name]);
  return places.find(starts);
}

function giveUp(): never {
  throw new Error(
    'The browser tests need Chromium or Chrome: install one (Debian: "apt-get install chromium"), or set CHROME_PATH to where it is.',
  );
}
