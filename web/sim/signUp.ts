/** A person with an account, asked of the app in process. */
import { protocolHeader } from '@holdfast/shared/protocol/limits';
import { type WorkspaceList, workspaceList } from '@holdfast/shared/protocol/workspaces';
import type { ServerParts } from '@holdfast/sync-server/src/createServer.ts';

export interface Session {
  cookie: string;
  userId: string;
  /** The personal one, which comes with the account. */
  workspace: string;
}

let people = 0;

export async function signUp({ app }: Pick<ServerParts, 'app'>, email: string): Promise<Session> {
  people += 1;
  const answer = await app.request('/api/auth/sign-up/email', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: 'http://localhost:8787',
      [protocolHeader]: '1',
      // An address each, so that nobody runs into another's rate limit.
      'x-forwarded-for': `10.${people >> 8}.${people & 255}.1`,
    },
    body: JSON.stringify({ email, name: 'Somebody', password: 'a long enough password' }),
  });
  if (!answer.ok) throw new Error(`sign-up failed: ${await answer.text()}`);
  const { user } = (await answer.json()) as { user: { id: string } };
  const lines = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  const cookie = lines.join('; ');
  const listed = await app.request('/api/workspaces', { headers: { cookie } });
  const [personal]: WorkspaceList = workspaceList.parse(await listed.json());
  if (personal === undefined) throw new Error('no workspace came with the account');
  return { cookie, userId: user.id, workspace: personal.id };
}
