/**
 * Which record's form stands open: it is in the query of whatever page one is on, so that a link leads to it and Back
 * closes it. `?open=<id>` is a record that is there, `?add=<entity>` one to be made, of an
 * event with the `start` that was pressed.
 */
import type { DraftRow } from '../data/database.ts';
import { atRest } from '../ui/page/browserEntries.ts';
import { closeOver, hrefWith, isOpenedHere, openOver } from '../ui/page/navigate.ts';

const closed = { open: null, add: null, start: null };

/** The draft a form is to go on with: no longer than until it opens. */
let resumed: DraftRow | null = null;

function show(query: { open: string } | { add: string; start?: string }, draft: DraftRow | null = null): void {
  atRest(() => {
    resumed = draft;
    openOver(hrefWith({ ...closed, ...query }));
  });
}

export const openRecord = ({ id }: { id: string }): void => show({ open: id });

export const addRecord = (entity: string, begun: { start?: string } = {}): void => show({ add: entity, ...begun });

export function resumeDraft(draft: DraftRow): void {
  show(draft.isNew ? { add: draft.entity } : { open: draft.record }, draft);
}

/** Once, before there is a page: a form for a new record does not outlive a reload. What was typed is offered. */
export function leaveAdding(): void {
  atRest(() => new URLSearchParams(location.search).has('add') && isOpenedHere() && closeOver());
}

export const resumedDraft = (): DraftRow | null => resumed;

export function forgetResumed(): void {
  resumed = null;
}
