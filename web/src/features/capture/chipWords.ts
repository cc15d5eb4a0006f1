/** What was understood, as its chip says it. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { formatMoney } from '../../ui/money/formatMoney.ts';
import { quantityText } from '../../ui/money/quantityText.ts';
import { civilFormat, dayWords, wallTimeWords } from '../../ui/time/dateWords.ts';
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
      return `repeats ${repeatWords(token.rule)}`;
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

const units: Readonly<Record<string, string>> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' };
const codes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const places: Readonly<Record<string, string>> = {
  '-1': 'last',
  '1': '1st',
  '2': '2nd',
  '3': '3rd',
  '4': '4th',
  '5': '5th',
};

/** Of the rules this line makes. */
export function repeatWords(rule: string): string {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]));
  const { FREQ = '', INTERVAL = '1', BYDAY = '', BYMONTHDAY } = parts;
  if (BYMONTHDAY !== undefined) return `on day ${BYMONTHDAY} of each month`;
  const [, place, weekday] = /^(-?\d)([A-Z]{2})$/.exec(BYDAY) ?? [];
  if (weekday !== undefined) return `on the ${places[`${place}`]} ${weekdayWord(weekday)} of each month`;
  if (BYDAY === 'MO,TU,WE,TH,FR') return 'on weekdays';
  const unit =
    INTERVAL === '1' ? units[FREQ] : INTERVAL === '2' ? `second ${units[FREQ]}` : `${INTERVAL} ${units[FREQ]}s`;
  if (BYDAY === '') return `every ${unit}`;
  const days = BYDAY.split(',').map(weekdayWord).join(', ');
  return INTERVAL === '1' ? `every ${days}` : `every ${unit} on ${days}`;
}

/** 1970-01-04 was a Sunday. */
const weekdayWord = (code: string) => civilFormat(`1970-01-0${4 + codes.indexOf(code)}`, { weekday: 'long' });
