/** A quick link as its form shows it, and what the form's texts come to. Without a title the site, the mail address or the number is the title. */

import { formText } from '../../ui/form/formText.ts';
import type { FormShape, Reading, Texts } from '../../ui/form/formTexts.ts';
import { firstSigns } from '../../ui/words/firstSigns.ts';
import type { QuickLink } from './definition.ts';
import { readAddress } from './readAddress.ts';

type LinkValues = Omit<QuickLink, 'id'>;

export const linkForm: FormShape<LinkValues> = {
  show: ({ url, title, group, icon }) => ({ url, title, group, icon }),
  read: readLink,
};

export function readLink(texts: Texts): Reading<LinkValues> {
  const address = readAddress(formText(texts, 'url'));
  const [title, group, icon] = [formText(texts, 'title'), formText(texts, 'group'), formText(texts, 'icon')];
  const errors = {
    ...(!address.ok && { url: address.message }),
    ...(firstSigns(icon, 2) !== icon && { icon: 'One emoji, or two letters at most' }),
  };
  if (!address.ok) return { values: { title, group, icon }, errors };
  return { values: { url: address.url, title: title || address.name, group, icon }, errors };
}
