/** WebKit as GTK has it: its MiniBrowser, driven by WebDriver on a screen nobody sees. */
import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { freePort } from '@holdfast/sync-server/test/freePort.ts';
import { Builder, Capabilities, Key, type WebDriver } from 'selenium-webdriver';
import { type BrowserProfile, type Engine, type Tab, windowSize } from './engine.ts';

export interface WebkitPrograms {
  driver: string;
  browser: string;
  screen: string;
}

const keyNames: Readonly<Record<string, string>> = {
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Tab: Key.TAB,
  Delete: Key.DELETE,
  Control: Key.CONTROL,
  Shift: Key.SHIFT,
};

export async function openWebkitEngine(programs: WebkitPrograms): Promise<Engine> {
  const { screen, display } = await openScreen(programs.screen);
  return {
    name: 'WebKit',
    newProfile: () => openProfile(programs, display),
    async close() {
      screen.kill();
    },
  };
}

/** A driver has one session at a time, and each session stores apart. */
async function openProfile(programs: WebkitPrograms, display: string): Promise<BrowserProfile> {
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1', LANG: 'en_GB.UTF-8' };
  const driver = spawn(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env });
  await untilListening(port);
  const session = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities(
      new Capabilities({
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] },
      }),
    )
    .build();
  await session
    .manage()
    .window()
    .setRect({ x: 0, y: 0, ...windowSize });
  await session.manage().setTimeouts({ script: 60_000 });
  const first = await session.getWindowHandle();
  let isFirstTaken = false;
  const inTurn = createTurns();
  return {
    newTab: () =>
      inTurn(async () => {
        // A window, for of tabs only one is ever drawn.
        if (isFirstTaken) await session.switchTo().newWindow('window');
        isFirstTaken = true;
        return tabOf(session, await session.getWindowHandle(), inTurn, first);
      }),
    async close() {
      await inTurn(() => session.quit());
      driver.kill();
    },
  };
}

/** A session looks at one of its tabs at a time. */
type Turns = <T>(work: () => Promise<T>) => Promise<T>;

function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };
}

function tabOf(session: WebDriver, handle: string, inTurn: Turns, first: string): Tab {
  const here = <T>(work: () => Promise<T>): Promise<T> =>
    inTurn(async () => {
      await session.switchTo().window(handle);
      return work();
    });
  return {
    open: (url) => here(() => session.get(url)),
    run: (expression) =>
      here(() =>
        session.executeAsyncScript(
          `const done = arguments[arguments.length - 1];
           Promise.resolve((${expression})).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        ),
      ).then((outcome) => {
        const { value, error } = outcome as { value: never; error?: string };
        if (error !== undefined) throw new Error(error);
        return value;
      }),
    moveTo: (x, y) =>
      here(() =>
        session
          .actions()
          .move({ x: Math.round(x), y: Math.round(y) })
          .perform(),
      ),
    pressAt: (x, y) =>
      here(() =>
        session
          .actions()
          .move({ x: Math.round(x), y: Math.round(y) })
          .click()
          .perform(),
      ),
    type: (text) => here(() => session.actions().sendKeys(text).perform()),
    key: (name) =>
      here(async () => {
        const keys = name.split('+').map((key) => keyNames[key] ?? key);
        const actions = session.actions();
        for (const held of keys.slice(0, -1)) actions.keyDown(held);
        actions.sendKeys(keys.at(-1) ?? '');
        for (const held of keys.slice(0, -1).reverse()) actions.keyUp(held);
        await actions.perform();
      }),
    picture: () => here(async () => Buffer.from(await session.takeScreenshot(), 'base64')),
    close: () =>
      here(async () => {
        await session.close();
        if (handle !== first) await session.switchTo().window(first);
      }),
  };
}

/** The first display that is free takes it. */
async function openScreen(program: string): Promise<{ screen: ChildProcess; display: string }> {
  const size = `${windowSize.width}x${windowSize.height + 200}x24`;
  const screen = spawn(program, ['-displayfd', '1', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const display = await new Promise<string>((resolve, reject) => {
    screen.stdout?.once('data', (chunk: Buffer) => resolve(`:${chunk.toString().trim()}`));
    screen.once('exit', (code) => reject(new Error(`${program} ended at its start (${code}).`)));
  });
  return { screen, display };
}

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.end());
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('WebKitWebDriver did not begin to listen in ten seconds.');
}
