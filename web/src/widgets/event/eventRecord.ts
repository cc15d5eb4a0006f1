/** An event as the widget hands it around. */
import type { event } from '@holdfast/shared/entities/event';
import type { Entry } from '../../data/entityStore.ts';

export type CalendarEvent = Entry<typeof event>;
