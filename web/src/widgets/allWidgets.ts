/** Every widget there is: a folder here with a widget.tsx is on the dashboard. */
import type { WidgetDefinition } from './widgetDefinition.ts';

const found = import.meta.glob<WidgetDefinition>('./*/widget.tsx', { eager: true, import: 'widget' });

export const allWidgets: readonly WidgetDefinition[] = Object.values(found).sort(
  (a, b) => a.column - b.column || a.place - b.place,
);

export function findWidget(entity: string): WidgetDefinition | undefined {
  return allWidgets.find((widget) => widget.entity === entity);
}
