/** A device of the race that runs the app's own engine. */
import { type LiveStream, openLiveStream } from '@holdfast/sync-server/bench/kit/liveStream.ts';
import { createBenchDevice } from '../benchDevice.ts';
import type { RaceDevice, RaceDevicePlan } from './raceDevice.ts';

interface Edit {
  stamp: string;
  done(): void;
}

export function openDevice({ port, account, heartbeatMs }: RaceDevicePlan): RaceDevice {
  let first: string | undefined;
  let edits: Edit[] = [];
  let stream: LiveStream | undefined;
  const device = createBenchDevice({
    port,
    account,
    // What is measured is the way to the database, not the pause before it.
    settings: { writePauseMs: 0, minGapMs: 0, ...(heartbeatMs !== undefined && { heartbeatMs }) },
    onSettled(marks) {
      const settled = marks.find(({ id }) => id === first)?.fields.title ?? '';
      const durable = edits.filter(({ stamp }) => stamp <= settled);
      edits = edits.filter(({ stamp }) => stamp > settled);
      for (const { done } of durable) done();
    },
  });
  return {
    add({ id, ...values }) {
      first ??= id;
      device.store.write('todo', id, values);
    },
    async online() {
      stream = openLiveStream(port, account, device.id);
      await stream.opened;
      device.engine.trigger('start');
    },
    settled: device.synced,
    edit(title) {
      return new Promise((done) => {
        device.write(first ?? '', { title });
        edits.push({ stamp: device.store.record('todo', first ?? '')?.title?.[1] ?? '', done });
      });
    },
    async received(records) {
      await device.synced();
      if (device.store.records < records) throw new Error('records are missing');
    },
    async close() {
      stream?.close();
      await device.close();
    },
  };
}
