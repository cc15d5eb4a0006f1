import type { WidgetDefinition } from '../widgetDefinition.ts';
import { EventWidget } from './EventWidget.tsx';
import { EventForm } from './form.ts';

export const widget: WidgetDefinition = {
  entity: 'event',
  name: 'Calendar',
  words: ['event', 'events'],
  column: 1,
  place: 0,
  Widget: EventWidget,
  EditForm({ id, onClose }) {
    return <EventForm opened={{ id }} onClose={onClose} />;
  },
};
