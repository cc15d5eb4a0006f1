/** Whatever comes between going back and being there: nothing that was opened closes, and Back still goes where it went. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** The browser's history as browsers have it: going back arrives in a later task, at the place it was asked from. */
class FakeHistory {
  entries: { state: unknown; href: string }[] = [{ state: null, href: '/start' }];
  at = 0;
  readonly listeners = new Set<(event: { state: unknown }) => void>();

  get state() {
    return this.entries[this.at]?.state;
  }
  get href() {
    return this.entries[this.at]?.href ?? '';
  }
  pushState(state: unknown, _: string, href = this.href) {
    this.entries.splice(this.at + 1, Number.POSITIVE_INFINITY, { state, href });
    this.at += 1;
  }
  replaceState(state: unknown, _: string, href = this.href) {
    this.entries[this.at] = { state, href };
  }
  go(delta: number) {
    const to = this.at + delta;
    setTimeout(() => {
      this.at = to;
      for (const listener of [...this.listeners]) listener({ state: this.state });
    });
  }
  back() {
    this.go(-1);
  }
}

let browser: FakeHistory;

/** The modules are begun anew, as by a load of the page. */
async function load() {
  vi.resetModules();
  const fake = browser;
  fake.listeners.clear();
  const url = () => new URL(fake.href, 'https://holdfast.example');
  vi.stubGlobal('history', fake);
  vi.stubGlobal('location', {
    get href() {
      return url().href;
    },
    get pathname() {
      return url().pathname;
    },
    get search() {
      return url().search;
    },
  });
  vi.stubGlobal('dispatchEvent', () => true);
  vi.stubGlobal('window', {
    scrollY: 0,
    addEventListener: (_: string, listener: () => void) => void fake.listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => void fake.listeners.delete(listener),
  });
  const page = await import('./navigate.ts');
  const { coverPage, openOverlays, watchBack } = await import('../backCloses.ts');
  const { addRecord, leaveAdding, openRecord } = await import('../../widgets/openRecord.ts');
  watchBack();
  leaveAdding();
  /** As a dialog does. */
  const openDialog = () => {
    const uncover = coverPage(() => uncover());
    return uncover;
  };
  return { ...page, openOverlays, addRecord, openRecord, openDialog };
}

type App = Awaited<ReturnType<typeof load>>;

/** Less than a dropped step back is waited for. */
const arrived = () => vi.advanceTimersByTimeAsync(20);
const pressBack = async () => {
  browser.back();
  await arrived();
};

beforeEach(() => {
  vi.useFakeTimers();
  browser = new FakeHistory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What is closed, and what it left an entry of. */
const closings: [string, (app: App) => Promise<() => void>][] = [
  ['a dialog', async ({ openDialog }) => openDialog()],
  [
    'two dialogs',
    async ({ openDialog }) => {
      const [below, above] = [openDialog(), openDialog()];
      return () => {
        above();
        below();
      };
    },
  ],
  [
    'a form',
    async ({ openRecord, closeOver }) => {
      openRecord({ id: 'first' });
      return closeOver;
    },
  ],
  [
    'a form that was opened in a dialog',
    async ({ openDialog, openRecord, closeOver }) => {
      const close = openDialog();
      openRecord({ id: 'first' });
      close();
      await arrived();
      return closeOver;
    },
  ],
];

/** What is done before the browser is back, what is open and where one is then, and after a Back and another. */
const followings: [string, (app: App) => void, { open: number; href: string; back: string; again?: string }][] = [
  ['nothing', () => undefined, { open: 0, href: '/start', back: '/before' }],
  [
    'a dialog opens',
    ({ openDialog }) => void openDialog(),
    { open: 1, href: '/start', back: '/start', again: '/before' },
  ],
  ['a dialog opens and closes', ({ openDialog }) => openDialog()(), { open: 0, href: '/start', back: '/before' }],
  [
    'a form opens',
    ({ openRecord }) => openRecord({ id: 'second' }),
    { open: 0, href: '/start?open=second', back: '/start', again: '/before' },
  ],
  [
    'a form opens and closes',
    ({ openRecord, closeOver }) => {
      openRecord({ id: 'second' });
      closeOver();
    },
    { open: 0, href: '/start', back: '/before' },
  ],
  ['another page', ({ goTo }) => goTo('/other'), { open: 0, href: '/other', back: '/start', again: '/before' }],
  [
    'a word is searched for',
    ({ changeQuery }) => changeQuery({ q: 'beans' }),
    { open: 0, href: '/start?q=beans', back: '/before' },
  ],
  [
    'a search and a dialog',
    ({ changeQuery, openDialog }) => {
      changeQuery({ q: 'beans' });
      openDialog();
    },
    { open: 1, href: '/start?q=beans', back: '/start?q=beans', again: '/before' },
  ],
];

const cases = closings.flatMap(([what, open]) =>
  followings.map(([then, follow, ends]) => ({ what, then, open, follow, ends })),
);

describe('what comes before the browser is back', () => {
  beforeEach(() => {
    browser.entries.unshift({ state: null, href: '/before' });
    browser.at = 1;
  });

  it.each(cases)('$what closes, then $then', async ({ open, follow, ends }) => {
    const app = await load();
    const close = await open(app);
    await arrived();
    close();
    follow(app);
    await arrived();
    expect({ open: app.openOverlays(), href: browser.href }).toEqual({ open: ends.open, href: ends.href });
    await pressBack();
    expect({ open: app.openOverlays(), href: browser.href }).toEqual({ open: 0, href: ends.back });
    if (ends.again === undefined) return;
    await pressBack();
    expect(browser.href).toBe(ends.again);
  });

  it.each(followings)('a reload with a dialog open, then %s', async (_, follow, ends) => {
    (await load()).openDialog();
    const app = await load();
    follow(app);
    await arrived();
    expect({ open: app.openOverlays(), href: browser.href }).toEqual({ open: ends.open, href: ends.href });
    await pressBack();
    expect({ open: app.openOverlays(), href: browser.href }).toEqual({ open: 0, href: ends.back });
  });

  it.each(followings)('a reload while something is added, then %s', async (_, follow, ends) => {
    (await load()).addRecord('todo');
    const app = await load();
    follow(app);
    await arrived();
    expect({ open: app.openOverlays(), href: browser.href }).toEqual({ open: ends.open, href: ends.href });
    await pressBack();
    expect(browser.href).toBe(ends.back);
  });
});

it('a browser that drops it holds nothing back for long', async () => {
  const app = await load();
  const close = app.openDialog();
  vi.spyOn(browser, 'go').mockReturnValue();
  close();
  app.goTo('/other');
  expect(browser.href).toBe('/start');
  vi.runAllTimers();
  expect(browser.href).toBe('/other');
});
