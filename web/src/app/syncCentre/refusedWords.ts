/** Why a change waits for its person, and what helps. Decided on the code; words of the server for every other reason. */
import type { RefusedRow } from '../../data/database.ts';

const overQuota =
  'your room on the server is used up. Your edit is safe on this device. Delete something you no longer need, or ask ' +
  'whoever runs the server for more room; then press Retry.';

/** The end of a sentence that says what was refused. `code` may be one this version has never heard of. */
export function refusedWords({ code, message }: Pick<RefusedRow, 'code' | 'message'>): string {
  if (code === 'over_quota') return overQuota;
  return `the server refused it: ${message || code}`;
}
