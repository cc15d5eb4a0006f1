/** What became of everything a device made: nothing may be missing from the account. */
import { nodeOf } from '@holdfast/shared/clock/stamp';
import { Broken } from '../src/lab/broken.ts';
import type { SimDevice } from './simDevice.ts';
import { fieldKey, pairsOf, recordKey, type Stored } from './storage.ts';

/** Values by what became of them: their sum is what was made. */
export interface Account {
  made: number;
  acknowledged: number;
  /** In the outbox. */
  pending: number;
  /** In quarantine. */
  refused: number;
  /** A later value took their place. */
  overtaken: number;
  /** Deleted so long ago that it is forgotten. */
  forgotten: number;
  /** Every copy was lost: with the storage of devices and the server's database. */
  lost: number;
}

export type Became = Omit<Account, 'lost'>;

interface Unsent {
  pending: Set<string>;
  refused: Set<string>;
}

/** Each value this device itself gave is marked, refused, or acknowledged [OB1, OB3, OB4]. */
export function checkUnsent(device: SimDevice, stored: Stored, acknowledged: ReadonlySet<string>): Unsent {
  const node = nodeOf(String(stored.meta.get('device') ?? ''));
  const pairs = pairsOf(stored);
  const unsent = { pending: keysOf(stored.outbox), refused: keysOf(stored.refused) };
  for (const [key, [, stamp]] of pairs) {
    if (!stamp.endsWith(node)) continue;
    const value = `${key} ${stamp}`;
    if (unsent.pending.has(value) || unsent.refused.has(value) || acknowledged.has(value)) continue;
    throw new Broken('OB1', `${device.name} will never send ${value}`);
  }
  for (const mark of unsent.pending) {
    const at = mark.lastIndexOf(' ');
    const here = pairs.get(mark.slice(0, at))?.[1];
    if (here !== mark.slice(at + 1)) throw new Broken('OB3', `${device.name} has the mark ${mark}, here is ${here}`);
  }
  return unsent;
}

function keysOf(rows: readonly { entity: string; id: string; fields: Record<string, string> }[]): Set<string> {
  const keys = rows.flatMap(({ entity, id, fields }) =>
    Object.entries(fields).map(([name, stamp]) => `${fieldKey(entity, id, name)} ${stamp}`),
  );
  return new Set(keys);
}

/** What was confirmed to the person is there, or something later is: made = acknowledged + pending + refused. */
export function settleMade(
  device: SimDevice,
  pairs: ReadonlyMap<string, [unknown, string]>,
  made: ReadonlyMap<string, string>,
  { pending, refused, mayBeForgotten }: Unsent & { mayBeForgotten(record: string): boolean },
): Became {
  const became: Became = { made: made.size, acknowledged: 0, pending: 0, refused: 0, overtaken: 0, forgotten: 0 };
  for (const [key, stamp] of made) {
    const here = pairs.get(key)?.[1];
    const value = `${key} ${stamp}`;
    if (here === undefined) {
      const [entity = '', id = ''] = key.split(' ');
      if (!mayBeForgotten(recordKey(entity, id)))
        throw new Broken('OB1', `${device.name} has lost what was saved: ${value}`);
      became.forgotten += 1;
    } else if (here < stamp) throw new Broken('OB1', `${device.name} fell back from ${value} to ${here}`);
    else if (here > stamp) became.overtaken += 1;
    else if (pending.has(value)) became.pending += 1;
    else if (refused.has(value)) became.refused += 1;
    else became.acknowledged += 1;
  }
  return became;
}

export function sumAccounts(accounts: Iterable<Became>): Became {
  const sum: Became = { made: 0, acknowledged: 0, pending: 0, refused: 0, overtaken: 0, forgotten: 0 };
  for (const became of accounts) for (const name of Object.keys(sum) as (keyof Became)[]) sum[name] += became[name];
  return sum;
}
