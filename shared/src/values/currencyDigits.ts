/**
 * Decimals of a currency by ISO 4217. Our own table on purpose: browsers disagree (Chromium gives IQD none, Firefox
 * three), and what one device stores as minor units another must not read a thousand times larger.
 */
const codesByDigits = [
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
  [],
  [],
  'BHD IQD JOD KWD LYD OMR TND'.split(' '),
  ['CLF', 'UYW'],
];

export function currencyDigits(code: string): number {
  const digits = codesByDigits.findIndex((codes: readonly string[]) => codes.includes(code));
  return digits < 0 ? 2 : digits;
}
