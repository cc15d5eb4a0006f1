/** How often a todo comes again: what its day suggests, and whatever rule it has already. */
import { isRealDay } from '@holdfast/shared/values/civilDate';
import { SelectField } from '../../ui/form/Field.tsx';
import { useFormTexts } from '../../ui/form/FormTextsContext.ts';
import { useToday } from '../../ui/time/clock.ts';
import { readDay } from '../../ui/time/readDay.ts';
import { repeatWords } from '../../ui/time/repeatWords.ts';
import { likelyRules } from './likelyRules.ts';

export function RepeatField() {
  const { due = '', repeat = '' } = useFormTexts();
  const today = useToday();
  const read = readDay(due);
  const day = read.ok && read.day !== null && isRealDay(read.day) ? read.day : today;
  const rules = likelyRules(day);
  const offered = repeat === '' || rules.includes(repeat) ? rules : [repeat, ...rules];
  return (
    <SelectField name="repeat" label="Repeat">
      <option value="">Never</option>
      {offered.map((rule) => (
        <option key={rule} value={rule}>
          {sentence(repeatWords(rule, day))}
        </option>
      ))}
    </SelectField>
  );
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
