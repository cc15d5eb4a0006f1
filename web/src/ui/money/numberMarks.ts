/** The decimal mark and the group mark of a locale. */
import { toPlainText } from '@holdfast/shared/values/plainText';
import type { NumberMarks } from '@holdfast/shared/values/readNumber';

const known = new Map<string, NumberMarks>();

/** Of amounts where a currency is given, else of plain numbers: in some places (fr-CH, en-DE) they differ. */
export function numberMarks(locale: string, currency?: string): NumberMarks {
  const key = `${locale} ${currency ?? ''}`;
  const marks = known.get(key) ?? readMarks(locale, currency);
  known.set(key, marks);
  return marks;
}

function readMarks(locale: string, currency: string | undefined): NumberMarks {
  const style = currency === undefined ? {} : ({ style: 'currency', currency } as const);
  const options = { ...style, minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const parts = new Intl.NumberFormat(locale, options).formatToParts(1_234_567.5);
  const find = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
  // A space is a mark: plain text would lose one at the edge.
  const plain = (mark: string) => (/^\s$/.test(mark) ? ' ' : (toPlainText(mark) ?? mark));
  return { decimal: plain(find('decimal')), group: plain(find('group')) };
}
