/** Fields and their values as a person would say them. */
import { formatMoney } from '../ui/money/formatMoney.ts';
import { momentWords } from '../ui/time/dateWords.ts';

const names: Readonly<Record<string, string>> = {
  url: 'address',
  doneAt: 'time it was done',
  allDay: 'all day',
  deleted: 'deletion',
};
const longest = 80;

/** "unitPrice" → "unit price". */
export function fieldWords(name: string): string {
  return names[name] ?? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** `values` are the record's, for the currency of an amount. */
export function valueWords(
  name: string,
  value: unknown,
  values: Readonly<Record<string, unknown>>,
  nowMs: number,
): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (name === 'deleted') return value === true ? 'deleted' : 'not deleted';
  if (name === 'order') return 'another place';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberWords(name, value, values, nowMs);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `“${text.slice(0, longest)}…”` : `“${text}”`;
}

function numberWords(
  name: string,
  value: number,
  { currency }: Readonly<Record<string, unknown>>,
  nowMs: number,
): string {
  if (name === 'doneAt') return momentWords(value, nowMs);
  const isMoney = (name === 'amount' || name === 'unitPrice') && typeof currency === 'string';
  return isMoney ? formatMoney(value, currency) : String(value);
}
