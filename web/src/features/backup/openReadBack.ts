/** Reading a copy back stands open in the query of the Sync centre, so that whoever leads there can ask for it, and Back closes it. */
import { goTo, hrefWith } from '../../ui/page/navigate.ts';

const path = '/sync';

/** What the entry in the browser's history says where it was opened from the page below it. */
interface OpenedState {
  readHere: true;
}

export function openReadBack(): void {
  goTo(`${path}?read=copy`, location.pathname === path ? { state: { readHere: true } satisfies OpenedState } : {});
}

export function closeReadBack(): void {
  if ((history.state as Partial<OpenedState> | null)?.readHere === true) history.back();
  else goTo(hrefWith({ read: null }), { replace: true });
}
