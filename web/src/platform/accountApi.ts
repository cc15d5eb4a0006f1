/** Sign-up, sign-in, sign-out and workspaces over fetch. Outcomes are values; words are made by the caller. */
import { type WorkspaceList, workspaceList } from '@holdfast/shared/protocol/workspaces';
import { askServer, noAnswer } from './askServer.ts';
import type { Answer, Fault } from './readAnswer.ts';

export type AccountAnswer<T> = { kind: 'ok'; value: T } | Fault;

export interface SignedInUser {
  id: string;
  email: string;
}

const timeoutMs = 20_000;

export const createAccount = (email: string, password: string) =>
  enter('/api/auth/sign-up/email', { email, password, name: email.split('@')[0] ?? email });

export const signIn = (email: string, password: string) =>
  enter('/api/auth/sign-in/email', { email, password, rememberMe: true });

export const signOut = () => call('/api/auth/sign-out', 'POST', {});

export async function listWorkspaces(): Promise<AccountAnswer<WorkspaceList>> {
  const answer = await call('/api/workspaces', 'GET');
  if (answer.kind !== 'ok') return answer;
  const list = workspaceList.safeParse(answer.body);
  return list.success ? { kind: 'ok', value: list.data } : noAnswer;
}

async function enter(path: string, body: object): Promise<AccountAnswer<SignedInUser>> {
  const answer = await call(path, 'POST', body);
  if (answer.kind !== 'ok') return answer;
  const user = (answer.body as { user?: { id?: unknown; email?: unknown } } | null)?.user;
  if (typeof user?.id !== 'string' || typeof user.email !== 'string') return noAnswer;
  return { kind: 'ok', value: { id: user.id, email: user.email } };
}

function call(path: string, method: 'GET' | 'POST', body?: object): Promise<Answer> {
  const carried = body === undefined ? {} : { body: JSON.stringify(body) };
  return askServer(path, { method, ...carried, signal: AbortSignal.timeout(timeoutMs) });
}
