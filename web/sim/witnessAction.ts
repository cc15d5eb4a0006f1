/** Stands beside a person who acts, on one record or several: what got a stamp is one row of the history, and nothing else is [HI1]. */
import type { Row } from '../src/data/database.ts';
import type { ActionRow } from '../src/data/history/actions.ts';
import { Broken } from '../src/lab/broken.ts';
import type { Target } from './others.ts';
import type { Page } from './simWorker.ts';
import { fieldKey } from './storage.ts';
import { onPage, type Turn } from './witness.ts';

type Outcome = { ok: true } | { ok: false; reason: string };

export interface Act<O> {
  /** What it may be about: no other record gets a stamp by it. */
  targets: readonly Target[];
  /** For the trace. */
  words: string;
  act(): Promise<O>;
}

export interface Acted<O> {
  outcome: O;
  /** Before it, in the order of the targets. */
  before: readonly (Row | undefined)[];
  after: readonly (Row | undefined)[];
  /** Its row of the history; null where nothing got a stamp. */
  action: ActionRow | null;
}

/** Null when nobody could do it, or will ever tell. */
export function witnessAction<O extends Outcome>(turn: Turn, page: Page, asked: Act<O>): Promise<Acted<O> | null> {
  return onPage(page, () => see(turn, page, asked));
}

async function see<O extends Outcome>({ run, device }: Turn, page: Page, asked: Act<O>): Promise<Acted<O>> {
  const { targets, words } = asked;
  const { db } = page.device;
  const look = () => Promise.all(targets.map(({ entity, id }) => db.rows(entity).get(id)));
  const known = (await db.history.orderBy('seq').last())?.seq ?? 0;
  const before = await look();
  const outcome = await asked.act();
  run.trace(`${device.name} ${words} ${outcome.ok ? 'saved' : outcome.reason}`);
  const after = await look();
  const actions = await db.history.where('seq').above(known).toArray();
  const fresh = targets.map((target, n) => ({ ...target, stamps: freshStamps(before[n], after[n]) }));
  const given = fresh.flatMap(({ entity, id, stamps }) =>
    Object.entries(stamps).map(([name, stamp]) => `${fieldKey(entity, id, name)} ${stamp}`),
  );
  checkNoted(`${device.name}, ${words}`, given, actions);
  const inOrder = fresh.sort((a, b) => (lastOf(a.stamps) < lastOf(b.stamps) ? -1 : 1));
  for (const { entity, id, stamps } of inOrder) run.oracle.onMade(device, entity, id, stamps);
  if (outcome.ok) device.wrote();
  return { outcome, before, after, action: actions[0] ?? null };
}

function freshStamps(before: Row | undefined, after: Row | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(after?.stamps ?? {}).filter(([name, stamp]) => before?.stamps[name] !== stamp),
  );
}

const lastOf = (stamps: Readonly<Record<string, string>>) => Object.values(stamps).sort().at(-1) ?? '';

function checkNoted(where: string, given: readonly string[], actions: readonly ActionRow[]): void {
  if (actions.length !== (given.length === 0 ? 0 : 1))
    throw new Broken('HI1', `${where}: ${given.length} values were given, and the history has ${actions.length} rows`);
  const noted = (actions[0]?.deeds ?? []).flatMap(({ entity, id, fields }) =>
    Object.entries(fields).map(([name, { stamp }]) => `${fieldKey(entity, id, name)} ${stamp}`),
  );
  const missing = given.find((value) => !noted.includes(value));
  const strange = noted.find((value) => !given.includes(value));
  if (missing !== undefined || strange !== undefined)
    throw new Broken('HI1', `${where}: the history lacks ${missing}, and has ${strange}, which nobody gave`);
}
