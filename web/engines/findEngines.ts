/** Which engines this machine has, and how to add the others. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '@holdfast/sync-server/test/findProgram.ts';
import type { Engine, EngineName } from './engine.ts';
import { openPuppeteerEngine } from './puppeteerEngine.ts';
import { openWebkitEngine } from './webkitEngine.ts';

/** The programs of each engine, and Debian's packages that bring them. */
export const enginePrograms: Readonly<Record<EngineName, Readonly<Record<string, string>>>> = {
  Chromium: { chromium: 'chromium' },
  Firefox: { 'firefox-esr': 'firefox-esr' },
  WebKit: { WebKitWebDriver: 'webkit2gtk-driver', Xvfb: 'xvfb' },
};

export const engineNames = Object.keys(enginePrograms) as EngineName[];

/** Starts it; undefined where it is missing. */
export const findEngine = (name: EngineName): Opener => find[name]();

export const wayToAdd = (name: EngineName): string =>
  `to run the browser stories in ${name}, install it (Debian: "apt-get install ${Object.values(enginePrograms[name]).join(' ')}").`;

type Opener = (() => Promise<Engine>) | undefined;

const find: Record<EngineName, () => Opener> = {
  Chromium: () => puppeteered('Chromium', process.env.CHROME_PATH, ['chromium', 'google-chrome']),
  Firefox: () => puppeteered('Firefox', process.env.FIREFOX_PATH, ['firefox-esr', 'firefox']),
  WebKit() {
    const [driver, screen, browser] = [findProgram('WebKitWebDriver'), findProgram('Xvfb'), findMiniBrowser()];
    if (driver === undefined || screen === undefined || browser === undefined) return undefined;
    return () => openWebkitEngine({ driver, screen, browser });
  },
};

function puppeteered(name: 'Chromium' | 'Firefox', named: string | undefined, programs: string[]): Opener {
  const path = named ?? programs.map(findProgram).find((found) => found !== undefined);
  return path === undefined ? undefined : () => openPuppeteerEngine(name, path);
}

/** It lies beside the library, in a folder of the machine's kind. */
function findMiniBrowser(): string | undefined {
  const roots = ['/usr/lib', '/usr/libexec'].filter((root) => existsSync(root));
  const folders = roots.flatMap((root) => [root, ...readdirSync(root).map((name) => join(root, name))]);
  const names = ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'];
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name, 'MiniBrowser')))
    .find((path) => existsSync(path));
}
