/**
 * The three lists of the calendar, read from its indexes: earlier, agenda, later. An index orders by what was written
 * on walls anywhere, so a query reads a little more than its list, and `partsOf` alone decides. A day as a bound lies
 * before all times of that day, and after those of every day before, also of the days no month has.
 */
import { daysUnder, type event, lengthClasses } from '@holdfast/shared/entities/event';
import { addDays } from '@holdfast/shared/values/civilDate';
import type { EntityStore } from '../../data/entityStore.ts';
import type { Query } from '../../data/queryRange.ts';
import type { CalendarEvent } from './definition.ts';
import { type AgendaSpan, type Part, partsOf, type TimedEvent, timesHere } from './eventTimes.ts';

export type EventReads = Pick<EntityStore<typeof event>, 'query' | 'count' | 'rollup'>;

/**
 * How far the day in an index may lie from the day here: walls of two zones are less than two days apart, a day that no
 * month has counts on by up to three, and an hour may be skipped.
 */
export const marginDays = 6;

/** In no order: what begins in the span, and what began before and goes on. */
export async function readAgenda(store: EventReads, span: AgendaSpan): Promise<TimedEvent[]> {
  const { first, days } = span;
  const shortestClass = 2;
  const begins = addDays(first, -marginDays - daysUnder(shortestClass - 1));
  const queries: Query<typeof event>[] = [{ by: ['start'], from: begins, before: addDays(first, days + marginDays) }];
  for (let lengthClass = shortestClass; lengthClass < lengthClasses; lengthClass += 1) {
    const from = addDays(first, -marginDays - daysUnder(lengthClass));
    queries.push({ by: ['lengthClass', 'start'], equals: [lengthClass], from, before: begins });
  }
  const found = await Promise.all(queries.map((query) => store.query(query)));
  return timed(found.flat(), 'agenda', span);
}

/** Those of the events that stand in a list, with their times here. */
export function timed(events: readonly CalendarEvent[], part: Part, span: AgendaSpan): TimedEvent[] {
  const partAt = partsOf(span);
  return events
    .map((entry) => ({ event: entry, ...timesHere(entry, span.zone) }))
    .filter((entry) => partAt(entry) === part);
}
