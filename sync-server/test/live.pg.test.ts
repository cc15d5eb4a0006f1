import { randomUUID } from 'node:crypto';
import type { Poke } from '@holdfast/shared/protocol/live';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Account, createAccount, titled } from './account.ts';
import { createTestServer } from './databases.ts';

describe('the live stream', () => {
  let server: Awaited<ReturnType<typeof createTestServer>>;

  beforeAll(async () => {
    server = await createTestServer('postgres');
  });
  afterAll(() => server.close());

  const pokeOf = (text: string | undefined): Poke => {
    expect(text).toMatch(/^event: poke\n/);
    return JSON.parse(/^data: (.*)$/m.exec(text ?? '')?.[1] ?? '');
  };

  /** Opens a stream and answers its first words, its greeting, the next ones, and how to leave. */
  async function listen(a: Account, query = '') {
    const leaving = new AbortController();
    const response = await a.ask(`/api/live?workspace=${a.workspace}${query}`, { signal: leaving.signal });
    expect(response.status).toBe(200);
    const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader.read();
    const greeting = pokeOf((await reader.read()).value);
    return { response, first: first.value, greeting, next: () => reader.read(), leave: () => reader.cancel() };
  }

  it('says first that it is open, and is no file to cache or compress', async () => {
    const a = await createAccount(server.app);
    const { first, response, leave } = await listen(a);
    expect(first).toBe(': open\n\n');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('content-encoding')).toBeNull();
    await leave();
  });

  it('[SV6] says where the workspace stands, so that nothing written before it opened is missed', async () => {
    const a = await createAccount(server.app);
    const { cursor } = await a.sync({ changes: [titled('before')] });
    const { greeting, leave } = await listen(a, `&device=${a.device}`);
    expect(greeting).toEqual({ workspace: a.workspace, cursor });
    await leave();
  });

  it('[SV6] pokes after a commit with the cursor a pull leads to, and carries no data', async () => {
    const a = await createAccount(server.app);
    const { next, leave } = await listen(a);
    const { cursor } = await a.sync({ changes: [titled('secret')] });
    const { value } = await next();
    expect(pokeOf(value)).toEqual({ workspace: a.workspace, cursor });
    await leave();
  });

  it('does not poke the device that wrote, nor for a push that moved nothing, nor other workspaces', async () => {
    const [a, stranger] = [await createAccount(server.app), await createAccount(server.app)];
    const own = await listen(a, `&device=${a.device}`);
    const change = titled('x');
    await a.sync({ changes: [change] });
    await stranger.sync({ changes: [titled('elsewhere')] });
    await a.sync({ changes: [change], device: randomUUID() });
    const { cursor } = await a.sync({ changes: [titled('from the other device')], device: randomUUID() });
    // The stream keeps order: had any of the above been told, it would come first.
    expect(pokeOf((await own.next()).value).cursor).toBe(cursor);
    await own.leave();
  });

  it('answers 400 without a workspace', async () => {
    const a = await createAccount(server.app);
    expect((await a.ask('/api/live')).status).toBe(400);
    expect((await a.ask('/api/live?workspace=x')).status).toBe(400);
  });

  it('ends when the server drains, and readiness says so', async () => {
    const again = await server.reopen();
    const a = await createAccount(again.app);
    expect((await again.app.request('/readyz')).status).toBe(200);
    const { next } = await listen(a);
    again.drain();
    expect((await next()).done).toBe(true);
    expect((await again.app.request('/readyz')).status).toBe(503);
    expect((await again.app.request('/healthz')).status).toBe(200);
    await again.close();
    expect((await again.app.request('/healthz')).status).toBe(200);
    const late = await a.post({
      protocol: 1,
      workspace: a.workspace,
      device: a.device,
      cursor: null,
      changes: [titled('late')],
    });
    expect(late.status).toBe(503);
    expect(late.headers.get('retry-after')).toBe('5');
    expect(await late.json()).toMatchObject({ code: 'unavailable' });
  });
});
