/** A page of what was done here, in words: all of it read at once, and again when any of it changes. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { useDevice } from '../../data/DeviceProvider.tsx';
import { type DoneAction, readActions } from '../../data/history/readActions.ts';
import { entitiesOf } from '../../data/history/storedDeeds.ts';
import type { PageBounds } from '../../data/readPage.ts';
import { useLivePage } from '../../data/useLivePage.ts';
import { todayAt } from '../../ui/time/clock.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';
import { type ActionWords, actionWords } from '../../widgets/actionWords.ts';

export interface DoneRow extends DoneAction, ActionWords {
  id: string;
  day: CivilDate;
  /** Undefined where it was done to records of several. */
  entity: string | undefined;
}

export function useDonePage(bounds: PageBounds<number>): { rows: DoneRow[]; next: number | null } | undefined {
  const device = useDevice();
  const { db, registry } = device;
  const read = async (limit: number) => {
    const { actions, next } = await readActions(device, bounds, limit);
    const rows = await Promise.all(
      actions.map(async (done): Promise<DoneRow> => {
        const { seq, at } = done.action;
        const [entity, ...others] = entitiesOf(done.action);
        return {
          ...done,
          ...(await actionWords(device, done.action)),
          id: `done-${seq}`,
          day: todayAt(at, deviceZone()),
          entity: others.length === 0 ? entity : undefined,
        };
      }),
    );
    return { rows, next };
  };
  const tables = [db.history, ...Object.keys(registry)];
  return useLivePage(bounds, (limit) => db.transaction('r', tables, async () => read(limit)), [device]);
}
