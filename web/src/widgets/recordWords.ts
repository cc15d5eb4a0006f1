/** What a record is called where records of any entity stand: its kind, and the words a person would know it by. */
import { fieldNameOf } from '../data/anyRecord.ts';
import type { Device } from '../data/device.ts';
import { findWidget } from './allWidgets.ts';
import { fieldWords } from './fieldWords.ts';

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

/** `values` by the names code uses, as `readAny` gives them. A setting, or what only a newer version knows, has no widget. */
export function recordTitle(entity: string, values: Readonly<Record<string, unknown>>): string {
  const widget = findWidget(entity);
  const likely = widget ? [widget.title(values)] : [values.title, values.item, values.name];
  return likely.find((text) => typeof text === 'string' && text !== '')?.toString() ?? 'Untitled';
}

/** A field by the name it is stored under. */
export function storedFieldWords(device: Pick<Device, 'registry'>, entity: string, stored: string): string {
  return fieldWords(findWidget(entity), fieldNameOf(device, entity, stored) ?? stored);
}
