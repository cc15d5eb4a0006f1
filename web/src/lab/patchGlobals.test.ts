import type { FaultRule } from '@holdfast/shared/lab/faultRule';
import { afterEach, describe, expect, it } from 'vitest';
import { type Globals, patchGlobals } from './patchGlobals.ts';
import { realNow } from './shiftDate.ts';

const putBack: (() => void)[] = [];
afterEach(() => {
  for (const end of putBack.splice(0)) end();
});

/** A window or worker of its own, whose server answers everything with its path. */
function patched(rules: readonly FaultRule[]) {
  const asked: unknown[] = [];
  const opened: string[] = [];
  const context = {
    fetch: async (input: unknown) => {
      asked.push(input);
      return new Response(String(input));
    },
    Date,
    EventSource: class extends EventTarget {
      constructor(url: string) {
        super();
        opened.push(url);
      }
    } as unknown as typeof EventSource,
    navigator: Object.create({ onLine: true }),
    setTimeout,
    clearTimeout,
  } as unknown as Globals;
  const before = { ...context };
  putBack.push(patchGlobals(context, { setting: { name: 'test', rules, since: realNow(), isWatching: false } }));
  return { context, before, asked, opened };
}

describe('a tab or worker in the lab', () => {
  it('its requests to our server meet the rules, and no others', async () => {
    const { context, asked } = patched([{ fault: 'portal' }]);
    expect(await (await context.fetch('/api/auth/session')).text()).toContain('Wi-Fi');
    expect(await (await context.fetch('/assets/some.js')).text()).toBe('/assets/some.js');
    expect(asked).toEqual(['/assets/some.js']);
  });

  it('where there is no network, the browser says so when the request has failed', async () => {
    const { context } = patched([{ fault: 'offline' }]);
    await expect(context.fetch('/api/sync')).rejects.toThrow(TypeError);
    expect(context.navigator.onLine).toBe(false);
    await new Promise((resolve) => setTimeout(resolve));
    expect(context.navigator.onLine).toBe(true);
  });

  it('a live stream breaks, stays silent, or is the real one', async () => {
    const broken = patched([{ fault: 'drop' }]);
    const stream = new broken.context.EventSource('/api/live?workspace=1');
    await new Promise((resolve) => stream.addEventListener('error', resolve));
    expect(broken.opened).toEqual([]);
    const { context, opened } = patched([{ fault: 'drop', path: '/api/sync' }]);
    new context.EventSource('/api/live?workspace=1');
    expect(opened).toEqual(['/api/live?workspace=1']);
  });

  it('its clock is as far off as was set, whichever way it is asked', () => {
    const day = 24 * 3600_000;
    const { Date: Shifted } = patched([{ fault: 'clock_ahead', shiftMs: 3 * day }]).context;
    const isAhead = (ms: number) => Math.abs(ms - realNow() - 3 * day) < 5000;
    expect(isAhead(Shifted.now())).toBe(true);
    expect(isAhead(new Shifted().getTime())).toBe(true);
    expect(new Shifted(0).getTime()).toBe(0);
    expect(new Shifted(2026, 0, 1) instanceof Date).toBe(true);
    expect(Shifted.UTC(1970, 0, 1)).toBe(0);
  });

  it('everything is put back', () => {
    const { context, before } = patched([{ fault: 'clock_ahead' }]);
    for (const end of putBack.splice(0)) end();
    expect(context.fetch).toBe(before.fetch);
    expect(context.EventSource).toBe(before.EventSource);
    expect(context.Date).toBe(Date);
  });
});
