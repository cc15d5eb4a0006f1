/**
 * A typed line in plain signs, character for character: what is found in one stands at the same place in the other.
 * Digits of every script are ASCII, wide signs narrow, every space a space.
 */
import { toPlainText } from '@holdfast/shared/values/plainText';

const alike: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '−': '-',
  '–': '-',
  '—': '-',
  '×': 'x',
  '：': ':',
  '＠': '@',
  '＃': '#',
  '！': '!',
  '、': ',',
  '，': ',',
  '،': ',',
  '\0': ' ',
};

export function plainLine(typed: string): string {
  return typed.replaceAll(/[\p{Nd}\s\0’‘−–—×：＠＃！、，،\uff10-\uff19]/gu, (sign) => {
    // Digits beyond the first plane take two places: whoever writes in them is read as text.
    if (sign.length > 1) return sign;
    if (/\s/.test(sign)) return ' ';
    return alike[sign] ?? toPlainText(sign) ?? sign;
  });
}
