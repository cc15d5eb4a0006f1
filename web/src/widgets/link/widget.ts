import { Link2 } from 'lucide-react';
import { lazyPart } from '../../ui/lazyPart.tsx';
import type { Widget } from '../widgetDefinition.ts';
import { links } from './definition.ts';
import { LinkCard } from './LinkCard.tsx';

export const widget: Widget = {
  ...links,
  place: 4,
  icon: Link2,
  Card: LinkCard,
  Page: lazyPart(async () => (await import('./LinkPage.tsx')).LinkPage),
  Form: lazyPart(async () => (await import('./LinkForm.tsx')).LinkForm),
};
