/** Sign-up, sign-in, sign-out and workspaces over fetch. Outcomes are values; words are made by the caller. */
import { workspaceList } from '@holdfast/shared/protocol/workspaces';
import { askServer } from './askServer.ts';
import type { ReadBody } from './readAnswer.ts';

export interface SignedInUser {
  id: string;
  email: string;
}

const timeoutMs = 20_000;

export const createAccount = (email: string, password: string) =>
  post('/api/auth/sign-up/email', { email, password, name: email.split('@')[0] ?? email }, readUser);

export const signIn = (email: string, password: string) =>
  post('/api/auth/sign-in/email', { email, password, rememberMe: true }, readUser);

export const signOut = () => post('/api/auth/sign-out', {}, () => true);

export const deleteAccount = (password: string) => post('/api/auth/delete-user', { password }, () => true);

export const listWorkspaces = () => call('/api/workspaces', {}, (body) => workspaceList.safeParse(body).data);

function readUser(body: unknown): SignedInUser | undefined {
  const { id, email } = (body as { user?: Partial<Record<string, unknown>> } | null)?.user ?? {};
  return typeof id === 'string' && typeof email === 'string' ? { id, email } : undefined;
}

const post = <T>(path: string, body: object, readBody: ReadBody<T>) =>
  call(path, { method: 'POST', body: JSON.stringify(body) }, readBody);

function call<T>(path: string, init: RequestInit, readBody: ReadBody<T>) {
  return askServer(path, { ...init, signal: AbortSignal.timeout(timeoutMs) }, readBody);
}
