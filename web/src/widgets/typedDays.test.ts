import { describe, expect, it } from 'vitest';
import { readEvent } from './event/readEvent.ts';
import { readExpense } from './expense/readExpense.ts';
import { readSale } from './sale/readSale.ts';
import { readTodo } from './todo/readTodo.ts';

const odd = [
  ['0026-03-05', 'A year from 1900 to 2999'],
  ['1899-12-31', 'A year from 1900 to 2999'],
  ['3000-01-01', 'A year from 1900 to 2999'],
  ['20261-03-05', 'A year from 1900 to 2999'],
  ['2026-02-29', 'There is no 29 February 2026'],
  ['2026-04-31', 'There is no 31 April 2026'],
  ['5.3.2026', 'A date like 2026-11-24'],
] as const;

describe('a day in a form', () => {
  it.each(odd)('[FO5] that cannot be stored is refused at its field, whatever the form: %s', (day, words) => {
    expect(readTodo({ title: 'x', due: day })).toMatchObject({ errors: { due: words } });
    expect(readSale({ currency: 'EUR', date: day, due: day }).errors).toMatchObject({ date: words, due: words });
    expect(readExpense({ currency: 'EUR', date: day }).errors).toMatchObject({ date: words });
    expect(readEvent({ title: 'x', allDay: 'on', start: `${day}T00:00`, end: '' }).errors).toEqual({ start: words });
    expect(readEvent({ title: 'x', start: `${day}T09:00`, end: `${day}T10:00` }).errors).toEqual({
      start: words,
      end: words,
    });
  });

  it.each(odd)('[FO5] has no value then: %s', (day) => {
    expect(readTodo({ due: day }).values).not.toHaveProperty('due');
    expect(readSale({ currency: 'EUR', date: day, due: day }).values).not.toHaveProperty('date');
    expect(readSale({ currency: 'EUR', date: day, due: day }).values).not.toHaveProperty('due');
    expect(readExpense({ currency: 'EUR', date: day }).values).not.toHaveProperty('date');
    expect(readEvent({ start: `${day}T09:00`, end: '' }).values).not.toHaveProperty('start');
  });

  it('is kept as typed where it is one, and null where there may be none', () => {
    expect(readTodo({ due: '2028-02-29', dueTime: '09:30:00' }).values).toMatchObject({
      due: '2028-02-29',
      dueTime: '09:30',
    });
    expect(readTodo({}).values).toMatchObject({ due: null, dueTime: null });
    expect(readSale({ currency: 'EUR', date: '2028-02-29' }).values).toMatchObject({ date: '2028-02-29', due: null });
    expect(readExpense({ currency: 'EUR', date: '2028-02-29' }).values.date).toBe('2028-02-29');
  });

  it('[FO5] is missing where there must be one, and where a time stands without it', () => {
    expect(readSale({ currency: 'EUR' }).errors.date).toBe('A sale needs a date');
    expect(readExpense({ currency: 'EUR' }).errors.date).toBe('An expense needs a date');
    expect(readEvent({}).errors.start).toBe('Choose a day and a time');
    expect(readEvent({ allDay: 'on', start: 'T09:00' }).errors.start).toBe('Choose a day');
    expect(readTodo({ dueTime: '09:30' }).errors.due).toBe('A time needs a date');
    expect(readTodo({ due: '2026-11-24', dueTime: 'noon' }).errors.dueTime).toBe('A time like 09:30');
  });
});

describe('the span in an event form', () => {
  const read = (texts: Record<string, string>) => readEvent({ title: 'x', zone: 'Europe/Berlin', ...texts });

  it.each([
    ['as typed', { start: '2026-11-24T09:00', end: '2026-11-24T10:00' }, '2026-11-24T09:00', '2026-11-24T10:00'],
    ['an hour, where no end is typed', { start: '2026-11-24T23:30' }, '2026-11-24T23:30', '2026-11-25T00:30'],
    [
      'a day, where no end is typed',
      { start: '2026-11-24T23:30', allDay: 'on' },
      '2026-11-24T00:00',
      '2026-11-24T00:00',
    ],
    [
      'days alone',
      { start: '2026-11-24T22:00', end: '2026-11-25T06:00', allDay: 'on' },
      '2026-11-24T00:00',
      '2026-11-25T00:00',
    ],
    [
      'an hour later, where clocks skip its start',
      { start: '2026-03-29T02:30', end: '2026-03-29T03:30' },
      '2026-03-29T03:30',
      '2026-03-29T04:30',
    ],
    ['where they skip it, and no end is typed', { start: '2026-03-29T02:30' }, '2026-03-29T03:30', '2026-03-29T04:30'],
  ])('is %s', (_, texts, start, end) => {
    expect(read(texts)).toMatchObject({ errors: {}, values: { start, end } });
  });

  it('[FO5] does not end before it starts', () => {
    expect(read({ start: '2026-11-24T09:00', end: '2026-11-24T08:00' }).errors).toEqual({
      end: 'The end is before the start',
    });
    expect(read({ start: '2026-11-24T22:00', end: '2026-11-24T06:00', allDay: 'on' }).errors).toEqual({});
  });
});
