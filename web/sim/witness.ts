/**
 * Stands beside a person who writes: reads the record before and after, past the stores, tells the oracle what was given,
 * and holds that one deed is done once and touches nothing but what it is about [FO1, FO3].
 */

import type { Dice } from '@holdfast/shared/lab/dice';
import type { Row } from '../src/data/database.ts';
import { Broken } from '../src/lab/broken.ts';
import type { Step } from './plan.ts';
import type { SimDevice } from './simDevice.ts';
import type { Simulation } from './simulation.ts';
import type { Page } from './simWorker.ts';
import { recordKey } from './storage.ts';

export interface Turn {
  run: Simulation;
  device: SimDevice;
  step: Step;
  dice: Dice;
}

export interface Deed<O> {
  entity: string;
  id: string;
  /** For the trace. */
  words: string;
  /** The fields it is about, by what was there before: no other may get a stamp. */
  fields(before: Row | undefined): readonly string[];
  act(): Promise<O>;
}

export interface Seen<O> {
  outcome: O;
  before: Row | undefined;
  after: Row | undefined;
  /** What got a stamp, and which. */
  fresh: Readonly<Record<string, string>>;
}

type Outcome = { ok: true } | { ok: false; reason: string };

/** Null when nobody could do it, or will ever tell: there is no page, it is not alive, or it died in the middle. */
export async function onPage<T>(page: Page | null, work: (page: Page) => Promise<T>): Promise<T | null> {
  return page?.context.state() === 'alive' ? Promise.race([page.context.died, work(page)]) : null;
}

export function witness<O extends Outcome>(turn: Turn, page: Page, deed: Deed<O>): Promise<Seen<O> | null> {
  return onPage(page, () => see(turn, page, deed));
}

async function see<O extends Outcome>({ run, device }: Turn, page: Page, deed: Deed<O>): Promise<Seen<O>> {
  const { entity, id, words } = deed;
  const { db } = page.device;
  const look = async () => ({ row: await db.rows(entity).get(id), mark: await db.outbox.get([entity, id]) });
  const before = await look();
  const outcome = await deed.act();
  run.trace(`${device.name} ${entity} ${id} ${words} ${outcome.ok ? 'saved' : outcome.reason}`);
  const after = await look();
  const stamped = Object.entries(after.row?.stamps ?? {}).filter(([name, stamp]) => before.row?.stamps[name] !== stamp);
  const fresh = Object.fromEntries(stamped);
  const where = `${device.name} ${recordKey(entity, id)}`;
  const meant = deed.fields(before.row);
  const stranger = Object.keys(fresh).find((name) => !meant.includes(name));
  if (stranger !== undefined) throw new Broken('FO1', `${stranger} of ${where} got a stamp, and nobody changed it`);
  if (!outcome.ok && stamped.length > 0)
    throw new Broken('OB1', `${where} was written, and the person heard it was not`);
  const edits = (after.mark?.edits ?? 0) - (before.mark?.edits ?? 0);
  if (new Set(Object.values(fresh)).size > 1 || edits > 1)
    throw new Broken('FO3', `one deed on ${where} was done twice`);
  if (outcome.ok) {
    run.oracle.onMade(device, entity, id, fresh);
    device.wrote();
  }
  return { outcome, before: before.row, after: after.row, fresh };
}

export function livePage(device: SimDevice, dice: Dice): Page | null {
  const alive = device.pages.filter(({ context }) => context.state() === 'alive');
  return alive.length === 0 ? null : dice.pick(alive);
}
