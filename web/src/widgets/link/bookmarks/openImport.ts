/** The import stands open in the query of the page of links, so that whoever leads there can ask for it, and Back closes it. */
import { goTo, hrefWith } from '../../../ui/page/navigate.ts';
import { links } from '../definition.ts';

const asked = `${links.path}?import=bookmarks`;

/** What the entry in the browser's history says where it was opened from the page below it. */
interface OpenedState {
  importHere: true;
}

export function openImport(): void {
  const isHere = location.pathname === links.path;
  goTo(asked, isHere ? { state: { importHere: true } satisfies OpenedState } : {});
}

export function closeImport(): void {
  if ((history.state as Partial<OpenedState> | null)?.importHere === true) history.back();
  else goTo(hrefWith({ import: null }), { replace: true });
}
