/** Every widget there is: a folder here with a widget.ts is on the dashboard, and has a page. */
import type { Widget } from './widgetDefinition.ts';

const found = import.meta.glob<Widget>('./*/widget.ts', { eager: true, import: 'widget' });

export const allWidgets: readonly Widget[] = Object.values(found).sort((a, b) => a.place - b.place);

export function findWidget(entity: string): Widget | undefined {
  return allWidgets.find((widget) => widget.entity.name === entity);
}
