import type { WidgetDefinition } from '../widgetDefinition.ts';
import { SaleForm } from './form.ts';
import { SaleWidget } from './SaleWidget.tsx';

export const widget: WidgetDefinition = {
  entity: 'sale',
  name: 'Sales',
  words: ['sale', 'sales'],
  column: 2,
  place: 0,
  Widget: SaleWidget,
  EditForm({ id, onClose }) {
    return <SaleForm opened={{ id }} onClose={onClose} />;
  },
};
