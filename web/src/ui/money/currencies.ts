/** Which currencies there are, and their names. */
import { circulating } from '@holdfast/shared/values/circulating';
import { onFirstUse } from '../onFirstUse.ts';

export interface CurrencyChoice {
  code: string;
  name: string;
}

export interface CurrencyList {
  current: readonly CurrencyChoice[];
  /** What the browser knows beside: retired money, funds, units of account. */
  others: readonly CurrencyChoice[];
}

const lists = new Map<string, CurrencyList>();
const codes = onFirstUse(() => new Set([...circulating, ...Intl.supportedValuesOf('currency')]));

/** Whether a text is the code of a currency, as codes are written: in capitals. */
export function isCurrency(text: string): boolean {
  return codes().has(text);
}

/** All currencies by code, named in the language of `locale`. */
export function listCurrencies(locale: string): CurrencyList {
  const list = lists.get(locale) ?? readList(locale);
  lists.set(locale, list);
  return list;
}

function readList(locale: string): CurrencyList {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const toChoice = (code: string) => ({ code, name: names.of(code) ?? code });
  const current = new Set(circulating);
  const others = Intl.supportedValuesOf('currency').filter((code) => !current.has(code));
  return { current: circulating.map(toChoice), others: others.map(toChoice) };
}
