/** Which currencies there are. */

/**
 * In circulation: list one of ISO 4217 (kept by SIX, six-group.com) without funds, metals and test codes, as of
 * January 2026. What is missing here is still offered, after these.
 */
export const circulating: readonly string[] = `
  AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
  CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
  IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
  MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
  SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV
  WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`
  .trim()
  .split(/\s+/);

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
let codes: ReadonlySet<string> | null = null;

/** Whether a text is the code of a currency, as codes are written: in capitals. */
export function isCurrency(text: string): boolean {
  codes ??= new Set([...circulating, ...Intl.supportedValuesOf('currency')]);
  return codes.has(text);
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
