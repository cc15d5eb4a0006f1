/** Whether the browser has removed the database this device had, by the words that were left behind of it [AP5]. */
import type { Device } from '../../data/device.ts';
import { writeMeta } from '../../data/meta.ts';
import type { CopyTrace, CopyTraceKeeper } from '../../platform/copyTrace.ts';

export interface FoundNow {
  /** The database that is open, and the device it is. */
  database: string;
  device: string;
  /** Whether the names of this browser's databases are still known: where they are, another one was opened on purpose. */
  hasNames: boolean;
}

export function isLost(trace: CopyTrace | null, { database, device, hasNames }: FoundNow): boolean {
  if (trace === null || trace.device === device) return false;
  return trace.database === database || !hasNames;
}

/** Notes a loss in the new database, to be told until somebody has heard it; then what was left of the old one may go. */
export async function noticeLoss({ db, id }: Device, kept: CopyTraceKeeper, hasNames: boolean): Promise<void> {
  const trace = kept.read();
  if (trace === null || !isLost(trace, { database: db.name, device: id, hasNames })) return;
  const { hasAccount, unsent } = trace;
  await writeMeta(db, 'lostCopy', { hasAccount, unsent });
  kept.clear();
}
