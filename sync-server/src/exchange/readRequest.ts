/** From parsed JSON to a request whose envelope is right. Its changes are still unknown: each is judged alone [SV3]. */

import { maxChangesPerRequest, protocolVersion } from '@holdfast/shared/protocol/limits';
import { type ExchangeRequest, exchangeRequest } from '@holdfast/shared/protocol/request';
import * as z from 'zod/mini';

export type Envelope = Omit<ExchangeRequest, 'changes'> & { changes: unknown[] };

export type ReadOutcome =
  | { kind: 'request'; request: Envelope }
  | { kind: 'problem'; code: 'invalid_request' | 'too_large' | 'upgrade_required'; detail: string };

const envelope = z.extend(exchangeRequest, { changes: z.array(z.unknown()) });
const anyProtocol = z.object({ protocol: z.int() });

export function readRequest(body: unknown): ReadOutcome {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) {
    const spoken = anyProtocol.safeParse(body);
    if (spoken.success && spoken.data.protocol !== protocolVersion) {
      return { kind: 'problem', code: 'upgrade_required', detail: `this server speaks protocol ${protocolVersion}` };
    }
    const issue = parsed.error.issues[0];
    const place = issue?.path.join('.') || 'request';
    return { kind: 'problem', code: 'invalid_request', detail: `${place}: ${issue?.message ?? 'not understood'}` };
  }
  if (parsed.data.changes.length > maxChangesPerRequest) {
    return { kind: 'problem', code: 'too_large', detail: `more than ${maxChangesPerRequest} changes` };
  }
  return { kind: 'request', request: parsed.data };
}
