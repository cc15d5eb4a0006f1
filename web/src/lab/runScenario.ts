/**
 * Runs a scenario on two devices of the lab, lets them come to rest, and says whether what must hold does: no write that
 * was acknowledged is lost, none that waits is, all devices and the server have the same, nobody was stormed.
 */
import { registry } from '@holdfast/shared/entities/registry';
import { createDice } from '@holdfast/shared/lab/dice';
import { textToRules } from '@holdfast/shared/lab/faultRule';
import { isDeletedRecord } from '@holdfast/shared/merge/isDeleted';
import { type Fields, mergeFields } from '@holdfast/shared/merge/mergeFields';
import type { DexieOptions } from 'dexie';
import { keepDraft, leftDrafts } from '../data/drafts.ts';
import { readRefused, retryRefused } from '../data/outbox/refused.ts';
import { placeRecord } from '../data/placeRecord.ts';
import { keyOf } from '../data/recordName.ts';
import { toFields } from '../data/rowFields.ts';
import { type Write, type WriteOutcome, writeRecords } from '../data/write.ts';
import { createFakeLocks } from '../platform/fakes/fakeLocks.ts';
import { compareReplicas, judgeReplica } from './compareReplicas.ts';
import { type Records, readKept } from './keptRecords.ts';
import type { LabExchange } from './labAsk.ts';
import { type LabDevice, openLabDevice } from './labDevice.ts';
import type { LabServer, LabSession } from './labServer.ts';
import { olderRegistry } from './olderRegistry.ts';
import type { Scenario, ScenarioStep, Who } from './scenario.ts';
import { createWorld, type World } from './world.ts';

export interface Verdict {
  holds: boolean;
  words: string;
}

export interface ScenarioParts<S extends LabSession> {
  seed: number;
  /** Of the device's databases: nobody else has one that begins so. */
  prefix: string;
  startMs: number;
  createServer(world: World, newId: () => string): Promise<LabServer<S>>;
  newId(): string;
  storage?: DexieOptions;
  /** Told before each step, and once more at the end. */
  onStep?(step: ScenarioStep | null, devices: Readonly<Record<Who, LabDevice>>): Promise<void> | void;
}

/** What did not hold. */
class DoesNotHold extends Error {}

function must(isSo: boolean, words: string): void {
  if (!isSo) throw new DoesNotHold(words);
}

const second = 1000;
const minute = 60 * second;
/** The longest a device may wait by itself, and a heartbeat more. */
const restMs = 30 * minute;
/** More failed tries than this in one minute are a storm: the waits double. */
const mostFailuresAMinute = 12;

export async function runScenario<S extends LabSession>(scenario: Scenario, parts: ScenarioParts<S>): Promise<Verdict> {
  const { seed, prefix, startMs, newId, storage } = parts;
  const world = createWorld(startMs);
  const server = await parts.createServer(world, newId);
  const email = `${newId()}@example.org`;
  const sessions = { a: await server.signUp(email), b: await server.signIn(email) };
  const { workspace } = sessions.a;
  const exchanges: { who: Who; exchange: LabExchange }[] = [];
  const crashes: unknown[] = [];
  const open = (name: Who, salt: number) =>
    openLabDevice({
      name,
      database: `${prefix}${name}`,
      world,
      dice: createDice(seed, salt),
      server,
      session: sessions[name],
      registry,
      locks: createFakeLocks(),
      newId,
      ...(storage && { storage }),
      onExchange: (exchange) => void exchanges.push({ who: name, exchange }),
      onCrash: (error) => void crashes.push(error),
    });
  const devices = { a: await open('a', 1), b: await open('b', 2) };
  const lab: Lab = {
    world,
    server,
    devices,
    records: new Map(),
    made: new Map(),
    isByOrder: scenario.hasWrongClock === true,
    newId,
    requests: () => exchanges.filter(({ exchange }) => (exchange.sent ?? 0) > 0).length,
    seenRequests: 0,
  };
  try {
    await world.pass(second);
    for (const step of scenario.steps) {
      await parts.onStep?.(step, devices);
      await takeStep(lab, step);
    }
    await comeToRest(lab, workspace);
    await parts.onStep?.(null, devices);
    must(crashes.length === 0, `the sync worker has crashed: ${String(crashes[0])}`);
    mustNotStorm(exchanges);
    mustHaveStruck(scenario, exchanges);
    return { holds: true, words: await judge(lab, workspace, exchanges.length) };
  } catch (error) {
    return { holds: false, words: error instanceof DoesNotHold ? error.message : String(error) };
  } finally {
    for (const device of Object.values(devices)) await device.close();
  }
}

interface Lab {
  world: World;
  server: Pick<
    LabServer<LabSession>,
    'killAfterNextCommit' | 'restart' | 'copyDatabase' | 'restoreDatabase' | 'records'
  >;
  devices: Readonly<Record<Who, LabDevice>>;
  /** Ids by the names of the scenario. */
  records: Map<string, { entity: string; id: string }>;
  /** Everything people wrote and that must be found again, by record. */
  made: Map<string, Fields>;
  /** What was written last is what is owed, whatever the stamps say. */
  isByOrder: boolean;
  newId(): string;
  /** Requests so far that carried changes. */
  requests(): number;
  seenRequests: number;
}

function recordOf(lab: Lab, name: string, entity = 'todo') {
  const known = lab.records.get(name) ?? { entity, id: lab.newId() };
  lab.records.set(name, known);
  return known;
}

/** Notes what was written, with the stamps it got. */
async function note({ made, isByOrder }: Lab, device: LabDevice, names: readonly { entity: string; id: string }[]) {
  for (const { entity, id } of names) {
    const row = await device.page().db.rows(entity).get(id);
    const key = keyOf({ entity, id });
    if (row === undefined) continue;
    const [before, written] = [made.get(key) ?? {}, toFields(row)];
    made.set(key, isByOrder ? { ...before, ...written } : mergeFields(before, written).fields);
  }
}

async function write(lab: Lab, device: LabDevice, writes: readonly Write[]): Promise<void> {
  // People take a moment: two deeds never have one time.
  await lab.world.pass(10);
  mustWork(await writeRecords(device.page(), writes));
  await note(lab, device, writes);
  device.wrote();
  await lab.world.settle();
}

function mustWork(outcome: WriteOutcome): void {
  must(outcome.ok, `a write was not saved: ${outcome.ok ? '' : outcome.reason}`);
}

async function takeStep(lab: Lab, step: ScenarioStep): Promise<void> {
  const { world, server, devices } = lab;
  const device = 'on' in step ? devices[step.on] : devices.a;
  const { db } = device.page();
  switch (step.do) {
    case 'write':
      return write(lab, device, [{ ...recordOf(lab, step.record, step.entity), values: step.values }]);
    case 'write_many': {
      const writes = Array.from({ length: step.count }, (_, n) => ({
        ...recordOf(lab, `${step.on}${lab.records.size}`),
        values: { title: `${n + 1} of ${step.count}` },
      }));
      return write(lab, device, writes);
    }
    case 'delete':
      return write(lab, device, [{ ...recordOf(lab, step.record), values: { deleted: true } }]);
    case 'place': {
      const [{ id }, { id: beside }] = [recordOf(lab, step.record), recordOf(lab, step.after)];
      const place = {
        entity: registry.todo,
        id,
        by: ['done', 'list', 'order'] as const,
        beside,
        side: 'after' as const,
      };
      mustWork(await placeRecord(device.page(), place, 'Moved'));
      await note(lab, device, await todosOf(device));
      return device.wrote();
    }
    case 'draft': {
      const { id } = recordOf(lab, step.record);
      const typed = { title: { text: step.text, from: '', base: '' } };
      return keepDraft(device.page(), { id: lab.newId(), entity: 'todo', record: id, isNew: false, typed, at: 0 });
    }
    case 'sync':
      return device.trigger('person');
    case 'sign_in':
      return device.signIn();
    case 'retry_refused':
      for (const { entity, id } of await readRefused(db)) await retryRefused(device.page(), entity, id);
      return device.wrote();
    case 'faults': {
      const read = textToRules(step.rules);
      if (read.kind === 'wrong') throw new DoesNotHold(read.why);
      return device.setRules(read.rules);
    }
    case 'stop_faults':
      return device.setRules([]);
    case 'close':
      return device.shut();
    case 'open':
      return device.reopen(step.app === undefined ? undefined : step.app === 'older' ? olderRegistry : registry);
    case 'kill_worker':
      return device.killWorkers();
    case 'kill_worker_at':
      return device.killLater(step.step);
    case 'start_worker':
      return device.startWorker();
    case 'freeze':
      return device.freeze();
    case 'thaw':
      return device.thaw();
    case 'fill_storage':
      return device.fill();
    case 'make_room':
      return device.makeRoom();
    case 'evict':
      await forgetUnsent(lab, device);
      return device.evict();
    case 'end_session':
      return device.endSession();
    case 'kill_server_after_commit':
      return server.killAfterNextCommit();
    case 'server':
      return server.restart(step.release === 'older' ? olderRegistry : registry);
    case 'copy_database':
      return server.copyDatabase();
    case 'restore_database':
      return must(await server.restoreDatabase(), 'there was no copy to put back');
    case 'pass':
      return world.pass(step.ms);
    case 'skip':
      return world.skip(step.ms);
    default:
      return check(lab, device, step);
  }
}

type CheckStep = Extract<
  ScenarioStep,
  { do: 'told' | 'waiting' | 'refused' | 'shows' | 'write_fails' | 'draft_is' | 'requests_at_most' }
>;

async function check(lab: Lab, device: LabDevice, step: CheckStep): Promise<void> {
  const { name } = device;
  switch (step.do) {
    case 'told': {
      const told = device.status().problem?.kind ?? null;
      return must(told === step.problem, `${name} is told "${told}" where it is "${step.problem}"`);
    }
    case 'waiting': {
      const { size } = (await readKept(device.page().db)).pending;
      return must(size === step.count, `${size} records wait on ${name}, not ${step.count}`);
    }
    case 'refused': {
      const { length } = await readRefused(device.page().db);
      return must(length === step.count, `${length} records of ${name} were refused, not ${step.count}`);
    }
    case 'shows': {
      const { entity, id } = recordOf(lab, step.record);
      const values = (await device.page().db.rows(entity).get(id))?.values ?? {};
      for (const [field, value] of Object.entries(step.values)) {
        must(values[field] === value, `${name} shows ${field} of ${step.record} as ${String(values[field])}`);
      }
      return;
    }
    case 'write_fails': {
      const outcome = await writeRecords(device.page(), [{ ...recordOf(lab, step.record), values: step.values }]);
      return must(!outcome.ok && outcome.reason === 'storage_full', 'a write without room was said to be saved');
    }
    case 'draft_is': {
      const [draft] = await leftDrafts(device.page(), 'todo');
      return must(draft?.typed.title?.text === step.text, `what was typed on ${name} is gone`);
    }
    case 'requests_at_most': {
      const made = lab.requests() - lab.seenRequests;
      lab.seenRequests = lab.requests();
      return must(made <= step.count, `${made} requests carried changes, not at most ${step.count}`);
    }
  }
}

async function todosOf(device: LabDevice) {
  const rows = await device.page().db.rows('todo').toArray();
  return rows.map(({ id }) => ({ entity: 'todo', id }));
}

/** The browser may take what was nowhere else: of that nothing is owed. */
async function forgetUnsent({ made }: Lab, device: LabDevice): Promise<void> {
  for (const [key, fields] of (await readKept(device.page().db)).pending) {
    const left = Object.entries(made.get(key) ?? {}).filter(([name, [, stamp]]) => fields[name] !== stamp);
    made.set(key, Object.fromEntries(left));
  }
}

async function readStored({ server }: Lab, workspace: string): Promise<Records> {
  return new Map((await server.records(workspace)).map((record) => [keyOf(record), record.fields]));
}

/** Whatever went wrong is over, and everybody catches up by themselves. */
async function comeToRest(lab: Lab, workspace: string): Promise<void> {
  const { world, server, devices } = lab;
  await server.restart(registry);
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
    const stored = await readStored(lab, workspace);
    const kept = await Promise.all(Object.values(devices).map((device) => readKept(device.page().db)));
    const isAtRest = kept.every(
      (each) => each.pending.size === 0 && judgeReplica(compareReplicas(each, stored)).kind === 'holds',
    );
    if (isAtRest) return;
  }
}

/** Throws what does not hold. */
async function judge(lab: Lab, workspace: string, exchanges: number): Promise<string> {
  const stored = await readStored(lab, workspace);
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
  return `${writes} fields written, all of them on both devices and the server, after ${exchanges} exchanges (${sums[0]})`;
}

function mustNotStorm(exchanges: readonly { who: Who; exchange: LabExchange }[]): void {
  for (const who of ['a', 'b'] as const) {
    const failed = exchanges.filter((each) => each.who === who && each.exchange.status !== 200);
    for (const { exchange } of failed) {
      const within = failed.filter((each) => Math.abs(each.exchange.at - exchange.at) < minute / 2).length;
      must(within <= mostFailuresAMinute, `${who} has asked in vain ${within} times within a minute`);
    }
  }
}

/** A fault that met nothing has shown nothing. */
function mustHaveStruck({ steps }: Scenario, exchanges: readonly { exchange: LabExchange }[]): void {
  const met = new Set<string>(exchanges.flatMap(({ exchange }) => exchange.faults));
  for (const step of steps) {
    const read = step.do === 'faults' ? textToRules(step.rules) : null;
    for (const { fault } of read?.kind === 'rules' ? read.rules : []) {
      must(fault.startsWith('clock_') || met.has(fault), `${fault} has met nothing, so this has shown nothing`);
    }
  }
}
