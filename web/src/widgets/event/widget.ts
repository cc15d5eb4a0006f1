import { CalendarDays } from 'lucide-react';
import { lazyPart } from '../../ui/lazyPart.tsx';
import type { Widget } from '../widgetDefinition.ts';
import { events } from './definition.ts';
import { EventCard } from './EventCard.tsx';
import { EventNow } from './EventNow.tsx';

export const widget: Widget = {
  ...events,
  place: 3,
  icon: CalendarDays,
  Card: EventCard,
  Now: EventNow,
  Page: lazyPart(async () => (await import('./EventPage.tsx')).EventPage),
  Form: lazyPart(async () => (await import('./EventForm.tsx')).EventForm),
};
