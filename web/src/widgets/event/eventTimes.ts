/**
 * When an event is for whoever looks, and in which of the calendar's lists it stands: every event in exactly one,
 * whatever its zone, its length, and the days somebody once wrote.
 */
import { addDays, type CivilDate } from '@holdfast/shared/values/civilDate';
import { addWallMinutes, moveWall, type WallTime, wallMinutesBetween } from '@holdfast/shared/values/zonedTime';
import type { CalendarEvent } from './definition.ts';

export interface EventTimes {
  /** On the wall here, real days only; of an all-day event only the days count. */
  from: WallTime;
  /** Exclusive, but of an all-day event its last day. Never before `from`. */
  to: WallTime;
}

/** An event with its times here. */
export interface TimedEvent<E extends Pick<Timed, 'allDay'> = CalendarEvent> extends EventTimes {
  event: E;
}

/** The days of the agenda, on the wall of the zone a person is in. */
export interface AgendaSpan {
  first: CivilDate;
  days: number;
  zone: string;
}

export type Part = 'earlier' | 'agenda' | 'later';

/** The fields that say when. */
export type Timed = Pick<CalendarEvent, 'start' | 'end' | 'allDay' | 'zone'>;

/** A day belongs to no zone, so an all-day event stays on its days wherever one travels. */
export function timesHere(event: Timed, here: string): EventTimes {
  const { start, end } = event.allDay ? event : realSpan(event);
  const wallHere = (wall: WallTime) =>
    (event.allDay ? `${addDays(wall.slice(0, 10), 0)}T00:00` : moveWall(wall, event.zone, here)) || wall;
  const [from, to] = [wallHere(start), wallHere(end)];
  const isOverAtOnce = to < from;
  return { from, to: isOverAtOnce ? from : to };
}

/**
 * A start that daylight saving skips is an hour later than it says; the end goes with it, so that the event keeps
 * its length.
 */
export function realSpan<T extends Pick<Timed, 'start' | 'end' | 'zone'>>({
  start,
  end,
  zone,
}: T): Pick<Timed, 'start' | 'end'> {
  const real = moveWall(start, zone, zone);
  const skipped = wallMinutesBetween(start, real);
  return skipped > 0 ? { start: real, end: addWallMinutes(end, skipped) } : { start, end };
}

/** In which list what has these times stands. */
export function partsOf({ first, days }: AgendaSpan): (entry: TimedEvent<Pick<Timed, 'allDay'>>) => Part {
  const last = addDays(first, days - 1);
  const firstMidnight = `${first}T00:00`;
  return ({ event, from, to }) => {
    const begins = from.slice(0, 10);
    if (begins > last) return 'later';
    const goesOn = event.allDay ? to.slice(0, 10) >= first : to > firstMidnight;
    return begins >= first || goesOn ? 'agenda' : 'earlier';
  };
}

/** Whether the wall here shows another time at the start than the event's own. Zones with two names are one. */
export function isElsewhere({ start, allDay, zone }: Pick<Timed, 'start' | 'allDay' | 'zone'>, here: string): boolean {
  return !allDay && moveWall(start, zone, here) !== moveWall(start, zone, zone);
}
