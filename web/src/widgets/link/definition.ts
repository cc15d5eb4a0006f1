/** What screens know of a quick link. */
import { link } from '@holdfast/shared/entities/link';
import type { Entry } from '../../data/entityStore.ts';
import type { WidgetDefinition } from '../widgetDefinition.ts';

export type QuickLink = Entry<typeof link>;

export const links: WidgetDefinition<typeof link> = {
  entity: link,
  name: 'Quick links',
  path: '/links',
  words: ['link', 'links'],
  everything: '',
  crossesGroups: true,
  title: ({ title }) => title,
  fields: { url: { name: 'address' } },
};
