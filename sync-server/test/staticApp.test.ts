import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppParts, createApp } from '../src/app.ts';
import type { Auth } from '../src/auth/createAuth.ts';
import { readConfig } from '../src/config.ts';
import type { RunExchange } from '../src/exchange/createExchange.ts';
import type { Memory } from '../src/memory/memory.ts';
import type { LiveBus } from '../src/notifications/liveBus.ts';
import type { Watching } from '../src/ops/createWatching.ts';
import { createLog } from '../src/ops/log.ts';
import { createNoMetrics } from '../src/ops/metrics.ts';

/** None of these requests may reach the database or the sessions. */
const untouched = <T extends object>() =>
  new Proxy({} as T, {
    get: () => {
      throw new Error('touched');
    },
  });

function appFor(webFolder: string, env: Record<string, string> = {}) {
  return createApp({
    config: readConfig(env),
    pool: untouched<pg.Pool>(),
    auth: untouched<Auth>(),
    bus: untouched<LiveBus>(),
    memory: untouched<Memory>(),
    runExchange: untouched<RunExchange>(),
    readRevision: untouched<AppParts['readRevision']>(),
    log: createLog({ logLevel: 'silent' }),
    watching: { metrics: createNoMetrics() } as Watching,
    webFolder,
    now: () => 0,
    elapsed: () => 0,
    after: () => () => {},
    isDraining: () => false,
  });
}

describe('the web app', () => {
  let folder: string;
  let app: ReturnType<typeof appFor>;
  const script = `console.log(${JSON.stringify('x'.repeat(5000))})`;

  beforeAll(async () => {
    const parent = await mkdtemp(join(tmpdir(), 'holdfast-static-'));
    folder = join(parent, 'dist');
    await mkdir(join(folder, 'assets'), { recursive: true });
    await writeFile(join(parent, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Dash</title>');
    await writeFile(join(folder, 'sw.js'), '// worker');
    await writeFile(join(folder, 'manifest.webmanifest'), '{}');
    await writeFile(join(folder, 'assets', 'index-abc123.js'), script);
    app = appFor(folder);
  });
  afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

  it('lets hashed files be kept for ever', async () => {
    const response = await app.request('/assets/index-abc123.js');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toMatch(/javascript/);
  });

  it.each(['/', '/index.html', '/sw.js', '/manifest.webmanifest', '/todos/any/screen'])(
    'has %s asked for anew',
    async (path) => {
      const response = await app.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      const again = await app.request(path, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
      expect(again.status).toBe(304);
    },
  );

  it('serves the shell at every screen of the app', async () => {
    expect(await (await app.request('/settings')).text()).toContain('<title>Dash</title>');
  });

  it('answers 404 to a missing asset, never the shell', async () => {
    const response = await app.request('/assets/index-old.js');
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('<title>');
    expect(response.headers.get('cache-control')).toBeNull();
  });

  it('answers HEAD like GET without a body', async () => {
    const response = await app.request('/assets/index-abc123.js', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect((await app.request('/', { method: 'HEAD' })).status).toBe(200);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
  ])('never leaves its folder for %s', async (path) => {
    expect(await (await app.request(path)).text()).not.toContain('secret');
  });

  it('compresses what is worth it', async () => {
    const response = await app.request('/assets/index-abc123.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const plain = new Response((response.body as ReadableStream).pipeThrough(new DecompressionStream('gzip')));
    expect(await plain.text()).toBe(script);
  });

  it.each(['/', '/assets/index-abc123.js', '/assets/none.js', '/healthz', '/api/nothing'])(
    'carries security headers at %s',
    async (path) => {
      const { headers } = await app.request(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
      expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  it('asks for https for ever only where people come by https', async () => {
    const response = await appFor(folder, { BASE_URL: 'https://dash.example' }).request('/');
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
  });

  it('says so when the web app is not built', async () => {
    const response = await appFor(join(folder, 'nowhere')).request('/');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('not built');
  });
});
