/** A person with an account, asked of the app in process. */
import { protocolHeader } from '@holdfast/shared/protocol/limits';
import { type WorkspaceList, workspaceList } from '@holdfast/shared/protocol/workspaces';
import type { ServerParts } from '@holdfast/sync-server/src/createServer.ts';

export interface Session {
  cookie: string;
  userId: string;
  email: string;
  /** The personal one, which comes with the account. */
  workspace: string;
}

type Server = Pick<ServerParts, 'app'>;

/** Of this process, whatever copies of this file it has loaded: what counts requests is one for all of them. */
const process = globalThis as { simulatedPeople?: number };

export const signUp = (server: Server, email: string) => enter(server, 'sign-up', email);
export const signIn = (server: Server, email: string) => enter(server, 'sign-in', email);

/** An endpoint of accounts, from an address each time, so that nobody runs into another's rate limit. */
export async function askAuth({ app }: Server, path: string, body: object, cookie = ''): Promise<Response> {
  const people = (process.simulatedPeople ?? 0) + 1;
  process.simulatedPeople = people;
  return app.request(`/api/auth/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: 'http://localhost:8787',
      [protocolHeader]: '1',
      'x-forwarded-for': `10.${people >> 8}.${people & 255}.1`,
      cookie,
    },
    body: JSON.stringify(body),
  });
}

/** Null under a session that is none. */
export async function listWorkspaces({ app }: Server, cookie: string): Promise<WorkspaceList | null> {
  const listed = await app.request('/api/workspaces', { headers: { cookie } });
  return listed.ok ? workspaceList.parse(await listed.json()) : null;
}

async function enter(server: Server, how: 'sign-up' | 'sign-in', email: string): Promise<Session> {
  const answer = await askAuth(server, `${how}/email`, { email, name: 'Somebody', password: 'a long enough password' });
  if (!answer.ok) throw new Error(`${how} failed: ${await answer.text()}`);
  const { user } = (await answer.json()) as { user: { id: string } };
  const lines = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  const cookie = lines.join('; ');
  const listed = (await listWorkspaces(server, cookie)) ?? [];
  const personal = listed.find(({ role }) => role === 'owner');
  if (personal === undefined) throw new Error('no workspace came with the account');
  return { cookie, userId: user.id, email, workspace: personal.id };
}
