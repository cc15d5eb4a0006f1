/** Where all records of a kind are listed that have what was typed. */
import type { WidgetDefinition } from './widgetDefinition.ts';

export function searchHref({ path, everything }: Pick<WidgetDefinition, 'path' | 'everything'>, typed: string): string {
  const query = new URLSearchParams(everything);
  query.set('q', typed.trim());
  return `${path}?${query}`;
}
