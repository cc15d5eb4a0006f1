/**
 * All that the server has of a workspace, asked for as a new device would ask: by the protocol, page by page, pushing
 * nothing. So any server can be held against a device, not only one that knows of the lab.
 */
import type { Fields } from '@holdfast/shared/merge/mergeFields';
import { maxPullLimit, protocolVersion } from '@holdfast/shared/protocol/limits';
import type { ExchangeRequest } from '@holdfast/shared/protocol/request';
import type { Account } from '../data/meta.ts';
import { keyOf } from '../data/recordName.ts';
import type { Ask } from './labAsk.ts';
import { createLabTransport } from './labTransport.ts';

/** Of all its pages. */
const timeoutMs = 60_000;

/** Null where the server does not answer, or not as it should. `newId`: a device it has never heard of. */
export async function readServer(
  ask: Ask,
  { userId, workspace }: Pick<Account, 'userId' | 'workspace'>,
  newId: () => string,
): Promise<Map<string, Fields> | null> {
  const transport = createLabTransport(ask);
  const device = newId();
  const records = new Map<string, Fields>();
  const signal = AbortSignal.timeout(timeoutMs);
  for (let cursor: string | null = null; ; ) {
    const request: ExchangeRequest = {
      protocol: protocolVersion,
      workspace,
      device,
      cursor,
      changes: [],
      limit: maxPullLimit,
    };
    const outcome = await transport.exchange(request, signal, userId);
    if (outcome.kind !== 'reply') return null;
    for (const { entity, id, fields } of outcome.reply.changes) records.set(keyOf({ entity, id }), fields);
    if (!outcome.reply.more) return records;
    cursor = outcome.reply.cursor;
  }
}
