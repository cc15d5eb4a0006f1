/** What screens know of an event. */
import { event } from '@holdfast/shared/entities/event';
import type { Entry } from '../../data/entityStore.ts';
import { dayFieldWords } from '../fieldKinds.ts';
import type { WidgetDefinition } from '../widgetDefinition.ts';

export type CalendarEvent = Entry<typeof event>;

export const events: WidgetDefinition<typeof event> = {
  entity: event,
  name: 'Calendar',
  path: '/calendar',
  words: ['event', 'events'],
  everything: '',
  title: ({ title }) => title,
  fields: { start: dayFieldWords, end: dayFieldWords },
};
