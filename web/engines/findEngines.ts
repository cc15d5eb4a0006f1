/** Which engines this machine has, and how to add the others. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '@holdfast/sync-server/test/findProgram.ts';
import type { Engine, EngineName } from './engine.ts';
import { openPuppeteerEngine } from './puppeteerEngine.ts';
import { openWebkitEngine } from './webkitEngine.ts';

export interface FoundEngine {
  name: EngineName;
  open(): Promise<Engine>;
}

/** By Debian's names: what brings each engine. */
export const enginePackages: Readonly<Record<EngineName, readonly string[]>> = {
  Chromium: ['chromium'],
  Firefox: ['firefox-esr'],
  WebKit: ['webkit2gtk-driver', 'xvfb'],
};

export const engineNames = Object.keys(enginePackages) as EngineName[];

export function foundEngines(): FoundEngine[] {
  return engineNames.flatMap((name) => {
    const open = find[name]();
    return open === undefined ? [] : [{ name, open }];
  });
}

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
