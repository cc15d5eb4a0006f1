/** What is marked by a sign: tags, priorities, addresses. */
import type { LineReader } from './lineReader.ts';

const start = '(?<=^|[\\s\\0(])';
/** A tag has a letter: "#4021" is the number of something. */
const tag = new RegExp(`${start}#([\\p{L}\\p{N}_/-]*\\p{L}[\\p{L}\\p{N}\\p{M}_/-]*)`, 'gu');
const priority = new RegExp(`${start}(?:!([1-3])|(!{1,3}))(?=[\\s\\0,;]|$)`, 'g');
/** With a scheme or a www, in the midst of words too. */
const address = new RegExp(`${start}(?:https?://|www\\.|mailto:|tel:)[^\\s\\0]*[^\\s\\0.,;:!?)\\]]`, 'giu');
/** What a browser would run: never kept, and never taken for words. */
const code = /^ *(?:javascript|data|vbscript|blob|file|filesystem|view-source):[^\s\0]+ *$/i;
/** Alone a host needs no scheme. */
const host = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d{1,5})?(?:[/?#][^\s\0]*)?$/u;
const mail = /^[^\s@/?#:\\%<>"(),;[\]]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}$/u;

export function readAddresses(line: LineReader): void {
  const alone = line.typed.replaceAll(/(?<=^|\s)#\S+/g, ' ').trim();
  const isAlone = !/\s/.test(alone) && (host.test(alone) || mail.test(alone) || code.test(alone));
  if (isAlone && alone !== '') {
    const from = line.typed.indexOf(alone);
    line.take({ is: 'address', address: alone, isAll: true }, from, from + alone.length);
    return;
  }
  line.scan(address, ({ 0: found, index }) => ({
    is: 'address',
    address: line.typed.slice(index, index + found.length),
    isAll: false,
  }));
}

export function readMarks(line: LineReader): void {
  line.scan(tag, ({ 0: found, index }) => ({ is: 'tag', tag: line.typed.slice(index + 1, index + found.length) }));
  line.scan(priority, ([, digit, signs]) => ({ is: 'priority', priority: signs?.length ?? Number(digit) }));
}
