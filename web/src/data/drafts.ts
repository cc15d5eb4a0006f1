/**
 * What is typed and not saved, kept with every key [FO4]. A draft belongs to the form it is typed into for as long as
 * that is open, in whatever tab; afterwards it is offered again.
 */

import { useDevice } from './DeviceProvider.tsx';
import type { DraftRow } from './database.ts';
import type { Device } from './device.ts';
import { storageRoom } from './storageRoom.ts';
import { useLive } from './useLive.ts';

/** A draft with nothing typed is removed. On a device without room none is kept; the open form has its texts. */
export async function keepDraft({ db, now }: Device, draft: DraftRow): Promise<void> {
  const isEmpty = Object.keys(draft.typed).length === 0;
  if (isEmpty) await db.drafts.delete(draft.id);
  else await db.drafts.put({ ...draft, at: now() }).catch(storageRoom.nullWhenFull);
}

/**
 * The draft was let go: where no form of this tab holds it any more, this write makes the live queries of every tab look
 * at it again.
 */
export async function leaveDraft({ db, now, draftHolds }: Device, id: string): Promise<void> {
  if (draftHolds.holds(id)) return;
  await db.drafts.update(id, { at: now() }).catch(storageRoom.nullWhenFull);
}

export async function dropDraft({ db }: Device, id: string): Promise<void> {
  await db.drafts.delete(id);
}

/** Live: the drafts of an entity that no form holds, the newest first; undefined until the first answer. */
export function useLeftDrafts(entity: string): DraftRow[] | undefined {
  const device = useDevice();
  return useLive(() => leftDrafts(device, entity), [device, entity]);
}

export async function leftDrafts(device: Device, entity: string): Promise<DraftRow[]> {
  const { db, draftHolds } = device;
  const drafts = await db.drafts.where('entity').equals(entity).toArray();
  if (drafts.length === 0) return [];
  const held = await draftHolds.held();
  for (const { id } of drafts.filter((draft) => held.has(draft.id))) {
    draftHolds.watch(id, () => void leaveDraft(device, id));
  }
  return drafts.filter(({ id }) => !held.has(id)).sort((a, b) => b.at - a.at);
}
