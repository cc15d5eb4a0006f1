/** Sign-up, sign-in, sign-out and workspaces over fetch. Outcomes are values; words are made by the caller. */
import { protocolHeader } from '@holdfast/shared/protocol/limits';
import { type WorkspaceList, workspaceList } from '@holdfast/shared/protocol/workspaces';
import { readRetryAfter } from './readRetryAfter.ts';

export type AccountAnswer<T> =
  | { kind: 'ok'; value: T }
  /** The server said no; `code` is its word for why. `retryAfterMs`: how long it asks to wait; null: it does not say. */
  | { kind: 'refused'; status: number; code: string; retryAfterMs: number | null }
  | { kind: 'unreachable' };

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
  const list = workspaceList.safeParse(answer.value);
  return list.success ? { kind: 'ok', value: list.data } : { kind: 'unreachable' };
}

async function enter(path: string, body: object): Promise<AccountAnswer<SignedInUser>> {
  const answer = await call(path, 'POST', body);
  if (answer.kind !== 'ok') return answer;
  const user = (answer.value as { user?: { id?: unknown; email?: unknown } } | null)?.user;
  if (typeof user?.id !== 'string' || typeof user.email !== 'string') return { kind: 'unreachable' };
  return { kind: 'ok', value: { id: user.id, email: user.email } };
}

async function call(path: string, method: 'GET' | 'POST', body?: object): Promise<AccountAnswer<unknown>> {
  try {
    const response = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json', [protocolHeader]: '1' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
      cache: 'no-store',
      redirect: 'manual',
    });
    const answer: unknown = await response.json();
    if (response.ok) return { kind: 'ok', value: answer };
    const code = (answer as { code?: unknown } | null)?.code;
    const retryAfterMs = readRetryAfter(response.headers);
    return { kind: 'refused', status: response.status, code: typeof code === 'string' ? code : '', retryAfterMs };
  } catch {
    return { kind: 'unreachable' };
  }
}
