/** One request to our own server, and what came of it. */
import { protocolHeader } from '@holdfast/shared/protocol/limits';
import { type Answer, type ReadBody, readAnswer } from './readAnswer.ts';

/** Never rejects. A request that is aborted, late or cannot be packed has no answer. */
export async function askServer<T>(
  path: string,
  init: RequestInit | Promise<RequestInit>,
  readBody: ReadBody<T>,
): Promise<Answer<T>> {
  try {
    const asked = await init;
    const headers = { 'content-type': 'application/json', [protocolHeader]: '1', ...asked.headers };
    const response = await fetch(path, { ...asked, headers, cache: 'no-store', redirect: 'manual' });
    return await readAnswer(response, readBody);
  } catch {
    return navigator.onLine ? { kind: 'unreachable', retryAfterMs: null } : { kind: 'offline' };
  }
}
