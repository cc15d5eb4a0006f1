/** The contract of Leadership over the locks of a real browser, its contexts being tabs. */
import { fileURLToPath } from 'node:url';
import { type BrowserContext, test as it } from '@playwright/test';
import { build } from 'esbuild';
import type * as platform from '../src/platform/leadership.ts';
import { type LeadershipContext, leadershipContract } from '../src/sync/leadership.contract.ts';

const patienceMs = 5_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

let browser: BrowserContext;
it.beforeEach(({ context }) => {
  browser = context;
});

leadershipContract(
  'a real browser',
  async () => {
    const code = await bundle();
    const works: (() => Promise<unknown>)[] = [];
    await browser.exposeFunction('carryOut', (n: number) => works[n]?.());
    await browser.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));

    async function open(): Promise<LeadershipContext> {
      const page = await browser.newPage();
      await page.goto('http://localhost/');
      await page.evaluate(code);
      return {
        runExclusive<T>(work: () => Promise<T>) {
          const n = works.push(work) - 1;
          return page.evaluate(inPage, { n, patienceMs }) as Promise<T>;
        },
        die: () => page.close(),
      };
    }
    /** Whoever asks for the locks is answered after those who asked before. */
    async function settle(): Promise<void> {
      for (let round = 0; round < 3; round += 1) {
        await pause(100);
        for (const page of browser.pages()) await page.evaluate(() => navigator.locks.query());
      }
    }

    async function outwait(): Promise<void> {
      await pause(patienceMs);
      await settle();
    }

    return { open, settle, outwait };
  },
  { describe: it.describe, it, expect: it.expect },
);

declare const leadershipModule: typeof platform;
declare function carryOut(n: number): Promise<unknown>;

function inPage({ n, patienceMs }: { n: number; patienceMs: number }): Promise<unknown> {
  const patience = () => AbortSignal.timeout(patienceMs);
  return leadershipModule.createLeadership('run', { patience }).runExclusive(() => carryOut(n));
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../src/platform/leadership.ts', import.meta.url))],
    globalName: 'leadershipModule',
    bundle: true,
    format: 'iife',
    write: false,
  });
  // What a script of its own scope defines is no property of the page.
  return `globalThis.leadershipModule = (() => { ${outputFiles[0]?.text}; return leadershipModule; })()`;
}
