import { sale } from '@holdfast/shared/entities/sale';
import { useToday } from '../../ui/time/clock.ts';
import { EditEntry } from '../EditEntry.tsx';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import { SaleForm } from './SaleForm.tsx';
import { SaleWidget } from './SaleWidget.tsx';

export const widget: WidgetDefinition = {
  entity: 'sale',
  name: 'Sales',
  words: ['sale', 'sales'],
  column: 2,
  place: 0,
  Widget: SaleWidget,
  EditForm({ id, onClose }) {
    const today = useToday();
    return (
      <EditEntry entity={sale} id={id} form={(entry) => <SaleForm sale={entry} onClose={onClose} today={today} />} />
    );
  },
};
