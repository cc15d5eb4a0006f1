/** People who write: on a page that is alive, through the real entity stores, each value told to the oracle once it was confirmed. */
import { createEntityStore } from '../src/data/entityStore.ts';
import type { WriteOutcome } from '../src/data/write.ts';
import { isDeletedRow } from './deletions.ts';
import { diceId } from './diceId.ts';
import { editable, fieldsOf, releases, valueFor } from './releases.ts';
import type { Page } from './simWorker.ts';
import { livePage, onPage, type Turn, witness } from './witness.ts';

/** A person writes something. The id of the record, or null when nobody could or the write did not happen. */
export async function edit(turn: Turn): Promise<string | null> {
  return editEntity(turn, someEntity(turn));
}

export function someEntity({ device, dice }: Turn): string {
  return dice.pick(Object.keys(editable).filter((name) => Object.hasOwn(releases[device.release], name)));
}

export async function editEntity(turn: Turn, entity: string): Promise<string | null> {
  return onPage(livePage(turn.device, turn.dice), (page) => editOn(turn, page, entity));
}

async function editOn(turn: Turn, page: Page, entity: string): Promise<string | null> {
  const { dice } = turn;
  const ids = await page.device.db.rows(entity).toCollection().primaryKeys();
  const kind = dice.below(10);
  if (ids.length === 0 || kind < 3) return writeOn(turn, page, entity, null, someValues(turn, entity));
  const id = dice.pick(ids);
  if (kind === 3) return writeOn(turn, page, entity, id, { deleted: true });
  if (kind === 4) return writeOn(turn, page, entity, id, { deleted: false });
  return writeOn(turn, page, entity, id, someValues(turn, entity));
}

export async function editMany(turn: Turn, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await edit(turn);
}

function someValues(turn: Turn, entity: string): Record<string, unknown> {
  const names = fieldsOf(turn.device.release, entity);
  const chosen = names.filter(() => turn.dice.oneIn(2));
  return valuesFor(turn, chosen.length > 0 ? chosen : names.slice(0, 1));
}

export function valuesFor({ dice, step }: Turn, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, valueFor(name, step.n * 100 + dice.below(100))]));
}

/** A plain write, of whatever is stored now: values of a new record, or of the one `known`. */
export async function writeOn(
  turn: Turn,
  page: Page,
  entity: string,
  known: string | null,
  values: Record<string, unknown>,
): Promise<string | null> {
  const store = createEntityStore(page.device, releases[turn.device.release][entity as 'todo']);
  const id = known ?? diceId(turn.dice, turn.run.world.now());
  const names = Object.keys(values);
  const act = () => save(store, id, values);
  const seen = await witness(turn, page, { entity, id, words: String(names), fields: () => names, act });
  return seen?.outcome.ok ? id : null;
}

function save(
  store: ReturnType<typeof createEntityStore>,
  id: string,
  values: Record<string, unknown>,
): Promise<WriteOutcome> {
  if (values.deleted === true) return store.remove(id);
  if (values.deleted === false) return store.restore(id);
  return store.edit(id, values);
}

/** What will be forgotten one day: a record nobody else has seen yet, and one that others have. */
export async function writeAndDelete(turn: Turn): Promise<void> {
  await onPage(livePage(turn.device, turn.dice), async (page) => {
    const id = await writeOn(turn, page, 'todo', null, { title: `soon deleted, step ${turn.step.n}` });
    if (id !== null) await writeOn(turn, page, 'todo', id, { deleted: true });
    const known = await page.device.db.rows('todo').toArray();
    const live = known.filter((row) => !isDeletedRow(row) && row.id !== id);
    if (live.length > 0) await writeOn(turn, page, 'todo', turn.dice.pick(live).id, { deleted: true });
  });
  turn.device.trigger('person');
}
