/** What else can be done with sales, one or many. */
import type { sale } from '@holdfast/shared/entities/sale';
import { CalendarClock, UserRound } from 'lucide-react';
import { dayWords } from '../../ui/time/dateWords.ts';
import { wordsIn } from '../../ui/words/joinWords.ts';
import type { RecordCommand } from '../commands/recordCommand.ts';

/** How many of the latest sales are looked through for customers. */
const looked = 300;

const setDue: RecordCommand<typeof sale> = {
  id: 'sale.due',
  name: 'Due date',
  also: ['term'],
  icon: CalendarClock,
  keys: ['t'],
  places: ['bulk'],
  ask: { kind: 'day', label: 'Due', none: 'No date' },
  said: (day, today) => (day === '' ? 'Due on no day:' : `Due ${dayWords(day, today)}:`),
  plan: ({ due, status }, { value }) => (status !== 'unpaid' || value === (due ?? '') ? null : { due: value || null }),
  except: 'only what is unpaid is due',
};

const setCustomer: RecordCommand<typeof sale> = {
  id: 'sale.customer',
  name: 'Customer',
  also: ['client'],
  icon: UserRound,
  keys: ['m'],
  places: ['bulk'],
  ask: {
    kind: 'name',
    label: 'Customer',
    none: 'No customer',
    async used({ query }) {
      const latest = await query({ by: ['date'], reverse: true, limit: looked });
      return wordsIn(latest.map(({ customer }) => customer));
    },
  },
  said: (customer) => (customer === '' ? 'Without a customer:' : `For “${customer}”:`),
  plan: ({ customer }, { value }) => (value === customer ? null : { customer: value }),
};

export const moreCommands = [setDue, setCustomer];
