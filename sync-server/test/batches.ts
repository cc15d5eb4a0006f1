/** Exchanges straight into the database, past HTTP, accounts and memory. */
import { registry } from '@holdfast/shared/entities/registry';
import type { Change } from '@holdfast/shared/protocol/exchange';
import { readSentCursor } from '../src/database/cursor.ts';
import { judgeChange } from '../src/exchange/judgeChange.ts';
import type { Page } from '../src/exchange/planPage.ts';
import type { Exchange } from '../src/exchange/runBatch.ts';

const nowMs = 1_800_000_000_000;
export const batchOptions = { nowMs, quotaBytes: null, inCommit: null, lockTimeoutMs: 5_000 };

/** What a device sends: `cursor` as it was given, or null. */
export function exchangeOf(workspace: string, changes: unknown[], cursor: string | null = null, limit = 100): Exchange {
  const judge = { registry, role: 'owner' as const, nowMs };
  const accepted = changes.map((change) => judgeChange(judge, change)).filter((judged) => judged.kind === 'accepted');
  return { workspace, changes: accepted, cursor: readSentCursor(cursor), limit };
}

export function changesOf({ changes }: Page): Change[] {
  return JSON.parse(`[${changes}]`);
}
