/** A tab's side of the sync worker of the lab: starts it, tells it the rules, and keeps what it says. */
import type { LabBegin, LabNote } from './labMessages.ts';
import { labSetting } from './labSetting.ts';
import { timeline } from './timeline.ts';

/** Null where the lab has been switched off meanwhile. */
export function startLabWorker(database: string): Worker | null {
  const setting = labSetting.current();
  if (setting === null) return null;
  const worker = new Worker(new URL('./labWorker.ts', import.meta.url), { type: 'module', name: database });
  worker.addEventListener('message', ({ data }: MessageEvent<LabNote>) => {
    labSetting.keepCounts(setting.since, data.counts);
    timeline.add(data.exchange);
  });
  worker.postMessage({ setting, counts: labSetting.counts(setting.since) } satisfies LabBegin);
  return worker;
}
