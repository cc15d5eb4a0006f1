/** Fields and their values as a person would say them; what is special about one stands in its widget's definition. */
import { deletedField, positionField } from '@holdfast/shared/merge/isDeleted';
import { own } from '../data/recordName.ts';
import type { WidgetDefinition } from './widgetDefinition.ts';

const longest = 80;

/** "unitPrice" → "unit price". `of`: undefined for an entity without a widget. */
export function fieldWords(of: WidgetDefinition | undefined, name: string): string {
  if (name === deletedField) return 'deletion';
  return own(of?.fields, name)?.name ?? name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** `values` are the record's, by the names code uses. */
export function valueWords(
  of: WidgetDefinition | undefined,
  name: string,
  values: Readonly<Record<string, unknown>>,
  nowMs: number,
): (value: unknown) => string {
  return (value) => {
    if (value === null || value === undefined || value === '') return 'empty';
    if (name === deletedField) return value === true ? 'deleted' : 'not deleted';
    if (name === positionField) return 'another place';
    const { say } = own(of?.fields, name) ?? {};
    if (say) return say(value, values, nowMs);
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (typeof value === 'number') return String(value);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.length > longest ? `“${text.slice(0, longest)}…”` : `“${text}”`;
  };
}
