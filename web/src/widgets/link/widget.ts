import type { Widget } from '../widgetDefinition.ts';
import { links } from './definition.ts';
import { LinkForm } from './form.ts';
import { LinkCard } from './LinkCard.tsx';

export const widget: Widget = { ...links, column: 1, place: 1, Card: LinkCard, Form: LinkForm };
