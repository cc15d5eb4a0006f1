/** An event as its form shows it, and what the texts come to. That the end is not before the start is the form's rule. */
import { formText } from '../../ui/form/formText.ts';
import type { FormShape, Reading, Texts } from '../../ui/form/formTexts.ts';
import { addWallMinutes } from '../../ui/time/zonedTime.ts';
import type { CalendarEvent } from './eventRecord.ts';

type EventValues = Omit<CalendarEvent, 'id'>;

/** Start and end are whole wall times, also where an all-day event shows their days only. */
export const eventForm: FormShape<EventValues> = {
  show: ({ title, start, end, allDay, place, notes }) => ({
    title,
    start,
    end,
    allDay: allDay ? 'on' : '',
    place,
    notes,
  }),
  read: readEvent,
  linked: [['start', 'end', 'allDay']],
};

export function readEvent(texts: Texts): Reading<EventValues> {
  const allDay = texts.allDay === 'on';
  const title = formText(texts, 'title');
  const start = wallOf(formText(texts, 'start'), allDay);
  const end = wallOf(formText(texts, 'end'), allDay) || defaultEnd(start, allDay);
  const errors: Record<string, string> = {};
  if (title === '') errors.title = 'Give it a title';
  if (start === '') errors.start = allDay ? 'Choose a day' : 'Choose a day and a time';
  else if (end < start) errors.end = 'The end is before the start';
  return {
    values: { title, start, end, allDay, place: formText(texts, 'place'), notes: formText(texts, 'notes') },
    errors,
  };
}

/** Inputs may add seconds. */
function wallOf(text: string, allDay: boolean): string {
  if (text === '') return '';
  return allDay ? `${text.slice(0, 10)}T00:00` : text.slice(0, 16);
}

function defaultEnd(start: string, allDay: boolean): string {
  return start === '' || allDay ? start : addWallMinutes(start, 60);
}
