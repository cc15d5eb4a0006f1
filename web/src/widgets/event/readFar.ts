/** The two lists around the agenda, as eventLists.ts reads that. */
import type { event } from '@holdfast/shared/entities/event';
import { addDays } from '@holdfast/shared/values/civilDate';
import type { RollupName } from '../../data/entityStore.ts';
import type { Query } from '../../data/queryRange.ts';
import { countIn, type RollupRange } from '../../data/rollups/readRollup.ts';
import { type EventReads, marginDays, timed } from './eventLists.ts';
import type { AgendaSpan, Part, TimedEvent } from './eventTimes.ts';

/** The nearest `limit` of a list outside the agenda, nearest first, and how many it has in all. */
export async function readFar(
  store: EventReads,
  part: Exclude<Part, 'agenda'>,
  span: AgendaSpan,
  limit: number,
): Promise<{ rows: TimedEvent[]; count: number }> {
  const { near, far, months, rest: restOfMonth } = part === 'later' ? laterQueries(span) : earlierQueries(span);
  const nearby = timed(await store.query(near), part, span).sort(part === 'later' ? byFrom : byToDown);
  const rest = await store.query({ ...far, limit: Math.max(0, limit - nearby.length) });
  const rows = [...nearby, ...timed(rest, part, span)].slice(0, limit);
  const counted = countIn(await store.rollup(...months));
  const count = counted === undefined ? await store.count(far) : counted + (await store.count(restOfMonth));
  return { rows, count: nearby.length + count };
}

interface FarQueries extends Record<'near' | 'far' | 'rest', Query<typeof event>> {
  months: [name: RollupName<typeof event>, range: RollupRange];
}

/**
 * `far` holds nothing but events of the list, `near` all others of it. Those of `far` are counted by whole `months`, and
 * the `rest` of the month it begins in.
 */
function laterQueries({ first, days }: AgendaSpan): FarQueries {
  const sure = addDays(first, days + marginDays);
  return {
    near: { by: ['start'], from: addDays(first, days - marginDays), before: sure },
    far: { by: ['start'], from: sure },
    months: ['startMonth', { after: sure.slice(0, 7) }],
    rest: { by: ['start'], from: sure, before: `${sure.slice(0, 7)}-99` },
  };
}

function earlierQueries({ first }: AgendaSpan): FarQueries {
  const sure = addDays(first, -marginDays);
  return {
    near: { by: ['end'], from: sure, before: addDays(first, marginDays), reverse: true },
    far: { by: ['end'], before: sure, reverse: true },
    months: ['endMonth', { before: sure.slice(0, 7) }],
    rest: { by: ['end'], from: sure.slice(0, 7), before: sure },
  };
}

const byFrom = (a: TimedEvent, b: TimedEvent) => compare(a.from, b.from);
const byToDown = (a: TimedEvent, b: TimedEvent) => compare(b.to, a.to);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
