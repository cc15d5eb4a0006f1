/**
 * Going from page to page, and where one is. Built on the browser's own history; what is open over a page (backCloses.ts)
 * has an entry there too, which the next page takes, so that Back never stops at one that is closed already.
 */
import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';
import { openOverlays } from '../backCloses.ts';
import { atRest, leaveEntries } from './browserEntries.ts';
import { openedNames } from './openedNames.ts';
import { noteLeaving } from './pageScroll.ts';

export { usePathname };

/** What a page shows beside its path: filters, period, sort, the record that stands open. */
export type PageQuery = Readonly<Record<string, string>>;

/** Null and '' take a value away. */
type QueryChanges = Readonly<Record<string, string | null>>;

interface GoOptions {
  /** In the place of the present entry, which Back then does not come to. */
  replace?: boolean;
  state?: unknown;
}

export function goTo(href: string, { replace = false, state = null }: GoOptions = {}): void {
  atRest(() => {
    noteLeaving();
    navigate(href, { replace: replace || openOverlays() > 0, state });
  });
}

/** The present page with other values in its query, in the place of the present entry, which stays what it is. */
export function changeQuery(changes: QueryChanges): void {
  atRest(() => goTo(hrefWith(changes), { replace: true, state: history.state }));
}

/** What the entry says where something was opened from the page below it. */
interface OpenedState {
  openedHere: true;
}

/** Opens what the query of `href` asks for (openedNames.ts), in the place of what stood open so: Back closes it. */
export function openOver(href: string): void {
  atRest(() => {
    const isHere = new URL(href, location.href).pathname === location.pathname;
    const stoodOpen = openedNames.some((name) => new URLSearchParams(location.search).has(name));
    const replace = isHere && (stoodOpen || isOpenedHere());
    const state = replace ? history.state : isHere ? ({ openedHere: true } satisfies OpenedState) : null;
    goTo(href, { replace, state });
  });
}

/** Back to the page below it; of what a link led to, the page is what stays. */
export function closeOver(): void {
  atRest(() => (isOpenedHere() ? leaveEntries() : changeQuery(closedQuery)));
}

const closedQuery = Object.fromEntries(openedNames.map((name) => [name, null]));

/** Whether what stands open was opened from the page below it. */
export const isOpenedHere = (): boolean => (history.state as Partial<OpenedState> | null)?.openedHere === true;

/** The query as names and values, the last of each name. */
export function useQuery(): PageQuery {
  return Object.fromEntries(new URLSearchParams(useSearch()));
}

/** The present page with other values in its query. */
export function hrefWith(changes: QueryChanges): string {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? location.pathname : `${location.pathname}?${text}`;
}
