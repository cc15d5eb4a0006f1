/** Many devices at once: an edit a second each (W3), nothing at all (W4), the next edit when the last is durable (W5). */
import { type LiveStream, openLiveStream } from '@holdfast/sync-server/bench/kit/liveStream.ts';
import { quantile } from '@holdfast/sync-server/bench/kit/measures.ts';
import { newRecordId } from '@holdfast/sync-server/bench/kit/newRecordId.ts';
import { inParallel, wait } from '@holdfast/sync-server/bench/kit/waiting.ts';
import type { EngineSettings } from '../src/sync/settings.ts';
import { type BenchDevice, createBenchDevice } from './benchDevice.ts';
import { type HostedCost, type HostedServer, startHostedServer } from './benchHost.ts';

/** What a device's edits became. */
interface Person {
  device: BenchDevice;
  stream: LiveStream;
  edit(): void;
}

interface Log {
  latencies: number[];
  onDurable(person: Person): void;
}

const recordsEach = 10;
/** Nothing is gathered: what is measured is the way to the database, not the pause before it. */
const atOnce: Partial<EngineSettings> = { writePauseMs: 0, minGapMs: 0 };

/** A device with ten known records and an open stream, synced. */
async function bringPerson(
  server: HostedServer,
  n: number,
  log: Log,
  settings: Partial<EngineSettings>,
): Promise<Person> {
  const account = server.accounts[n];
  if (account === undefined) throw new Error('too few accounts');
  const ids = Array.from({ length: recordsEach }, newRecordId);
  let edits = 0;
  let written: { id: string; stamp: string; at: number }[] = [];
  const device = createBenchDevice({
    port: server.port,
    account,
    settings,
    onSettled(marks) {
      const now = performance.now();
      const stampById = new Map(marks.map((mark) => [mark.id, mark.fields.title ?? '']));
      const isDurable = ({ id, stamp }: { id: string; stamp: string }) => stamp <= (stampById.get(id) ?? '');
      const durable = written.filter(isDurable);
      if (durable.length === 0) return;
      written = written.filter((edit) => !isDurable(edit));
      for (const { at } of durable) log.latencies.push(now - at);
      log.onDurable(person);
    },
  });
  for (const id of ids) device.store.write('todo', id, { title: 'from before' });
  device.engine.trigger('start');
  await device.synced();
  const stream = openLiveStream(server.port, account, device.id);
  await stream.opened;
  const person: Person = {
    device,
    stream,
    edit() {
      edits += 1;
      const id = ids[edits % recordsEach] ?? '';
      const at = performance.now();
      device.write(id, { title: `edit number ${edits}` });
      written.push({ id, stamp: device.store.record('todo', id)?.title?.[1] ?? '', at });
    },
  };
  return person;
}

async function bringPeople(server: HostedServer, count: number, log: Log, settings: Partial<EngineSettings>) {
  const people: Person[] = [];
  const numbers = Array.from({ length: count }, (_, n) => n);
  await inParallel(numbers, 20, async (n) => void people.push(await bringPerson(server, n, log, settings)));
  return people;
}

async function sendHome(people: readonly Person[]): Promise<void> {
  for (const { stream } of people) stream.close();
  await Promise.all(people.map(({ device }) => device.close()));
}

export interface Crowd extends HostedCost {
  devices: number;
  edits: number;
  /** Edits that were never acknowledged. */
  lost: number;
  p50Ms: number;
  p99Ms: number;
  perSecond: number;
  loadCpu: number;
}

/** One edit a second each, evenly spread, for so many seconds; the last ones are waited for. */
export async function w3(devices: number, seconds: number): Promise<Crowd> {
  const log: Log = { latencies: [], onDurable: () => {} };
  return withPeople(devices, log, async (people) => {
    const began = performance.now();
    await Promise.all(
      people.map(async (person, n) => {
        for (let second = 0; second < seconds; second += 1) {
          await wait(began + (second + n / devices) * 1000 - performance.now());
          person.edit();
        }
      }),
    );
    const all = Promise.all(people.map(({ device }) => (device.store.waiting > 0 ? device.synced() : null)));
    await Promise.race([all, wait(10_000)]);
    return { edits: devices * seconds, seconds };
  });
}

/** As fast as it goes: the next edit when the last one is durable. */
export async function w5(devices: number, seconds: number): Promise<Crowd> {
  let isOver = false;
  const log: Log = { latencies: [], onDurable: (person) => (isOver ? undefined : person.edit()) };
  return withPeople(devices, log, async (people) => {
    for (const person of people) person.edit();
    await wait(seconds * 200);
    log.latencies.length = 0;
    const began = performance.now();
    await wait(seconds * 1000);
    const measured = performance.now() - began;
    const edits = log.latencies.length;
    isOver = true;
    return { edits, seconds: measured / 1000 };
  });
}

async function withPeople(
  devices: number,
  log: Log,
  work: (people: Person[]) => Promise<{ edits: number; seconds: number }>,
): Promise<Crowd> {
  const server = await startHostedServer({ kind: 'holdfast', accounts: devices, recordsEach: 0 });
  const people = await bringPeople(server, devices, log, atOnce);
  log.latencies.length = 0;
  await server.beginMeter();
  const before = process.cpuUsage();
  const { edits, seconds } = await work(people);
  const load = process.cpuUsage(before);
  const cost = await server.readMeter();
  const latencies = log.latencies.slice(0, edits);
  await sendHome(people);
  await server.stop();
  return {
    ...cost,
    devices,
    edits,
    lost: edits - latencies.length,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    perSecond: edits / seconds,
    loadCpu: (load.user + load.system) / 1e6,
  };
}

export interface Idle extends HostedCost {
  devices: number;
  seconds: number;
  heartbeats: number;
  streamsOpen: number;
}

/** Devices that only listen, and ask now and then whether anything is new: far more often than real ones. */
export async function w4(devices: number, seconds: number): Promise<Idle> {
  const server = await startHostedServer({ kind: 'holdfast', accounts: devices, recordsEach: 0 });
  const log: Log = { latencies: [], onDurable: () => {} };
  const people = await bringPeople(server, devices, log, { heartbeatMs: (seconds * 1000) / 3 });
  const requests = () => people.reduce((sum, { device }) => sum + device.transport.traffic().requests, 0);
  const before = requests();
  await server.beginMeter();
  await wait(seconds * 1000);
  const cost = await server.readMeter();
  const heartbeats = requests() - before;
  const streamsOpen = people.filter(({ stream }) => stream.isOpen()).length;
  await sendHome(people);
  await server.stop();
  return { ...cost, devices, seconds, heartbeats, streamsOpen };
}
