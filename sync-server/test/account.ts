/** A person with an account and a device, speaking to the app in process. */
import { randomUUID } from 'node:crypto';
import { formatStamp } from '@holdfast/shared/clock/stamp';
import type { Fields } from '@holdfast/shared/merge/mergeFields';
import type { Change, ExchangeReply } from '@holdfast/shared/protocol/exchange';
import type { WorkspaceList } from '@holdfast/shared/protocol/workspaces';
import { expect } from 'vitest';
import type { ServerParts } from '../src/createServer.ts';

type App = ServerParts['app'];

export const host = 'http://localhost:8787';

export interface Person {
  email: string;
  cookie: string;
  workspace: string;
  device: string;
}

export interface Account extends Person {
  /** Any request, with the cookie. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** The raw exchange: the body as it is, JSON or not. */
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** An exchange that must succeed. */
  sync(request?: Partial<SyncRequest>): Promise<ExchangeReply>;
}

export interface SyncRequest {
  workspace: string;
  device: string;
  cursor: string | null;
  changes: unknown[];
  limit: number;
}

let visitors = 0;

/** To an endpoint of accounts, from another address each time, so that nobody runs into another's limits. */
export async function callAuth(
  app: App,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  visitors += 1;
  return app.request(`/api/auth${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-holdfast': '1',
      'x-forwarded-for': `10.${visitors >> 8}.${visitors & 255}.1`,
      origin: host,
      host: 'localhost:8787',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export async function createAccount(app: App): Promise<Account> {
  const email = `person-${randomUUID()}@example.com`;
  const signUp = await callAuth(app, '/sign-up/email', { email, name: 'Someone', password: 'correct horse' });
  expect(signUp.status).toBe(200);
  const cookie = cookiesOf(signUp);
  const listed = await app.request('/api/workspaces', { headers: { cookie } });
  const workspaces = (await listed.json()) as WorkspaceList;
  return connect(app, { email, cookie, workspace: workspaces[0]?.id ?? '', device: randomUUID() });
}

/** The same person and session, asking another server on the same data. */
export function connect(app: App, person: Person): Account {
  const { email, cookie, workspace, device } = person;
  const ask = async (path: string, init: RequestInit = {}) =>
    app.request(path, { ...init, headers: { cookie, 'x-holdfast': '1', ...(init.headers as Record<string, string>) } });
  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const bytes = typeof body === 'string' || body instanceof Uint8Array ? (body as string) : toJson(body);
    const length = `${Buffer.byteLength(bytes)}`;
    return ask('/api/sync', {
      method: 'POST',
      // As every client on a network does.
      headers: { 'content-type': 'application/json', 'content-length': length, ...headers },
      body: bytes,
    });
  };
  const sync = async (request: Partial<SyncRequest> = {}) => {
    const response = await post({ ...bodyOf(person, []), ...request });
    expect(response.status, await response.clone().text()).toBe(200);
    return (await response.json()) as ExchangeReply;
  };
  return { email, cookie, workspace, device, ask, post, sync };
}

/** Ends the session, as the app does. */
export async function signOut({ ask }: Account): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  expect((await ask('/api/auth/sign-out', { method: 'POST', headers, body: '{}' })).status).toBe(200);
}

/** An exchange as a device asks for it. */
export function bodyOf({ workspace, device }: Person, changes: unknown[], cursor: string | null = null) {
  return { protocol: 1, workspace, device, cursor, changes };
}

export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** A stamp `n` milliseconds after a fixed moment in the past. */
export function stampAt(n: number, node = 'aaaaaaaaaaaaaaaa'): string {
  return formatStamp({ millis: 1_700_000_000_000 + n, counter: 0, node });
}

export function todo(fields: Fields, id: string = randomUUID()): Change {
  return { entity: 'todo', id, fields };
}

export function titled(title: string, n = 1, id?: string): Change {
  return todo({ title: [title, stampAt(n)] }, id);
}

/** What JavaScript cannot write as JSON but the wire can carry, by placeholder. */
export const unwritable = { endless: '@endless', deep: '@deep' };

function toJson(body: unknown): string {
  return JSON.stringify(body)
    .replaceAll(`"${unwritable.endless}"`, '1e999')
    .replaceAll(`"${unwritable.deep}"`, `${'['.repeat(5000)}1${']'.repeat(5000)}`);
}
