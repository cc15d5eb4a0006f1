/** What leads from a card to the page with all there is. */
import type { WidgetDefinition } from './widgetDefinition.ts';

/** "All 240", "All sales" while nobody has counted or there is nothing to count. */
export function allWords(count: number | undefined, { words }: Pick<WidgetDefinition, 'words'>): string {
  return count === undefined || count === 0 ? `All ${words[1]}` : `All ${count.toLocaleString()}`;
}
