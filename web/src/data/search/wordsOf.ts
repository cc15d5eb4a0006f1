/** The words a record is found by, which lie in its row and are indexed there [SE1]. */
import { type EntityDefinition, type FieldDefinition, readValue } from '@holdfast/shared/entities/defineEntity';
import { minorUnits, orderKey, repeatRule, zoneName } from '@holdfast/shared/entities/fieldTypes';
import { currencyDigits } from '@holdfast/shared/values/currencyDigits';
import { decimalText } from '@holdfast/shared/values/decimalText';
import { isDeletedRow, type Row } from '../database.ts';
import { wordsIn } from './wordsIn.ts';

/** Counts up whenever this answers otherwise than before: then all rows get new words. */
export const wordRule = 1;

/** So many different ones of a record [SE4]. */
export const mostWords = 300;

/** In the place of those that are left out. No word begins with it. */
export const andMore = '';

/** Texts that no person types. */
const unspoken: readonly unknown[] = [orderKey, repeatRule, zoneName];

export function wordsOf(entity: EntityDefinition, row: Pick<Row, 'values' | 'stamps'>): string[] {
  if (isDeletedRow(row)) return [];
  const read = (stored: string) => readValue(entity, row.values, stored);
  const textsOf = ([stored, { writes }]: [string, FieldDefinition]): unknown => {
    const value = read(stored);
    if (writes === minorUnits) return decimalText(value as number, currencyDigits(read('currency') as string));
    return unspoken.includes(writes) ? [] : value;
  };
  const texts = [...entity.storedFields].flatMap(textsOf).filter((text) => typeof text === 'string');
  // Short ones first: what is left out is of the longest.
  const sorted = texts.sort((a, b) => a.length - b.length);
  // A day and a time of one field are two words.
  const found = [...new Set(sorted.flatMap((text) => wordsIn(text.replace(/(?<=^[\d-]{10})T/, ' '))))];
  return found.length > mostWords ? [...found.slice(0, mostWords), andMore] : found;
}
