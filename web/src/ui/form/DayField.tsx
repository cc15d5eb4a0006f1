/**
 * A field for a day, or for a day and a time. With a last day of four digits the browser goes on after the fourth one,
 * so that a year is typed in one go. A day that no month has, written by an earlier version, cannot stand in such a
 * field: it is said beside it.
 */
import { firstDay, isRealDay, lastDay } from '@holdfast/shared/values/civilDate';
import { dayWords } from '../time/dateWords.ts';
import { TextField } from './Field.tsx';
import { useFormTexts } from './FormTextsContext.ts';
import type { Texts } from './formTexts.ts';

interface DayFieldProps {
  name: string;
  label: string;
  wide?: boolean;
  withTime?: boolean;
  hint?: string | undefined;
  onType?(text: string, texts: Texts): Texts;
}

export function DayField({ name, withTime = false, hint, ...rest }: DayFieldProps) {
  const text = useFormTexts()[name] ?? '';
  const day = text.slice(0, 10);
  const isOdd = /^\d{4}-\d\d-\d\d$/.test(day) && !isRealDay(day);
  const said = isOdd ? `${dayWords(day, '')}: choose another` : hint;
  return (
    <TextField
      name={name}
      type={withTime ? 'datetime-local' : 'date'}
      min={withTime ? `${firstDay}T00:00` : firstDay}
      max={withTime ? `${lastDay}T23:59` : lastDay}
      value={isOdd ? '' : withTime ? text : day}
      {...(said !== undefined && { hint: said })}
      {...rest}
    />
  );
}
