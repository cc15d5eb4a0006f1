/**
 * Start and end of an event while they are typed. How long it lasts is a text of its own in the form: a start that is
 * cleared, or half typed, leaves the length as it is, and the end follows the start once that is whole again.
 */

import { addWallMinutes, type WallTime, wallMinutesBetween } from '@holdfast/shared/values/zonedTime';
import type { Texts } from '../../ui/form/formTexts.ts';

/** Minutes, as the form's text `length`; empty where nobody knows: then a start that is typed leaves the end alone. */
export function lengthText(start: WallTime, end: WallTime): string {
  const minutes = wallMinutesBetween(start, end);
  return minutes >= 0 ? String(minutes) : '';
}

/** What typing a start changes: the end goes with it, at the length it had. */
export function typeStart(typed: string, texts: Texts): Texts {
  const start = wallOf(typed, texts.start, texts);
  const moved = texts.length ? addWallMinutes(start, Number(texts.length)) : '';
  return moved === '' ? { start } : { start, end: moved };
}

/** What typing an end changes: the length. One that lies before the start has none, and stays where it was typed. */
export function typeEnd(typed: string, texts: Texts): Texts {
  const { start = '' } = texts;
  const wall = wallOf(typed, texts.end, texts);
  const isWithinDay = texts.allDay === 'on' && wall.slice(0, 10) === start.slice(0, 10) && wall < start;
  const end = isWithinDay ? start : wall;
  return { end, length: lengthText(start, end) };
}

/** A whole wall time from a field that shows the day alone while `allDay` is ticked; the time of day is kept for later. */
function wallOf(typed: string, before = '', { allDay }: Texts): string {
  return allDay === 'on' ? `${typed}T${before.split('T')[1] ?? '00:00'}` : typed;
}
