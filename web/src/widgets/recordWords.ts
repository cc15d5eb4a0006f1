/** What a record is called where records of any entity stand: its kind, and the words a person would know it by. */
import { findWidget } from './allWidgets.ts';

/** Settings have no widget of their own. */
function wordsOf(entity: string): readonly [one: string, many: string] {
  if (entity === 'preference') return ['setting', 'settings'];
  return findWidget(entity)?.words ?? ['record', 'records'];
}

/** "1 todo", "3 sales". */
export function countWords(entity: string, count: number): string {
  const [one, many] = wordsOf(entity);
  return `${count} ${count === 1 ? one : many}`;
}

/** "Todo", "Sale". */
export function kindWord(entity: string): string {
  const [one] = wordsOf(entity);
  return one.charAt(0).toUpperCase() + one.slice(1);
}

/** `values` by the names code uses, as `readAny` gives them. */
export function recordTitle(entity: string, values: Readonly<Record<string, unknown>>): string {
  return findWidget(entity)?.title(values) || 'Untitled';
}
