/** What the event form's fields come to. That the end is not before the start is this form's rule, not the record's. */
import type { Reading } from '../../ui/FormDialog.tsx';
import { formText } from '../../ui/formText.ts';
import { addWallMinutes } from '../../ui/time/zonedTime.ts';
import type { CalendarEvent } from './eventRecord.ts';

export function readEvent(
  form: FormData,
): Reading<Pick<CalendarEvent, 'title' | 'start' | 'end' | 'allDay' | 'place' | 'notes'>> {
  const allDay = form.has('allDay');
  const title = formText(form, 'title');
  const start = wallOf(formText(form, 'start'), allDay);
  const end = wallOf(formText(form, 'end'), allDay) || defaultEnd(start, allDay);
  const errors: Record<string, string> = {};
  if (title === '') errors.title = 'Give it a title';
  if (start === '') errors.start = allDay ? 'Choose a day' : 'Choose a day and a time';
  else if (end < start) errors.end = 'The end is before the start';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    values: { title, start, end, allDay, place: formText(form, 'place'), notes: formText(form, 'notes') },
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
