/**
 * Decimals of a currency by ISO 4217. Our own table on purpose: browsers disagree (Chromium gives IQD none, Firefox
 * three), and what one device stores as minor units another must not read a thousand times larger.
 */
const none = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
const three = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');
const four = 'CLF UYW'.split(' ');

const digitsByCode = new Map<string, number>([
  ...none.map((code) => [code, 0] as const),
  ...three.map((code) => [code, 3] as const),
  ...four.map((code) => [code, 4] as const),
]);

export function currencyDigits(code: string): number {
  return digitsByCode.get(code) ?? 2;
}
