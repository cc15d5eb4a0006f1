import type { WidgetDefinition } from '../widgetDefinition.ts';
import { LinkForm } from './form.ts';
import { LinkWidget } from './LinkWidget.tsx';

export const widget: WidgetDefinition = {
  entity: 'link',
  name: 'Quick links',
  words: ['link', 'links'],
  column: 1,
  place: 1,
  Widget: LinkWidget,
  EditForm({ id, onClose }) {
    return <LinkForm opened={{ id }} groups={[]} onClose={onClose} />;
  },
};
