/** Who else is about, and what they do to a record somebody has in hand. */
import type { Row } from '../src/data/database.ts';
import { isDeletedRow } from './deletions.ts';
import { someEntity, valuesFor, writeOn } from './edits.ts';
import { fieldsOf, releases } from './releases.ts';
import type { SimDevice } from './simDevice.ts';
import type { Simulation } from './simulation.ts';
import type { Page } from './simWorker.ts';
import { livePage, onPage, type Turn } from './witness.ts';

const second = 1000;

export interface Target {
  entity: string;
  id: string;
}

/** One of the newest that are not deleted: there people meet. */
export async function someRecord(turn: Turn, page: Page | null): Promise<Target | null> {
  const entity = someEntity(turn);
  const rows: Row[] | null = await onPage(page, ({ device: { db } }) => db.rows(entity).orderBy('id').toArray());
  if (page === null || rows === null) return null;
  const ids = rows.filter((row) => !isDeletedRow(row)).map(({ id }) => id);
  if (ids.length > 0) return { entity, id: turn.dice.pick(ids.slice(-5)) };
  const id = await writeOn(turn, page, entity, null, valuesFor(turn, fieldsOf(turn.device.release, entity)));
  return id === null ? null : { entity, id };
}

/** Somebody else does something to the record, or the same person in another tab; then some time goes by. */
export async function meanwhile(turn: Turn, { entity, id }: Target, values: Record<string, unknown>): Promise<void> {
  const { run, device, dice, step } = turn;
  // The first time it must be known here at once.
  const isHere = run.isNew(step.kind) || dice.oneIn(3);
  const other = isHere ? null : await elsewhere(turn, { entity, id }, Object.keys(values), false);
  await writeBy({ ...turn, device: other ?? device }, entity, id, values);
  await exchange(run, other !== null && dice.oneIn(2) ? [other, device] : []);
}

/** Another device on which the record is, by a release that knows the fields. */
export async function elsewhere(
  turn: Turn,
  { entity, id }: Target,
  names: readonly string[],
  isLive: boolean,
): Promise<SimDevice | null> {
  const { run, device, dice } = turn;
  const able: SimDevice[] = [];
  for (const other of run.devices) {
    const known = [...fieldsOf(other.release, entity), 'deleted'];
    if (
      other === device ||
      !Object.hasOwn(releases[other.release], entity) ||
      !names.every((name) => known.includes(name))
    )
      continue;
    const row = await onPage(livePage(other, dice), ({ device: { db } }) => db.rows(entity).get(id));
    if (row && !(isLive && isDeletedRow(row))) able.push(other);
  }
  return able.length === 0 ? null : dice.pick(able);
}

export async function writeBy(turn: Turn, entity: string, id: string, values: Record<string, unknown>): Promise<void> {
  await onPage(livePage(turn.device, turn.dice), (page) => writeOn(turn, page, entity, id, values));
}

/** They sync one after the other, as far as faults let them. */
export async function exchange(run: Simulation, devices: readonly SimDevice[]): Promise<void> {
  await run.world.pass(second);
  for (const device of devices) {
    device.trigger('person');
    await run.world.pass(8 * second);
  }
}
