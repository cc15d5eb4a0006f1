/** People who write: on a page that is alive, through the real entity stores, each value told to the oracle once it was confirmed. */
import { createEntityStore } from '../src/data/entityStore.ts';
import type { WriteOutcome } from '../src/data/write.ts';
import type { Step } from './plan.ts';
import { type Dice, diceId } from './random.ts';
import { editable, releases, valueFor } from './releases.ts';
import type { Page, SimDevice } from './simDevice.ts';
import type { Simulation } from './simulation.ts';

export interface Turn {
  run: Simulation;
  device: SimDevice;
  step: Step;
  dice: Dice;
}

export function livePage(device: SimDevice, dice: Dice): Page | null {
  const alive = device.pages.filter(({ context }) => context.state() === 'alive');
  return alive.length === 0 ? null : dice.pick(alive);
}

/** A person writes something. The id of the record, or null when nobody could or the write did not happen. */
export async function edit(turn: Turn): Promise<string | null> {
  const known = Object.keys(editable).filter((name) => Object.hasOwn(releases[turn.device.release], name));
  return editEntity(turn, turn.dice.pick(known));
}

export async function editEntity(turn: Turn, entity: string): Promise<string | null> {
  const page = livePage(turn.device, turn.dice);
  // A page that dies in the middle never answers.
  return page && Promise.race([page.context.died, editOn(turn, page, entity)]);
}

async function editOn(turn: Turn, page: Page, entity: string): Promise<string | null> {
  const { dice } = turn;
  const ids = await page.device.db.rows(entity).toCollection().primaryKeys();
  const kind = dice.below(10);
  if (ids.length === 0 || kind < 3) return writeOn(turn, page, entity, null, valuesFor(turn, entity));
  const id = dice.pick(ids);
  if (kind === 3) return writeOn(turn, page, entity, id, { deleted: true });
  if (kind === 4) return writeOn(turn, page, entity, id, { deleted: false });
  return writeOn(turn, page, entity, id, valuesFor(turn, entity));
}

export async function editMany(turn: Turn, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await edit(turn);
}

function valuesFor({ device, dice, step }: Turn, entity: string): Record<string, unknown> {
  const definition = releases[device.release][entity as 'todo'];
  const names = (editable[entity] ?? []).filter((name) => Object.hasOwn(definition.fields, name));
  const chosen = names.filter(() => dice.oneIn(2));
  const wanted = chosen.length > 0 ? chosen : names.slice(0, 1);
  return Object.fromEntries(wanted.map((name) => [name, valueFor(name, step.n * 100 + dice.below(100))]));
}

async function writeOn(
  { run, device, dice }: Turn,
  page: Page,
  entity: string,
  known: string | null,
  values: Record<string, unknown>,
): Promise<string | null> {
  const definition = releases[device.release][entity as 'todo'];
  const store = createEntityStore(page.device, definition);
  const id = known ?? diceId(dice, run.world.now());
  const before = (await page.device.db.rows(entity).get(id))?.stamps ?? {};
  const outcome = await save(store, id, values);
  run.trace(`${device.name} ${entity} ${id} ${Object.keys(values)} ${outcome.ok ? 'saved' : outcome.reason}`);
  if (!outcome.ok) return null;
  const after = (await page.device.db.rows(entity).get(id))?.stamps ?? {};
  const fresh = Object.entries(after).filter(([name, stamp]) => before[name] !== stamp && Object.hasOwn(values, name));
  run.oracle.onMade(device, entity, id, Object.fromEntries(fresh));
  device.wrote();
  return id;
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
  const page = livePage(turn.device, turn.dice);
  const write = async () => {
    if (page === null) return;
    const id = await writeOn(turn, page, 'todo', null, { title: `soon deleted, step ${turn.step.n}` });
    if (id !== null) await writeOn(turn, page, 'todo', id, { deleted: true });
    const known = await page.device.db.rows('todo').toArray();
    const live = known.filter((row) => row.values.deleted !== true && row.id !== id);
    if (live.length > 0) await writeOn(turn, page, 'todo', turn.dice.pick(live).id, { deleted: true });
  };
  await Promise.race([page?.context.died, write()]);
  turn.device.trigger('person');
}
