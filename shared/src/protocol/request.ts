/** What `POST /api/sync` is asked. Apart from the reply, because only the server checks it: devices need not load it. */
import * as z from 'zod/mini';
import { change, recordId } from './exchange.ts';
import { defaultPullLimit, maxChangesPerRequest, maxPullLimit, protocolVersion } from './limits.ts';

export const exchangeRequest = z.object({
  protocol: z.literal(protocolVersion),
  workspace: recordId,
  device: recordId,
  /** What the last reply gave, or null for everything. Opaque; one that cannot be read means a reset. */
  cursor: z.nullable(z.string().check(z.maxLength(200))),
  changes: z.array(change).check(z.maxLength(maxChangesPerRequest)),
  limit: z._default(z.int().check(z.gte(1), z.lte(maxPullLimit)), defaultPullLimit),
});

export type ExchangeRequest = z.output<typeof exchangeRequest>;
