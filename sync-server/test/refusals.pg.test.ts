import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { maxRecordBytes } from '@holdfast/shared/protocol/limits';
import { problem } from '@holdfast/shared/protocol/problem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Account, createAccount, stampAt, titled, todo, unwritable } from './account.ts';
import { createTestServer, databaseKinds } from './databases.ts';

/** By the kind of a field: what no form sends, what is said of it, and its neighbours, which may be stored. */
const oddValues: { fields: string[]; bad: unknown[]; words: string; good: unknown[] }[] = [
  {
    fields: ['todo.due', 'sale.date', 'expense.date'],
    bad: ['2026-02-29', '2026-02-31', '2026-04-31', '2100-02-29', '0026-03-05', '1899-12-31', '3000-01-01', ''],
    words: 'expected a day from 1900-01-01 to 2999-12-31',
    good: ['2028-02-29', '2000-02-29', '1900-01-01', '2999-12-31'],
  },
  {
    fields: ['event.start', 'event.end'],
    bad: ['2026-02-29T10:00', '2026-02-31T10:00', '0026-03-05T10:00', '2026-03-05T24:00', '2026-03-05'],
    words: 'expected a day from 1900-01-01 to 2999-12-31 and a time',
    good: ['2028-02-29T10:00', '2026-03-05T23:59'],
  },
  { fields: ['todo.dueTime'], bad: ['24:00', '9:30', '12:60', ''], words: 'expected a time', good: ['00:00', null] },
  {
    fields: ['event.zone'],
    bad: ['', 'Europe Berlin', '+5:30'],
    words: 'expected the name of a time zone',
    good: ['Europe/Berlin', '+05:30'],
  },
  {
    fields: ['link.url'],
    bad: [
      'https://good.example@evil.example/',
      'https://user:word@evil.example',
      'https://good.example%40evil.example',
      'https://good.example\\@evil.example',
      'https://12345/',
      '12345',
      '/etc/hosts',
      './x',
      'example.org',
      'javascript:alert(1)',
      'data:text/html,x',
    ],
    words: 'expected an http, https, mailto or tel address, without a user name',
    good: [
      '',
      'https://example.org/a@b',
      'http://localhost:3000',
      'http://[::1]:80/',
      'mailto:a@example.org',
      'tel:112',
    ],
  },
  {
    fields: ['todo.order', 'link.order'],
    bad: ['0001', 'a', 'a00', 'b1', 'second', `A${'0'.repeat(26)}`],
    words: 'expected a fractional-indexing key',
    good: ['', 'a0', 'a1V', 'Zz'],
  },
  {
    fields: ['expense.amount', 'sale.unitPrice'],
    bad: [12.5, '12', 1e20],
    words: 'expected whole minor units',
    good: [0, -1250],
  },
  { fields: ['sale.currency'], bad: ['euro', 'eur', '€', ''], words: 'expected a three-letter', good: ['JPY'] },
  { fields: ['sale.quantity'], bad: [0.0005], words: 'at most three decimals', good: [0.001] },
  { fields: ['sale.status'], bad: ['lost', null], words: 'expected one of "unpaid"', good: ['refunded'] },
  { fields: ['todo.done', 'event.allDay'], bad: ['yes', 0, null], words: 'expected yes or no', good: [true] },
  { fields: ['todo.doneAt'], bad: [1.5, 'now'], words: 'expected whole milliseconds', good: [null, 0] },
  { fields: ['todo.tags'], bad: ['home', null], words: 'expected a list', good: [[], ['home']] },
  { fields: ['todo.title'], bad: ['x'.repeat(501)], words: 'longer than 500 characters', good: ['x'.repeat(500)] },
  {
    fields: ['todo.title', 'sale.date', 'event.start', 'event.zone', 'link.url', 'todo.order', 'sale.currency'],
    bad: [7, null, ['x']],
    words: 'expected text',
    good: [],
  },
];

describe.each(databaseKinds)('refusals on %s', (kind) => {
  let server: Awaited<ReturnType<typeof createTestServer>>;
  let a: Account;
  let envelope: Record<string, unknown>;

  beforeAll(async () => {
    server = await createTestServer(kind);
    a = await createAccount(server.app);
    envelope = { protocol: 1, workspace: a.workspace, device: a.device, cursor: null, changes: [] };
  });
  afterAll(() => server.close());

  async function expectProblem(response: Response, status: number, code: string) {
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('x-holdfast')).toBe('1');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = problem.parse(await response.json());
    expect(body).toMatchObject({ code, status });
    expect(JSON.stringify(body)).not.toMatch(/select|insert|\.ts:/i);
  }

  /** Pushes `bad` between two good ones; they must be applied. Answers the verdict of the bad one. */
  async function pushBetween(bad: unknown) {
    const [before, after] = [titled('before'), titled('after')];
    const { verdicts } = await a.sync({ changes: [before, bad, after] });
    expect(verdicts).toHaveLength(3);
    expect([verdicts[0], verdicts[2]]).toEqual([
      { entity: 'todo', id: before.id, verdict: 'applied' },
      { entity: 'todo', id: after.id, verdict: 'applied' },
    ]);
    return verdicts[1];
  }

  it.each([
    ['nothing', ''],
    ['half of an object', '{"protocol":1,'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00])],
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
    ['very deep nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ])('answers 400 to a body that is %s', async (_name, body) => {
    await expectProblem(await a.post(body), 400, 'invalid_request');
  });

  it.each([
    ['no protocol', { protocol: undefined }],
    ['a protocol in words', { protocol: '1' }],
    ['no workspace', { workspace: undefined }],
    ['a workspace that is no UUID', { workspace: "'; drop table records; --" }],
    ['a device that is a number', { device: 7 }],
    ['a cursor that is an object', { cursor: {} }],
    ['an endless cursor', { cursor: 'x'.repeat(201) }],
    ['changes that are an object', { changes: {} }],
    ['a limit of 0', { limit: 0 }],
    ['a limit of 2001', { limit: 2001 }],
    ['a limit of 1.5', { limit: 1.5 }],
  ])('answers 400 to an envelope with %s', async (_name, wrong) => {
    await expectProblem(await a.post({ ...envelope, ...wrong }), 400, 'invalid_request');
  });

  it('answers 426 to a protocol it does not speak, whatever else the request says', async () => {
    await expectProblem(await a.post({ protocol: 2, other: 'shape' }), 426, 'upgrade_required');
  });

  it('answers 413 to more than 500 changes', async () => {
    const changes = Array.from({ length: 501 }, () => titled('x'));
    await expectProblem(await a.post({ ...envelope, changes }), 413, 'too_large');
  });

  it('answers 413 to a body of 2 MiB', async () => {
    await expectProblem(await a.post({ ...envelope, padding: 'x'.repeat(2 * 1024 * 1024) }), 413, 'too_large');
  });

  it('answers 413 to a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 32));
    expect(bomb.length).toBeLessThan(100_000);
    await expectProblem(await a.post(bomb, { 'content-encoding': 'gzip' }), 413, 'too_large');
  });

  it('reads gzip, and answers 400 to what only claims to be', async () => {
    const packed = gzipSync(JSON.stringify(envelope));
    expect((await a.post(packed, { 'content-encoding': 'gzip' })).status).toBe(200);
    await expectProblem(await a.post(JSON.stringify(envelope), { 'content-encoding': 'gzip' }), 400, 'invalid_request');
    await expectProblem(await a.post(packed.subarray(0, 40), { 'content-encoding': 'gzip' }), 400, 'invalid_request');
    await expectProblem(await a.post(packed, { 'content-encoding': 'br' }), 400, 'invalid_request');
  });

  it('answers 403 to a workspace of someone else and to one that does not exist, alike', async () => {
    const other = await createAccount(server.app);
    await expectProblem(await a.post({ ...envelope, workspace: other.workspace }), 403, 'not_a_member');
    await expectProblem(await a.post({ ...envelope, workspace: randomUUID() }), 403, 'not_a_member');
    await expectProblem(await a.ask(`/api/live?workspace=${other.workspace}`), 403, 'not_a_member');
  });

  it('answers 401 without a session, before it looks at the body', async () => {
    await expectProblem(await a.post('nonsense', { cookie: '' }), 401, 'unauthenticated');
    await expectProblem(await a.post('nonsense', { cookie: 'holdfast.session_token=made.up' }), 401, 'unauthenticated');
    await expectProblem(await server.app.request('/api/workspaces'), 401, 'unauthenticated');
    await expectProblem(await server.app.request(`/api/live?workspace=${a.workspace}`), 401, 'unauthenticated');
  });

  it.each(['https://evil.example', 'null', 'http://localhost:1', 'nonsense'])(
    'answers 403 to Origin %s',
    async (origin) => {
      await expectProblem(await a.post(envelope, { origin }), 403, 'forbidden');
      await expectProblem(await a.ask('/api/workspaces', { headers: { origin } }), 403, 'forbidden');
    },
  );

  it.each(['http://localhost:8787', 'http://127.0.0.1:8787', 'https://dash.example'])(
    'accepts its own Origin %s',
    async (origin) => {
      expect((await a.post(envelope, { origin, host: new URL(origin).host })).status).toBe(200);
    },
  );

  it('answers 403 to an exchange without X-Holdfast, which a form cannot send', async () => {
    const headers = { 'content-type': 'text/plain', cookie: a.cookie };
    const form = { method: 'POST', headers, body: JSON.stringify(envelope) };
    await expectProblem(await server.app.request('/api/sync', form), 403, 'forbidden');
  });

  it('answers 404 in the same form to an unknown API path', async () => {
    await expectProblem(await a.ask('/api/nothing'), 404, 'not_found');
  });

  it.each([
    ['null', null],
    ['a number', 7],
    ['a list', []],
    ['nothing in it', {}],
    ['an id of another shape', { ...titled('x'), id: '7' }],
    ['an id in capitals', { ...titled('x'), id: randomUUID().toUpperCase() }],
    ['no fields', { ...titled('x'), fields: undefined }],
    ['fields as a list', { ...titled('x'), fields: [] }],
    ['a field that is no pair', { ...titled('x'), fields: { title: 'x' } }],
    ['a pair of one', { ...titled('x'), fields: { title: ['x'] } }],
    ['a pair of three', { ...titled('x'), fields: { title: ['x', stampAt(1), 1] } }],
    ['a stamp that is a number', { ...titled('x'), fields: { title: ['x', 1] } }],
    ['a stamp in capitals', { ...titled('x'), fields: { title: ['x', stampAt(1).toUpperCase()] } }],
    ['a field name with a space', { ...titled('x'), fields: { 'a b': ['x', stampAt(1)] } }],
    [
      'a field named __proto__',
      JSON.parse(`{"entity":"todo","id":"${randomUUID()}","fields":{"__proto__":["x","${stampAt(1)}"]}}`),
    ],
    ['a value of another type', todo({ title: [7, stampAt(1)] })],
    ['a value out of range', todo({ priority: [9, stampAt(1)] })],
    ['a position no list can go on from', todo({ order: ['0001', stampAt(1)] })],
    [
      'an address with a user name before its host',
      {
        entity: 'link',
        id: randomUUID(),
        fields: { url: ['https://good.example@evil.example', stampAt(1)] },
      },
    ],
    ['a deletion that is no boolean', todo({ deleted: ['yes', stampAt(1)] })],
    ['NUL in a value', todo({ unknown: ['a\0b', stampAt(1)] })],
    ['NUL in a key of a value', todo({ unknown: [{ 'a\0': 1 }, stampAt(1)] })],
    ['half of a surrogate pair', todo({ title: ['\ud800', stampAt(1)] })],
    ['a number without end', todo({ unknown: [unwritable.endless, stampAt(1)] })],
    ['deep nesting in an unknown field', todo({ unknown: [unwritable.deep, stampAt(1)] })],
    [
      'deep nesting in a recursive field',
      { entity: 'preference', id: randomUUID(), fields: { value: [unwritable.deep, stampAt(1)] } },
    ],
  ])('[SV3] rejects a change with %s and applies its neighbours', async (_name, bad) => {
    const verdict = await pushBetween(bad);
    expect(verdict).toMatchObject({ verdict: 'rejected' });
    expect(['invalid_field', 'unknown_entity']).toContain(verdict?.code);
    expect(verdict?.message).toBeTruthy();
  });

  it('[SV3] refuses what no form sends in a field of any kind, and says what is allowed', async () => {
    const cases = oddValues.flatMap(({ fields, bad, words, good }) =>
      fields.flatMap((field) => {
        const [entity, name = ''] = field.split('.');
        const message = expect.stringMatching(new RegExp(`^${name}: .*${words}`));
        return [
          ...bad.map((value) => ({ entity, name, value, verdict: 'rejected', code: 'invalid_field', message })),
          ...good.map((value) => ({ entity, name, value, verdict: 'applied' })),
        ];
      }),
    );
    const changes = cases.map(({ entity, name, value }) => ({
      entity,
      id: randomUUID(),
      fields: { [name]: [value, stampAt(1)] },
    }));
    const { verdicts } = await a.sync({ changes });
    const answers = verdicts.map(({ verdict, code, message }, n) => ({ ...cases[n], verdict, code, message }));
    expect(answers).toEqual(cases);
  });

  it('names the field and the reason', async () => {
    expect(await pushBetween(todo({ priority: [9, stampAt(1)] }))).toMatchObject({
      code: 'invalid_field',
      message: 'priority: expected 0 to 3',
    });
  });

  it.each(['nope', 'constructor', '__proto__', 'Todo', '', 7])(
    '[SV3] rejects the entity %s as unknown',
    async (entity) => {
      const verdict = await pushBetween({ ...titled('x'), entity });
      expect(verdict).toMatchObject({ verdict: 'rejected', code: 'unknown_entity' });
    },
  );

  it('[SV3] rejects one record that is too large and applies its neighbours', async () => {
    const huge = todo({ unknown: ['x'.repeat(maxRecordBytes), stampAt(1)] });
    expect(await pushBetween(huge)).toMatchObject({ id: huge.id, verdict: 'rejected', code: 'too_large' });
    const fits = todo({ unknown: ['x'.repeat(maxRecordBytes - 100), stampAt(1)] });
    expect(await pushBetween(fits)).toMatchObject({ verdict: 'applied' });
  });

  it('lets a viewer read and rejects every change of theirs', async () => {
    const viewer = await createAccount(server.app);
    await server.pool.query(
      `insert into members (workspace_id, user_id, role)
      select $1, user_id, 'viewer' from members where workspace_id = $2`,
      [a.workspace, viewer.workspace],
    );
    const seen = titled('seen');
    await a.sync({ changes: [seen] });
    const reply = await viewer.sync({ workspace: a.workspace, changes: [titled('no', 9, seen.id)] });
    expect(reply.verdicts).toMatchObject([{ id: seen.id, verdict: 'rejected', code: 'read_only' }]);
    expect(reply.changes).toContainEqual(seen);
  });
});
