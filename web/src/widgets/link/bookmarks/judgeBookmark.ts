/** Whether a link of a file can be kept: its address goes by the rules that a typed one goes by, and must be whole. */
import { webAddress } from '@holdfast/shared/entities/fieldTypes';
import { firstSigns } from '../../../ui/words/firstSigns.ts';
import { readAddress } from '../readAddress.ts';
import type { FoundBookmark } from './placeBookmarks.ts';

/** A link as it would be kept. */
export interface Bookmark {
  url: string;
  title: string;
  group: string;
  icon: string;
  /** Its title or its group was too long. */
  isCut: boolean;
}

/** `what`: how it can be found in the file. */
export type Judgement = { ok: true; bookmark: Bookmark } | { ok: false; what: string; because: string };

/** An address that is longer is not even looked at. */
const longestRead = 8000;
const longestShown = 80;

export function judgeBookmark({ href, title, group, icon }: FoundBookmark): Judgement {
  const refuse = (because: string): Judgement => ({
    ok: false,
    what: title.text || firstSigns(href.trim().slice(0, 2 * longestShown), longestShown),
    because,
  });
  if (href.length > longestRead) return refuse('The address is too long');
  if (!/^\s*[a-z][a-z0-9+.-]*:/i.test(href) && !/\p{Cc}/u.test(href)) return refuse('The address is not a whole one');
  const address = readAddress(href);
  if (!address.ok) return refuse(address.message);
  if (webAddress.refuse(address.url) !== null) return refuse('The address is too long');
  return {
    ok: true,
    bookmark: {
      url: address.url,
      title: title.text || address.name,
      group: group.text,
      icon: firstSigns(icon.trim().slice(0, 64), 2),
      isCut: title.isCut || group.isCut,
    },
  };
}
