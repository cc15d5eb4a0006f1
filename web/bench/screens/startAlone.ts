/**
 * A start as people have it. A test framework has the browser note where every Error is made, and to tell that the browser
 * parses the script once more: some 30 ms of a start, which nobody else has. So here the browser is told the little that
 * it must do, by its own protocol, and is asked nothing before the page is there.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { wait } from '@holdfast/sync-server/bench/kit/waiting.ts';
import type { Start } from './probeInPage.ts';
import { addReading, type Readings } from './readings.ts';

/** What a browser does at its own start is no part of the page's. */
export const calmMs = 1500;
/** What is fetched after the first paint has come by then. */
export const warmMs = 3000;

export const surface = { locale: 'en-GB', timezoneId: 'Europe/Berlin', viewport: { width: 1280, height: 900 } };

export interface AloneStart {
  executablePath: string;
  /** Of the browser's profile. */
  folder: string;
  flags: readonly string[];
  /** Runs in the page before its own scripts. */
  probe: string;
  slowdown: number;
}

/** From the navigation to rows in all cards. Rejects with what the browser answers, or when it ends before it should. */
export async function startAlone({ executablePath, folder, flags, probe, slowdown }: AloneStart, url: string) {
  const args = [...flags, '--headless', `--user-data-dir=${folder}`, '--remote-debugging-pipe', 'about:blank'];
  const browser = spawn(executablePath, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = once(browser, 'exit').then(() => {
    throw new Error('The browser has ended.');
  });
  const say = createSay(browser.stdio[3] as Writable, browser.stdio[4] as Readable);
  try {
    return await Promise.race([ended, readStart()]);
  } finally {
    // Asked to, it keeps what it has; a browser that hangs is ended.
    const kill = setTimeout(() => browser.kill('SIGKILL'), 5000);
    say('Browser.close', {}).catch(() => undefined);
    await ended.catch(() => undefined);
    clearTimeout(kill);
  }

  async function readStart(): Promise<Readings> {
    const { targetInfos } = await say<{ targetInfos: { type: string; targetId: string }[] }>('Target.getTargets', {});
    const targetId = targetInfos.find(({ type }) => type === 'page')?.targetId;
    const { sessionId } = await say<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    const tell = (method: string, params: object) => say(method, params, sessionId);
    const read = async <T>(expression: string) => {
      const asked = { expression, awaitPromise: true, returnByValue: true };
      const { result } = await say<{ result: { value: T } }>('Runtime.evaluate', asked, sessionId);
      return result.value;
    };
    await tell('Page.enable', {});
    await tell('Page.addScriptToEvaluateOnNewDocument', { source: probe });
    await tell('Emulation.setDeviceMetricsOverride', { ...surface.viewport, deviceScaleFactor: 1, mobile: false });
    await tell('Emulation.setLocaleOverride', { locale: surface.locale });
    await tell('Emulation.setTimezoneOverride', { timezoneId: surface.timezoneId });
    await tell('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await wait(calmMs);
    await tell('Page.navigate', { url });
    const { paintedMs, firstPaintMs } = await read<Start>('probe.start()');
    await wait(warmMs);
    const readings: Readings = { start: [paintedMs], 'first paint': [firstPaintMs] };
    const longTasks = await read<number[]>('probe.takeLongTasks()');
    addReading(
      readings,
      'long tasks at the start',
      longTasks.reduce((total, ms) => total + ms, 0),
    );
    return readings;
  }
}

type Say = <T>(method: string, params: object, sessionId?: string) => Promise<T>;

/** Messages end with a zero, and an answer has the number of its question. */
function createSay(to: Writable, from: Readable): Say {
  const asked = new Map<number, { resolve(result: unknown): void; reject(reason: Error): void }>();
  let rest = '';
  from.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as { id?: number; result?: unknown; error?: object };
      const question = asked.get(id ?? Number.NaN);
      if (error === undefined) question?.resolve(result);
      else question?.reject(new Error(JSON.stringify(error)));
    }
  });
  let last = 0;
  return <T>(method: string, params: object, sessionId?: string) =>
    new Promise<T>((resolve, reject) => {
      last += 1;
      asked.set(last, { resolve: resolve as (result: unknown) => void, reject });
      to.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
}
