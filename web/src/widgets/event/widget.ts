import type { Widget } from '../widgetDefinition.ts';
import { events } from './definition.ts';
import { EventCard } from './EventCard.tsx';
import { EventForm } from './form.ts';

export const widget: Widget = { ...events, column: 1, place: 0, Card: EventCard, Form: EventForm };
