import { afterEach, describe, expect, it, vi } from 'vitest';
import { readMeter } from './meterApi.ts';

const meter = {
  pool: { inUse: 0, open: 1, limit: 4 },
  database: null,
  statementsPerExchange: null,
  exchangesPerTransaction: null,
};

describe('asking for the meter', () => {
  afterEach(() => vi.unstubAllGlobals());
  const asking = new AbortController().signal;
  const answerWith = (answer: () => Response) => {
    vi.stubGlobal('navigator', { onLine: true });
    vi.stubGlobal('fetch', async () => answer());
  };

  it('reads the numbers', async () => {
    answerWith(() => Response.json(meter, { headers: { 'x-holdfast': '1' } }));
    expect(await readMeter(asking)).toEqual(meter);
  });

  it.each([
    ['a refusal', () => Response.json({ code: 'unauthenticated' }, { status: 401 })],
    ['an older server', () => new Response('Not found', { status: 404 })],
    ['a page of somebody else', () => new Response('<h1>Wi-Fi</h1>')],
    ['numbers that nobody marked', () => Response.json(meter)],
    ['another shape', () => Response.json({ pool: 'full' }, { headers: { 'x-holdfast': '1' } })],
    ['no network', () => Promise.reject(new TypeError()) as never],
  ])('takes %s for no answer', async (_, answer) => {
    answerWith(answer);
    expect(await readMeter(asking)).toBeNull();
  });
});
