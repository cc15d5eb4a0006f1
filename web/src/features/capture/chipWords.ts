/** What was understood, as its chip says it. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { quantityText } from '../../ui/money/quantityText.ts';
import { civilFormat, dayWords, wallTimeWords } from '../../ui/time/dateWords.ts';
import { repeatWords } from '../../ui/time/repeatWords.ts';
import type { Token } from '../../widgets/capturePart.ts';

const priorityWords = ['No priority', 'Low priority', 'Medium priority', 'High priority'];

export function chipWords(token: Token, today: CivilDate): string {
  const near = (day: CivilDate | null) => (day === null ? '' : `${dayWords(day, today)} `);
  switch (token.is) {
    case 'day':
      return `${token.isDue ? 'due ' : ''}${dated(token.day, today)}`;
    case 'days':
      return `${dated(token.first, today)} – ${dated(token.last, today)}`;
    case 'time':
      return `${near(token.day)}${clock(token.time)}`;
    case 'times':
      return `${near(token.day)}${clock(token.start)} – ${clock(token.end)}`;
    case 'length':
      return `${token.minutes} minutes`;
    case 'repeat':
      return `repeats ${repeatWords(token.rule, token.first)}`;
    case 'money':
      return formatMoney(token.minor, token.currency);
    case 'price':
      return `${formatMoney(token.minor, token.currency)} each`;
    case 'quantity':
      return `quantity ${quantityText(token.quantity)}`;
    case 'tag':
      return `#${token.tag}`;
    case 'priority':
      return priorityWords[token.priority] ?? '';
    case 'address':
      return token.address;
    case 'field':
      return token.text;
  }
}

/** "friday" may be this one or the next: its date is said with it. */
function dated(day: CivilDate, today: CivilDate): string {
  const words = dayWords(day, today);
  return /\d/.test(words) || /^(?:today|tomorrow|yesterday)$/i.test(words)
    ? words
    : `${words} ${civilFormat(day, { day: 'numeric', month: 'short' })}`;
}

const clock = (time: string) => wallTimeWords(`1970-01-01T${time}`);
