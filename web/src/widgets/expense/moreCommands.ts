/** What can be done with expenses, one or many. */
import type { expense } from '@holdfast/shared/entities/expense';
import { CalendarClock, Tag } from 'lucide-react';
import { dayWords } from '../../ui/time/dateWords.ts';
import { wordsIn } from '../../ui/words/joinWords.ts';
import type { RecordCommand } from '../commands/recordCommand.ts';

/** How many of the latest expenses are looked through for categories. */
const looked = 300;

const setCategory: RecordCommand<typeof expense> = {
  id: 'expense.category',
  name: 'Category',
  also: ['move'],
  icon: Tag,
  keys: ['m'],
  places: ['bulk'],
  ask: {
    kind: 'name',
    label: 'Category',
    none: 'No category',
    async used({ query }) {
      const latest = await query({ by: ['date'], reverse: true, limit: looked });
      return wordsIn(latest.map(({ category }) => category));
    },
  },
  said: (category) => (category === '' ? 'Without a category:' : `Under “${category}”:`),
  plan: ({ category }, { value }) => (value === category ? null : { category: value }),
};

const setDate: RecordCommand<typeof expense> = {
  id: 'expense.date',
  name: 'Date',
  also: ['day'],
  icon: CalendarClock,
  keys: ['t'],
  places: ['bulk'],
  ask: { kind: 'day', label: 'Date' },
  said: (day, today) => `Put on ${dayWords(day, today)}:`,
  plan: ({ date }, { value }) => (value === date ? null : { date: value }),
};

export const moreCommands = [setCategory, setDate];
