/** The transport of a device that exists in the lab only: whatever answers is read as any answer is. */
import { accountHeader, protocolHeader } from '@holdfast/shared/protocol/limits';
import { readOutcome } from '../platform/readReply.ts';
import type { Transport } from '../sync/ports.ts';
import { type Ask, NoAnswer } from './labAsk.ts';

export function createLabTransport(ask: Ask): Transport {
  return {
    async exchange(request, signal, account) {
      const headers = { 'content-type': 'application/json', [protocolHeader]: '1', [accountHeader]: account };
      try {
        return await readOutcome(
          await ask('/api/sync', { method: 'POST', body: JSON.stringify(request), signal, headers }),
        );
      } catch (error) {
        if (error instanceof NoAnswer && error.isOffline) return { kind: 'offline' };
        return { kind: 'unreachable', retryAfterMs: null };
      }
    },
  };
}
