/** What people do to a row without a form: change it, delete it, take that back. */
import { bringBack } from '../src/data/bringBack.ts';
import { createEntityStore } from '../src/data/entityStore.ts';
import type { Deed } from '../src/data/write.ts';
import { Broken } from '../src/lab/broken.ts';
import { isDeletedRow } from './deletions.ts';
import { diceId } from './diceId.ts';
import { valuesFor } from './edits.ts';
import { exchange, meanwhile, someRecord, type Target } from './others.ts';
import { fieldsOf, releases } from './releases.ts';
import type { Page } from './simWorker.ts';
import { takeBack } from './takeBack.ts';
import { livePage, onPage, type Turn, witness } from './witness.ts';

const minute = 60_000;
const twoDays = 2 * 24 * 60 * minute;

export async function undo(turn: Turn, hasOthers: boolean): Promise<void> {
  const { run, device, dice } = turn;
  const page = livePage(device, dice);
  const target = await someRecord(turn, page);
  if (page === null || target === null) return;
  if (dice.oneIn(3)) {
    // Stamps from the future come back as others [HLC3].
    device.storage.setSkew(twoDays);
    run.later(dice.below(2 * minute), async () => device.storage.setSkew(0));
  }
  const [name = ''] = fieldsOf(device.release, target.entity);
  const deed = await rowDeed(turn, page, target, hasOthers ? 'change' : dice.pick(['change', 'remove', 'add']), name);
  if (deed === null) return;
  if (dice.oneIn(2)) await exchange(run, [device]);
  if (hasOthers) {
    const change = dice.oneIn(4) && !run.isNew(turn.step.kind) ? { deleted: true } : valuesFor(turn, [name]);
    await meanwhile(turn, target, change);
  }
  await takeBack(turn, page, deed);
}

/** What a row does when it is pressed; null when nothing came of it. */
async function rowDeed(turn: Turn, page: Page, target: Target, kind: string, name: string): Promise<Deed | null> {
  const { entity } = target;
  const store = createEntityStore(page.device, releases[turn.device.release][entity as 'todo']);
  const id = kind === 'add' ? diceId(turn.dice, turn.run.world.now()) : target.id;
  const values = valuesFor(turn, [name]);
  const seen = await witness(turn, page, {
    entity,
    id,
    words: kind,
    fields: () => [kind === 'remove' ? 'deleted' : name],
    async act() {
      if (kind === 'remove') return store.remove(id);
      if (kind === 'add') return store.add(values, id);
      const shown: Record<string, unknown> = (await store.get(id)) ?? {};
      return store.edit(id, values, { [name]: shown[name] });
    },
  });
  return (seen?.outcome.ok && seen.outcome.deeds[0]) || null;
}

export async function broughtBack(turn: Turn): Promise<void> {
  const { run, device, dice } = turn;
  const target = await someRecord(turn, livePage(device, dice));
  if (target === null) return;
  const { entity, id } = target;
  const lastSeen = (await onPage(livePage(device, dice), ({ device: { db } }) => db.rows(entity).get(id)))?.values;
  await meanwhile(turn, target, { deleted: true });
  const page = livePage(device, dice);
  if (page === null) return;
  const seen = await witness(turn, page, {
    entity,
    id,
    words: 'bring back',
    fields: (before) => ['deleted', ...(before === undefined ? Object.keys(lastSeen ?? {}) : [])],
    act: () => bringBack(page.device, { entity, id, lastSeen }),
  });
  if (!seen?.outcome.ok) return;
  if (isDeletedRow(seen.after)) throw new Broken('MG5', `${entity} ${id} was brought back, and it is deleted`);
  if (isDeletedRow(seen.before)) run.struck('brought_back');
}
