/** What each step of a scenario does, on the devices of the lab. */
import { registry } from '@holdfast/shared/entities/registry';
import { textToRules } from '@holdfast/shared/lab/faultRule';
import { mergeFields } from '@holdfast/shared/merge/mergeFields';
import { keepDraft } from '../data/drafts.ts';
import { readRefused, retryRefused } from '../data/outbox/refused.ts';
import { placeRecord } from '../data/placeRecord.ts';
import { keyOf, type RecordName } from '../data/recordName.ts';
import { toFields } from '../data/rowFields.ts';
import { type Write, type WriteOutcome, writeRecords } from '../data/write.ts';
import { checkStep } from './checkStep.ts';
import { comeToRest } from './judgeLab.ts';
import { readKept } from './keptRecords.ts';
import type { LabDevice } from './labDevice.ts';
import { DoesNotHold, must } from './must.ts';
import { olderRegistry } from './olderRegistry.ts';
import type { Lab } from './openLab.ts';
import { recordOf } from './recordOf.ts';
import type { ScenarioStep } from './scenario.ts';

/** Notes what was written, with the stamps it got. */
async function note({ made, isByOrder }: Lab, device: LabDevice, names: readonly RecordName[]) {
  for (const entity of new Set(names.map((name) => name.entity))) {
    const ids = names.filter((name) => name.entity === entity).map(({ id }) => id);
    for (const row of await device.page().db.rows(entity).bulkGet(ids)) {
      if (row === undefined) continue;
      const key = keyOf({ entity, id: row.id });
      const [before, written] = [made.get(key) ?? {}, toFields(row)];
      made.set(key, isByOrder ? { ...before, ...written } : mergeFields(before, written).fields);
    }
  }
}

/** As one transaction holds them without keeping the page for long. */
const sliceSize = 500;

async function write(lab: Lab, device: LabDevice, writes: readonly Write[]): Promise<void> {
  // People take a moment: two deeds never have one time.
  await lab.world.pass(10);
  for (let at = 0; at < writes.length; at += sliceSize) {
    const slice = writes.slice(at, at + sliceSize);
    mustWork(await writeRecords(device.page(), slice));
    await note(lab, device, slice);
  }
  device.wrote();
  await lab.world.settle();
}

function mustWork(outcome: WriteOutcome): void {
  must(outcome.ok, `a write was not saved: ${outcome.ok ? '' : outcome.reason}`);
}

/** Does what the step says; throws DoesNotHold where what it says must be so is not. */
export async function takeStep(lab: Lab, step: ScenarioStep): Promise<void> {
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
      lab.isServerOlder = step.release === 'older';
      return server.restart(step.release === 'older' ? olderRegistry : registry);
    case 'copy_database':
      return server.copyDatabase();
    case 'restore_database':
      return must(await server.restoreDatabase(), 'there was no copy to put back');
    case 'pass':
      return world.pass(step.ms);
    case 'skip':
      return world.skip(step.ms);
    case 'come_to_rest':
      return comeToRest(lab);
    default:
      return checkStep(lab, device, step);
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
