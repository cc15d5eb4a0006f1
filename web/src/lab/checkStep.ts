/** Steps of a scenario that say what must be so at that moment. */

import { leftDrafts } from '../data/drafts.ts';
import { readRefused } from '../data/outbox/refused.ts';
import { writeRecords } from '../data/write.ts';
import { readKept } from './keptRecords.ts';
import type { LabDevice } from './labDevice.ts';
import { must } from './must.ts';
import type { Lab } from './openLab.ts';
import { recordOf } from './recordOf.ts';
import type { ScenarioStep } from './scenario.ts';

type CheckStep = Extract<
  ScenarioStep,
  { do: 'told' | 'waiting' | 'refused' | 'shows' | 'write_fails' | 'draft_is' | 'requests_at_most' }
>;

export async function checkStep(lab: Lab, device: LabDevice, step: CheckStep): Promise<void> {
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
      const requests = lab.exchanges.filter(({ exchange }) => (exchange.sent ?? 0) > 0).length;
      const made = requests - lab.seenRequests;
      lab.seenRequests = requests;
      return must(made <= step.count, `${made} requests carried changes, not at most ${step.count}`);
    }
  }
}
