/** An event as its form shows it, and what the texts come to. That the end is not before the start is the form's rule. */

import { addWallMinutes, type WallTime } from '@holdfast/shared/values/zonedTime';
import { formText } from '../../ui/form/formText.ts';
import type { FormShape, Reading, Texts } from '../../ui/form/formTexts.ts';
import { dayTrouble, type Read, readWall } from '../../ui/time/readDay.ts';
import type { CalendarEvent } from './definition.ts';
import { lengthText } from './eventSpan.ts';
import { realSpan } from './eventTimes.ts';

type EventValues = Omit<CalendarEvent, 'id'>;

/** Start and end are whole wall times, also where an all-day event shows their days only. */
export const eventForm: FormShape<EventValues> = {
  show: ({ title, start, end, allDay, zone, place, notes }) => ({
    title,
    start,
    end,
    length: lengthText(start, end),
    allDay: allDay ? 'on' : '',
    zone,
    place,
    notes,
  }),
  read: readEvent,
  linked: [['start', 'end', 'allDay']],
};

/** An end that is left empty is an hour later, or the same day. */
export function readEvent(texts: Texts): Reading<EventValues> {
  const allDay = texts.allDay === 'on';
  const zone = texts.zone ?? 'UTC';
  const title = formText(texts, 'title');
  const start = readTyped(formText(texts, 'start'), allDay);
  const end = readTyped(formText(texts, 'end'), allDay);
  const errors: Record<string, string> = {};
  if (title === '') errors.title = 'Give it a title';
  if (start === null) errors.start = allDay ? 'Choose a day' : 'Choose a day and a time';
  else if (!start.ok) errors.start = start.message;
  if (end !== null && !end.ok) errors.end = end.message;
  if (start?.ok && end?.ok && end.wall < start.wall) errors.end = 'The end is before the start';
  return {
    values: {
      title,
      ...(start?.ok && end?.ok !== false && spanOf(start.wall, end?.wall, { allDay, zone })),
      allDay,
      zone,
      place: formText(texts, 'place'),
      notes: formText(texts, 'notes'),
    },
    errors,
  };
}

/** Null where nothing is typed. */
function readTyped(text: string, allDay: boolean): Read<{ wall: WallTime }> | null {
  const [day = ''] = text.split('T');
  if (day === '') return null;
  if (!allDay) return readWall(text);
  const message = dayTrouble(day);
  return message === null ? { ok: true, wall: `${day}T00:00` } : { ok: false, message };
}

function spanOf(start: WallTime, end: WallTime | undefined, { allDay, zone }: Pick<EventValues, 'allDay' | 'zone'>) {
  if (allDay) return { start, end: end ?? start };
  return realSpan({ start, end: end ?? addWallMinutes(start, 60), zone });
}
