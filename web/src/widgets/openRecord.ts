/**
 * Which record's form stands open: it is in the query of whatever page one is on, so that a link leads to it and Back
 * closes it. `?open=<id>` is a record that is there, `?add=<entity>` one to be made, of an
 * event with the `start` that was pressed.
 */
import type { DraftRow } from '../data/database.ts';
import { goTo, hrefWith } from '../ui/page/navigate.ts';

const closed = { open: null, add: null, start: null };

/** What the entry in the browser's history says where a form was opened from the page below it. */
interface OpenedState {
  openedHere: true;
}

/** The draft a form is to go on with: no longer than until it opens. */
let resumed: DraftRow | null = null;

function show(query: { open: string } | { add: string; start?: string }, draft: DraftRow | null = null): void {
  resumed = draft;
  const replace = isOpenedHere() || new URLSearchParams(location.search).has('open');
  const state = replace ? history.state : ({ openedHere: true } satisfies OpenedState);
  goTo(hrefWith({ ...closed, ...query }), { replace, state });
}

export const openRecord = ({ id }: { id: string }): void => show({ open: id });

export const addRecord = (entity: string, begun: { start?: string } = {}): void => show({ add: entity, ...begun });

export function resumeDraft(draft: DraftRow): void {
  show(draft.isNew ? { add: draft.entity } : { open: draft.record }, draft);
}

/** Once, before there is a page: a form for a new record does not outlive a reload. What was typed is offered. */
export function leaveAdding(): void {
  if (isOpenedHere() && new URLSearchParams(location.search).has('add')) history.back();
}

export const resumedDraft = (): DraftRow | null => resumed;

export function forgetResumed(): void {
  resumed = null;
}

export function closeRecord(): void {
  if (isOpenedHere()) history.back();
  else goTo(hrefWith(closed), { replace: true });
}

function isOpenedHere(): boolean {
  return (history.state as Partial<OpenedState> | null)?.openedHere === true;
}
