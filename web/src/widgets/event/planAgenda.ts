/**
 * Sorts events into the days of an agenda, on the wall of the zone a person is in.
 * An event stands once: on the day it begins, or on the first day shown when it began before.
 */
import { addDays, type CivilDate } from '../../ui/time/civilDate.ts';
import { instantToWall, type WallTime, wallToInstant } from '../../ui/time/zonedTime.ts';
import type { CalendarEvent } from './eventRecord.ts';

export interface AgendaEntry {
  event: CalendarEvent;
  /** On the wall here; of an all-day event only the days count. */
  from: WallTime;
  to: WallTime;
}

export interface AgendaDay {
  date: CivilDate;
  entries: AgendaEntry[];
}

export interface AgendaSpan {
  first: CivilDate;
  days: number;
  zone: string;
}

/** Days without events are left out. */
export function planAgenda(events: readonly CalendarEvent[], { first, days, zone }: AgendaSpan): AgendaDay[] {
  const last = addDays(first, days - 1);
  const byDate = new Map<CivilDate, AgendaEntry[]>();
  for (const event of events) {
    const entry = { event, from: wallHere(event.start, event, zone), to: wallHere(event.end, event, zone) };
    const begins = entry.from.slice(0, 10);
    if (begins > last || !isOpenOn(entry, first)) continue;
    const date = begins < first ? first : begins;
    byDate.set(date, [...(byDate.get(date) ?? []), entry]);
  }
  return [...byDate]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, entries]) => ({ date, entries: entries.sort(byTime) }));
}

/** A day belongs to no zone, so an all-day event stays on its days wherever one travels. */
function wallHere(wall: WallTime, { allDay, zone }: CalendarEvent, here: string): WallTime {
  return allDay || zone === here ? wall : instantToWall(wallToInstant(wall, zone), here);
}

/** The end of an all-day event is its last day; any other end is exclusive, so midnight ends the day before. */
function isOpenOn({ event, from, to }: AgendaEntry, first: CivilDate): boolean {
  if (from.slice(0, 10) >= first) return true;
  return event.allDay ? to.slice(0, 10) >= first : to > `${first}T00:00`;
}

function byTime(a: AgendaEntry, b: AgendaEntry): number {
  if (a.event.allDay !== b.event.allDay) return a.event.allDay ? -1 : 1;
  return a.from === b.from ? (a.event.id < b.event.id ? -1 : 1) : a.from < b.from ? -1 : 1;
}
