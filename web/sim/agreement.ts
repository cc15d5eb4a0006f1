/** Whether everybody has come to the same in the end: devices, their lists and sums, the server, its tombstones and views. */
import { rollupFaults } from '../src/data/fakes/rollupFaults.ts';
import { wordFaults } from '../src/data/fakes/wordFaults.ts';
import type { RollupStates } from '../src/data/rollups/rollupState.ts';
import { Broken } from '../src/lab/broken.ts';
import { isDeletedRow } from './deletions.ts';
import { compare, type Digest, digest } from './digest.ts';
import { releases } from './releases.ts';
import type { SimDevice } from './simDevice.ts';
import type { SimServer } from './simServer.ts';
import { fieldKey, pairsOf, readStorage, recordKey, type Stored } from './storage.ts';

/** Everything a database stores, by field key. */
export async function readServer(server: SimServer, workspace: string): Promise<Map<string, [unknown, string]>> {
  const pairs = new Map<string, [unknown, string]>();
  for (const { entity, id, fields } of await server.records(workspace)) {
    for (const [name, pair] of Object.entries(fields)) pairs.set(fieldKey(entity, id, name), [...pair]);
  }
  return pairs;
}

/** The server's own word on what is deleted: its function, its tombstones and the views people read [MG4, MG5]. */
export async function checkServer(server: SimServer, workspace: string, { records, deleted }: Digest): Promise<void> {
  for (const { entity, id, ...says } of await server.deletions(workspace)) {
    const record = recordKey(entity, id);
    if (!records.has(record)) continue;
    const expected = deleted.has(record);
    const { isDeleted, isTombstone, isInView } = says;
    if (isDeleted === expected && isTombstone === expected && isInView === !expected) continue;
    throw new Broken(
      'MG5',
      `${record} is ${expected ? '' : 'not '}deleted, and the server has ${JSON.stringify(says)}`,
    );
  }
}

/** What a device shows in its lists is what is not deleted [MG5]. `every`: in all of them, not only in the one of all. */
export function checkLists({ name }: SimDevice, { tables, lists }: Stored, every: boolean): void {
  for (const [entity, rows] of tables) {
    const expected = rows
      .filter((row) => !isDeletedRow(row))
      .map(({ id }) => id)
      .sort();
    for (const [index, ids] of lists.get(entity) ?? []) {
      if (!every && index !== 'keys.live') continue;
      if (String([...ids].sort()) === String(expected)) continue;
      const wrong = [...ids, ...expected].filter((id) => !(ids.includes(id) && expected.includes(id)));
      throw new Broken('MG5', `the list ${index} of ${entity} on ${name} is wrong about ${wrong}`);
    }
  }
}

/** What a device has counted is what there is to count, as its release counts it [RO2]. */
export function checkRollups({ name, release }: SimDevice, { tables, rollups, meta }: Stored): void {
  const states = (meta.get('rollups') ?? {}) as RollupStates;
  const [fault] = rollupFaults(releases[release], { tables, rollups, states }, isDeletedRow);
  if (fault !== undefined) throw new Broken('RO2', `on ${name} ${fault}`);
}

/** What a device finds records by is what they hold, as its release reads them [SE3]. */
export function checkWords({ name, release }: SimDevice, { tables, meta }: Stored): void {
  const states = (meta.get('rollups') ?? {}) as RollupStates;
  const [fault] = wordFaults(releases[release], { tables, states }, isDeletedRow);
  if (fault !== undefined) throw new Broken('SE3', `on ${name} ${fault}`);
}

/** A healed device: nothing left to say, and the same records as the server, to the last stamp. */
export async function checkSettled(device: SimDevice, expected: Digest): Promise<void> {
  const stored = await readStorage(device.storage.factory, device.storage.database);
  if (stored.outbox.length > 0)
    throw new Broken('EN3', `${device.name} still has ${stored.outbox.length} unsent records`);
  if (stored.refused.length > 0)
    throw new Broken('OB5', `${device.name} still has refused records after everybody updated`);
  compare(device.name, expected, digest(pairsOf(stored)));
  checkLists(device, stored, true);
  checkRollups(device, stored);
  checkWords(device, stored);
}
