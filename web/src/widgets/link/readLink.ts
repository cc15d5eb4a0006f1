/** What the link form's fields come to. Without a title the host is the title. */
import type { Reading } from '../../ui/FormDialog.tsx';
import { formText } from '../../ui/formText.ts';
import type { QuickLink } from './linkRecord.ts';
import { readAddress } from './readAddress.ts';

export function readLink(form: FormData): Reading<Pick<QuickLink, 'url' | 'title' | 'group' | 'icon'>> {
  const address = readAddress(formText(form, 'url'));
  if (!address.ok) return { ok: false, errors: { url: address.message } };
  return {
    ok: true,
    values: {
      url: address.url,
      title: formText(form, 'title') || address.host,
      group: formText(form, 'group'),
      icon: formText(form, 'icon'),
    },
  };
}
