import { link } from '@holdfast/shared/entities/link';
import { EditEntry } from '../EditEntry.tsx';
import type { WidgetDefinition } from '../widgetDefinition.ts';
import { LinkForm } from './LinkForm.tsx';
import { LinkWidget } from './LinkWidget.tsx';

export const widget: WidgetDefinition = {
  entity: 'link',
  name: 'Quick links',
  words: ['link', 'links'],
  column: 1,
  place: 1,
  Widget: LinkWidget,
  EditForm({ id, onClose }) {
    return (
      <EditEntry entity={link} id={id} form={(entry) => <LinkForm link={entry} onClose={onClose} groups={[]} />} />
    );
  },
};
