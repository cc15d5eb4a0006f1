import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { Watching } from '../src/ops/createWatching.ts';
import type { AppEnv } from '../src/routes/guards.ts';
import { metricsRoute } from '../src/routes/metricsRoute.ts';

const token = 'a token long enough';
const local = 'http://localhost:8787';

function appFor(metricsToken: string | null, baseUrl = local) {
  const scrape = async () => ({ text: 'numbers', contentType: 'text/plain' });
  return new Hono<AppEnv>().get('/metrics', metricsRoute({ scrape } as Watching, { metricsToken, baseUrl }));
}

/** As if the request had come over a socket from there. */
function ask(app: Hono<AppEnv>, remoteAddress: string, headers: Record<string, string> = {}, url = local) {
  return app.request(`${url}/metrics`, { headers }, { incoming: { socket: { remoteAddress } } });
}

describe('with METRICS_TOKEN', () => {
  const app = appFor(token, 'https://dash.example');

  it('whoever sends it may read, from anywhere', async () => {
    const response = await ask(app, '203.0.113.9', { authorization: `Bearer ${token}` });
    expect([response.status, await response.text()]).toEqual([200, 'numbers']);
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each([undefined, `Bearer ${token}x`, 'Bearer ', token, `Basic ${token}`])(
    'nobody else may, not even on this machine: %s',
    async (authorization) => {
      const response = await ask(app, '127.0.0.1', authorization === undefined ? {} : { authorization });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await response.text()).not.toContain('numbers');
    },
  );
});

describe('without METRICS_TOKEN', () => {
  it('a program on this machine may read', async () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      expect((await ask(appFor(null), address)).status).toBe(200);
    }
    expect((await ask(appFor(null), '::1', {}, 'http://[::1]:8787')).status).toBe(200);
  });

  it('over a real socket too', async () => {
    const server = createAdaptorServer({ fetch: appFor(null).fetch });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
    const statuses = [await fetch(url), await fetch(url, { headers: { 'x-forwarded-for': '203.0.113.9' } })];
    server.close();
    expect(statuses.map(({ status }) => status)).toEqual([200, 404]);
  });

  it.each([
    ['another machine', '203.0.113.9', {}, local, local],
    ['an unknown address', '', {}, local, local],
    ['a proxy, by X-Forwarded-For', '127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }, local, local],
    ['a proxy, by Forwarded', '127.0.0.1', { forwarded: 'for=203.0.113.9' }, local, local],
    ['a silent proxy before a server with a name', '127.0.0.1', {}, local, 'https://dash.example'],
    ['a page whose name points here', '127.0.0.1', {}, 'http://evil.example:8787', local],
  ])('%s finds nothing', async (_who, address, headers, url, baseUrl) => {
    expect((await ask(appFor(null, baseUrl), address, headers, url)).status).toBe(404);
  });
});
