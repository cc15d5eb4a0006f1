/** What puts a todo on another day. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import type { Todo } from './definition.ts';

/** A rule that names no first day keeps the one it had: from it its periods are counted [RP1]. */
export function dueOn(
  { due, repeat }: Pick<Todo, 'due' | 'repeat'>,
  day: CivilDate,
): Partial<Pick<Todo, 'due' | 'repeat'>> {
  const isLoose = repeat !== null && due !== null && !/^DTSTART/m.test(repeat);
  return { due: day, ...(isLoose && { repeat: `DTSTART:${due.replaceAll('-', '')}\n${repeat}` }) };
}
