/** What the rest of the app needs to know of a widget. One per folder, exported as `widget` from its widget.tsx. */
import type { ComponentType } from 'react';

export interface WidgetDefinition {
  /** The entity it shows. */
  entity: string;
  /** The name of its region. */
  name: string;
  /** What one record is called, and several. */
  words: readonly [one: string, many: string];
  /** Column of the wide dashboard, from 0. */
  column: number;
  /** Place in its column, and in the reading order of all. */
  place: number;
  Widget: ComponentType;
  /** The widget's own form for one record, opened from outside the widget. */
  EditForm: ComponentType<{ id: string; onClose(): void }>;
}
