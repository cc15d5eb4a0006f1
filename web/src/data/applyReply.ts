/**
 * One reply, one transaction: verdicts clear marks, pulled records merge in, clock and cursor advance,
 * and all of it only if the lease is still ours [EN4, LD1].
 */
import { observe } from '@holdfast/shared/clock/stamp';
import type { ExchangeReply, Verdict } from '@holdfast/shared/protocol/exchange';
import type { ApplyOutcome, Batch, MeasuredTrip, PackedMark } from '../sync/ports.ts';
import type { Device } from './device.ts';
import { newClock, readMeta, readSnapshot, type Snapshot, writeMeta } from './meta.ts';
import { Replica } from './replica.ts';
import type { EndSnapshot } from './snapshot.ts';

export interface ReplyToApply {
  lease: number;
  batch: Batch;
  reply: ExchangeReply;
  measured: MeasuredTrip;
}

/** Rejects with the storage error when the device cannot hold the reply; then nothing of it was written. */
export async function applyReply(device: Device, work: ReplyToApply, endSnapshot: EndSnapshot): Promise<ApplyOutcome> {
  const { db } = device;
  return db.transaction('rw', db.tables, async () => {
    if ((await readMeta(db, 'lease')) !== work.lease) return 'lease_lost';
    if ((await readMeta(db, 'account'))?.workspace !== work.batch.workspace) return 'lease_lost';
    const { batch, reply } = work;
    const snapshot = await currentSnapshot(device, work);
    const replica = new Replica(device, snapshot);
    await replica.open([...batch.changes, ...reply.changes]);
    batch.marks.forEach((mark, index) => {
      const verdict = reply.verdicts[index];
      if (verdict !== undefined) settle(replica, mark, verdict, work.measured.receivedAt);
    });
    for (const change of reply.changes) replica.merge(change);
    await replica.save(work.measured.receivedAt);
    await advance(device, work);
    if (snapshot === null) return 'applied';
    if (work.reply.more) await writeMeta(db, 'snapshot', snapshot);
    else {
      await endSnapshot(device, snapshot, work.measured.receivedAt);
      await db.meta.delete('snapshot');
    }
    return 'applied';
  });
}

/**
 * A reset begins a snapshot. If the one before it was taken because the server may have lost records, so is this one:
 * what it does not show must not be taken for deleted.
 */
async function currentSnapshot({ db }: Device, { lease, reply }: ReplyToApply): Promise<Snapshot | null> {
  const before = await readSnapshot(db);
  if (!reply.reset) return before;
  return { id: lease, isLost: reply.expired !== true || before?.isLost === true };
}

function settle(replica: Replica, mark: PackedMark, verdict: Verdict, at: number): void {
  if (verdict.verdict === 'rejected') {
    const { code = 'invalid_field', message = '' } = verdict;
    replica.refuse(mark, { code, message, at });
    return;
  }
  replica.clearMarks(mark);
  for (const [name, pair] of Object.entries(verdict.fields ?? {})) replica.adopt(mark, name, pair);
}

async function advance(device: Device, { batch, reply, measured }: ReplyToApply): Promise<void> {
  const { db } = device;
  const clock = (await readMeta(db, 'clock')) ?? newClock;
  const stamps = [...reply.changes, ...reply.verdicts].flatMap(({ fields = {} }) =>
    Object.values(fields).map(([, stamp]) => stamp),
  );
  await writeMeta(db, 'clock', {
    ...clock,
    last: stamps.reduce(observe, clock.last),
    offsetMs: Math.round(reply.serverTime - (measured.sentAt + measured.receivedAt) / 2),
  });
  await writeMeta(db, 'cursor', reply.cursor);
  const { requests = 0, records = 0, edits = 0, received = 0 } = (await readMeta(db, 'totals')) ?? {};
  await writeMeta(db, 'totals', {
    requests: requests + 1,
    records: records + batch.marks.length,
    edits: batch.marks.reduce((sum, mark) => sum + mark.edits, edits),
    received: received + reply.changes.length,
  });
  if (batch.marks.length > 0) await writeMeta(db, 'lastSentAt', measured.receivedAt);
  await writeMeta(db, 'lastReceivedAt', measured.receivedAt);
}
