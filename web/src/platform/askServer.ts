/** One request to our own server, and what came of it. */
import { protocolHeader } from '@holdfast/shared/protocol/limits';
import { type Answer, readAnswer } from './readAnswer.ts';

export const noAnswer = { kind: 'unreachable', retryAfterMs: null } as const;

/** Never rejects. A request that is aborted, late or cannot be packed has no answer. */
export async function askServer(path: string, init: RequestInit | Promise<RequestInit>): Promise<Answer> {
  try {
    const { headers, ...rest } = await init;
    const marked = { 'content-type': 'application/json', [protocolHeader]: '1', ...headers };
    return await readAnswer(await fetch(path, { ...rest, headers: marked, cache: 'no-store', redirect: 'manual' }));
  } catch {
    return navigator.onLine ? noAnswer : { kind: 'offline' };
  }
}
