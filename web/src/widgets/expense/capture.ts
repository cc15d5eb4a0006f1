/** An expense in the capture line: "24,90 fuel shell yesterday". What is paid for comes first, then to whom. */
import { addDays } from '@holdfast/shared/values/civilDate';
import { amountText } from '../../ui/money/formatMoney.ts';
import { wordsIn } from '../../ui/words/joinWords.ts';
import { type CaptureLine, type CapturePart, fieldText, firstOf, type TokenOf } from '../capturePart.ts';
import { beginsWithDeed } from '../deedWords.ts';
import { paidWord, readFields, speaksOfSpending } from './captureWords.ts';
import { expenses } from './definition.ts';
import { expenseForm } from './readExpense.ts';

const looked = 300;

export const capture: CapturePart<typeof expenses.entity> = {
  of: expenses,
  example: '24.90 fuel Shell yesterday',
  claim,
  take(line) {
    const money = sumOf(line);
    const day = line.tokens.find((token) => token.is === 'day' && !token.isDue);
    return [...(money ? [money] : []), ...(day ? [day] : []), ...readFields(line, money)];
  },
  texts(title, taken, { currency: usual, today }) {
    const [money, day] = [firstOf(taken, 'money'), firstOf(taken, 'day')];
    const currency = money?.currency ?? usual;
    // Of what was paid "on friday" the last one is meant.
    const date = day?.isWeekday && day.day > today ? addDays(day.day, -7) : day?.day;
    return {
      amount: money === undefined ? '' : amountText(Math.abs(money.minor), currency),
      currency,
      category: fieldText(taken, 'category'),
      vendor: fieldText(taken, 'vendor'),
      note: title,
      ...(money !== undefined && money.minor < 0 && { moneyBack: 'on' }),
      ...(date !== undefined && { date }),
    };
  },
  blank: ({ today, currency }) => ({ date: today, currency }),
  shape: expenseForm,
  add: (_device, store, values, id, options) => store.add(values, id, options),
  async readKnown(store) {
    const latest = await store.query({ by: ['date'], reverse: true, limit: looked });
    return {
      category: wordsIn(latest.map(({ category }) => category)),
      vendor: wordsIn(latest.map(({ vendor }) => vendor)),
    };
  },
};

/** What says most plainly that it is money, else the first number. */
function sumOf({ tokens }: CaptureLine): TokenOf<'money'> | undefined {
  const sums = tokens.filter((token) => token.is === 'money');
  return sums.find(({ isNamed }) => isNamed) ?? sums.find(({ isExact }) => isExact) ?? sums[0];
}

/** Of a number alone only a person can say that it is an amount: it takes decimals or a sign, and a place at an end. */
function claim(line: CaptureLine): number {
  const { tokens, rest, context } = line;
  const money = sumOf(line);
  const day = firstOf(tokens, 'day');
  if (money === undefined || !(money.isNamed || money.isExact)) return 0;
  if (tokens.some(({ is }) => is === 'priority' || is === 'repeat' || is === 'times' || is === 'price')) return 0;
  if (paidWord.test(rest)) return 3;
  if (beginsWithDeed(rest) || day?.isDue) return 0;
  const before = rest.slice(0, money.from);
  const behind = rest.slice(money.to);
  const isSpending = speaksOfSpending(line);
  const isPlanned = day !== undefined && !day.isWeekday && day.day > context.today;
  // "10.30 standup" is a time as well.
  if (isNothing(before))
    return money.isNamed || isSpending || !isClock.test(line.typed.slice(money.from, money.to)) ? 2 : 0;
  if (isPlanned || !(isNothing(behind) || (isSpending && money.isNamed))) return 0;
  return isSpending || day !== undefined || (money.isNamed && wordCount(before) <= 2) ? 2 : 0;
}

const isNothing = (words: string) => /^[\s\0]*$/.test(words);
const isClock = /^(?:1?\d|2[0-3])\.[0-5]\d$/;
const wordCount = (words: string) => words.split(/[\s\0]+/).filter(Boolean).length;
