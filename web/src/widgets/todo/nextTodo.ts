/** What comes after a repeating todo that was done [RP2]. */
import type { todo } from '@holdfast/shared/entities/todo';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { nextDay, readRepeatRule, writeRepeatRule } from '@holdfast/shared/values/repeatRule';
import { v5 } from 'uuid';
import { dayWords } from '../../ui/time/dateWords.ts';
import type { Follow } from '../commands/recordCommand.ts';
import type { Todo } from './definition.ts';
import { openSteps } from './steps.ts';

/** The UUID v5 namespace of what follows, for ever. */
const namespace = '6d0c8a52-3f1b-5b7e-8a4e-2c9f51d7e0b3';

/** Null where the rule has no further day, or nobody here can follow it. */
export function nextTodo(done: Todo, today: CivilDate): Follow<typeof todo> {
  const { id, due, repeat } = done;
  const rule = repeat === null || due === null ? null : readRepeatRule(repeat, due);
  if (rule === null || due === null) return null;
  const day = nextDay(rule, due > today ? due : today);
  if (day === null) return null;
  const { title, notes, dueTime, priority, list, tags, order } = done;
  // Nothing is written that is as it is in an empty one: it would have a stamp, later than what others did meanwhile.
  const values = {
    title,
    due: day,
    repeat: writeRepeatRule(rule),
    ...(notes !== '' && { notes: openSteps(notes) }),
    ...(dueTime !== null && { dueTime }),
    ...(priority !== 0 && { priority }),
    ...(list !== '' && { list }),
    ...(tags.length > 0 && { tags }),
    ...(order !== '' && { order }),
  };
  return { id: v5(id, namespace), values, words: `again ${dayWords(day, today)}` };
}
