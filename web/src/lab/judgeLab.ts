/**
 * The end of whatever was done in the lab: what went wrong is over, all devices come to rest by themselves, and then it is
 * said whether what must hold does: no write that was acknowledged is lost, none that waits is, all devices and the server
 * have the same, nobody was stormed.
 */
import { registry } from '@holdfast/shared/entities/registry';
import { isDeletedRecord } from '@holdfast/shared/merge/isDeleted';
import { compareReplicas, judgeReplica } from './compareReplicas.ts';
import { readKept } from './keptRecords.ts';
import { must } from './must.ts';
import type { Lab, MadeExchange } from './openLab.ts';

const second = 1000;
const minute = 60 * second;
/** The longest a device may wait by itself, and a heartbeat more. */
const restMs = 30 * minute;
/** More failed tries than this in one minute are a storm: the waits double. */
const mostFailuresAMinute = 12;

/** Whatever went wrong is over, and everybody catches up by themselves. */
export async function comeToRest(lab: Lab): Promise<void> {
  const { world, server, devices } = lab;
  if (lab.isServerOlder) await server.restart(registry);
  for (const device of Object.values(devices)) {
    device.makeRoom();
    device.setRules([]);
    await device.thaw();
    if (device.session() === null) await device.signIn();
    if (!device.hasWorker()) await device.reopen(registry);
  }
  const end = world.now() + restMs;
  while (world.now() < end) {
    await world.pass(minute);
    const stored = await lab.readStored();
    const kept = await Promise.all(Object.values(devices).map((device) => readKept(device.page().db)));
    const isAtRest = kept.every(
      (each) => each.pending.size === 0 && judgeReplica(compareReplicas(each, stored)).kind === 'holds',
    );
    if (isAtRest) return;
  }
}

/** Throws what does not hold; else says what does. */
export async function judgeLab(lab: Lab): Promise<string> {
  must(lab.crashes.length === 0, `the sync worker has crashed: ${String(lab.crashes[0])}`);
  mustNotStorm(lab.exchanges);
  return sumUp(lab);
}

async function sumUp(lab: Lab): Promise<string> {
  const stored = await lab.readStored();
  const sums: string[] = [];
  for (const device of Object.values(lab.devices)) {
    const kept = await readKept(device.page().db);
    const { kind, words } = judgeReplica(compareReplicas(kept, stored));
    must(kind === 'holds', `${device.name}: ${words}`);
    must(kept.pending.size === 0, `${device.name} still has ${kept.pending.size} records to send`);
    must(
      device.status().problem === null,
      `${device.name} is told "${device.status().problem?.kind}" though all is well`,
    );
    sums.push(`${device.name}: ${words}`);
  }
  let writes = 0;
  for (const [record, fields] of lab.made) {
    // Deletions are forgotten after a while.
    if (isDeletedRecord(fields) && !stored.has(record)) continue;
    for (const [name, [value, stamp]] of Object.entries(fields)) {
      writes += 1;
      const [found, foundStamp = ''] = stored.get(record)?.[name] ?? [];
      const isThere = lab.isByOrder || foundStamp === stamp;
      const words = `${name} of ${record} was written as ${JSON.stringify(value)} and is ${JSON.stringify(found)}`;
      must(isThere && JSON.stringify(found) === JSON.stringify(value), words);
    }
  }
  return `${writes} ${writes === 1 ? 'field' : 'fields'} written, all of them on both devices and the server, after ${lab.exchanges.length} exchanges (${sums[0]})`;
}

function mustNotStorm(exchanges: readonly MadeExchange[]): void {
  for (const who of ['a', 'b'] as const) {
    const failed = exchanges.filter((each) => each.who === who && each.exchange.status !== 200);
    for (const { exchange } of failed) {
      const within = failed.filter((each) => Math.abs(each.exchange.at - exchange.at) < minute / 2).length;
      must(within <= mostFailuresAMinute, `${who} has asked in vain ${within} times within a minute`);
    }
  }
}
