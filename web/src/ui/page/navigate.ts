/**
 * Going from page to page, and where one is. Built on the browser's own history; what is open over a page (backCloses.ts)
 * has an entry there too, which the next page takes, so that Back never stops at one that is closed already.
 */
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';
import { openOverlays } from '../backCloses.ts';
import { noteScroll } from './pageScroll.ts';

export { usePathname };

/** What a page shows beside its path: filters, period, sort, the record that stands open. */
export type PageQuery = Readonly<Record<string, string>>;

interface GoOptions {
  /** In the place of the present entry, which Back then does not come to. */
  replace?: boolean;
  state?: unknown;
}

export function goTo(href: string, { replace = false, state = null }: GoOptions = {}): void {
  noteScroll();
  navigate(href, { replace: replace || openOverlays() > 0, state });
}

/** The query as names and values, the last of each name. */
export function useQuery(): PageQuery {
  return Object.fromEntries(new URLSearchParams(useSearch()));
}

/** The present page with other values in its query; one of null or '' leaves it. */
export function hrefWith(changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? location.pathname : `${location.pathname}?${text}`;
}
