/** What a record is called outside its widget: its kind, and the words a person would know it by. */
import { findWidget } from '../widgets/allWidgets.ts';

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

/** `values` by the names code uses. */
export function recordTitle(values: Readonly<Record<string, unknown>>): string {
  const known = [values.title, values.item, values.vendor, values.category, values.name];
  return known.find((text) => typeof text === 'string' && text !== '')?.toString() ?? 'Untitled';
}
