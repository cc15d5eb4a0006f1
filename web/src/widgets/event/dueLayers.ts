/** What else the calendar shows: what is due on its days, of every entity that has such a day. */
import { addDays, type CivilDate } from '@holdfast/shared/values/civilDate';
import type { Device } from '../../data/device.ts';
import { createEntityStore } from '../../data/entityStore.ts';
import { allWidgets } from '../allWidgets.ts';
import type { DueLayer, Widget } from '../widgetDefinition.ts';

export interface DueEntry {
  id: string;
  title: string;
  date: CivilDate;
}

export interface Layer {
  of: Widget;
  due: DueLayer;
}

/** What is due on the days of a span, of one layer. */
export interface LayerDays extends Layer {
  byDay: ReadonlyMap<CivilDate, readonly DueEntry[]>;
  /** There is more on these days than is read. */
  isCut: boolean;
}

/** More than anybody could look at in a month; reading stays within it. */
const mostRead = 500;

export const allLayers = (): readonly Layer[] => allWidgets.flatMap((of) => (of.due ? [{ of, due: of.due }] : []));

export async function readDue(device: Device, { of, due }: Layer, first: CivilDate, days: number): Promise<LayerDays> {
  const store = createEntityStore(device, of.entity);
  const rows = await store.query({ ...due.query, from: first, before: addDays(first, days), limit: mostRead });
  const byDay = new Map<CivilDate, DueEntry[]>();
  for (const row of rows) {
    const date = due.day(row);
    if (date === null) continue;
    byDay.set(date, [...(byDay.get(date) ?? []), { id: row.id, title: of.title(row), date }]);
  }
  return { of, due, byDay, isCut: rows.length === mostRead };
}
