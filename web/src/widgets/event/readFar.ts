/** The two lists around the agenda, as eventLists.ts reads that. */
import type { event } from '@holdfast/shared/entities/event';
import { addDays } from '@holdfast/shared/values/civilDate';
import type { Query } from '../../data/queryRange.ts';
import { type EventReads, marginDays, timed } from './eventLists.ts';
import type { AgendaSpan, Part, TimedEvent } from './eventTimes.ts';

/** The nearest `limit` of a list outside the agenda, nearest first, and how many it has in all. */
export async function readFar(
  store: EventReads,
  part: Exclude<Part, 'agenda'>,
  span: AgendaSpan,
  limit: number,
): Promise<{ rows: TimedEvent[]; count: number }> {
  const { near, far } = part === 'later' ? laterQueries(span) : earlierQueries(span);
  const nearby = timed(await store.query(near), part, span).sort(part === 'later' ? byFrom : byToDown);
  const rest = await store.query({ ...far, limit: Math.max(0, limit - nearby.length) });
  const rows = [...nearby, ...timed(rest, part, span)].slice(0, limit);
  return { rows, count: nearby.length + (await store.count(far)) };
}

/** `far` holds nothing but events of the list, `near` all others of it. */
function laterQueries({ first, days }: AgendaSpan): Record<'near' | 'far', Query<typeof event>> {
  const sure = addDays(first, days + marginDays);
  return {
    near: { by: ['start'], from: addDays(first, days - marginDays), before: sure },
    far: { by: ['start'], from: sure },
  };
}

function earlierQueries({ first }: AgendaSpan): Record<'near' | 'far', Query<typeof event>> {
  const sure = addDays(first, -marginDays);
  return {
    near: { by: ['end'], from: sure, before: addDays(first, marginDays), reverse: true },
    far: { by: ['end'], before: sure, reverse: true },
  };
}

const byFrom = (a: TimedEvent, b: TimedEvent) => compare(a.from, b.from);
const byToDown = (a: TimedEvent, b: TimedEvent) => compare(b.to, a.to);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
