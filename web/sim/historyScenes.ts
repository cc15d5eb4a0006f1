/**
 * People who take back what they did through the history, and do it again: the last few actions, on one record and on
 * several, after a reload, after a pull, and after others have worked on the same records [HI1, HI2, HI3].
 */
import { createEntityStore } from '../src/data/entityStore.ts';
import { lastRedoable, lastUndoable, undoAction } from '../src/data/history/undoAction.ts';
import type { UndoOutcome } from '../src/data/history/undoDeeds.ts';
import { type WriteOutcome, writeRecords } from '../src/data/write.ts';
import { Broken } from '../src/lab/broken.ts';
import { diceId } from './diceId.ts';
import { valuesFor } from './edits.ts';
import { exchange, meanwhile, someRecord, type Target } from './others.ts';
import { openBook, type RecordBook } from './recordBook.ts';
import { fieldsOf, hasManyValues, type Release, releases, valueFor } from './releases.ts';
import type { Page } from './simWorker.ts';
import { recordKey } from './storage.ts';
import { livePage, onPage, type Turn } from './witness.ts';
import { type Acted, witnessAction } from './witnessAction.ts';

const kinds = ['change', 'change', 'remove', 'add', 'change_all', 'remove_all'] as const;

/** Few, so that people meet in them. */
const workedOn = (release: Release, entity: string) => fieldsOf(release, entity).filter(hasManyValues).slice(0, 2);
/** Above what any step gives. */
const othersValues = 10_000_000;

export async function undoAll(turn: Turn, hasOthers: boolean): Promise<void> {
  const { run, dice, step } = turn;
  const book = openBook(turn);
  for (let n = 0; n < 2; n += 1) await openSome(turn, book);
  if (book.kept.length === 0) return;
  const before = book.state();
  const done: number[] = [];
  for (let n = 1 + dice.below(4); n >= 0; n -= 1) {
    const seq = await someDeed(turn, book);
    if (seq === undefined) return;
    if (seq !== null) done.push(seq);
    await somethingElse(turn);
  }
  if (done.length === 0 || !(await lookAgain(turn, book))) return;
  const after = book.state();
  if (hasOthers) await workOfOthers(turn, book);

  const undos = await takeBackEach(turn, book, { seqs: done, isAlone: !hasOthers, next: lastUndoable });
  if (undos === null) return;
  book.checkBack(before, `undone by ${turn.device.name}`);
  const isTouched = book.kept.some(({ touched }) => touched.size > 0);
  const redos = await takeBackEach(turn, book, { seqs: undos, isAlone: !hasOthers, next: lastRedoable });
  if (redos === null) return;
  book.checkBack(after, `done again by ${turn.device.name}`);
  if (undos.length > 0 && hasOthers === isTouched) run.struck(step.kind as 'undone_and_redone');
}

async function openSome(turn: Turn, book: RecordBook): Promise<void> {
  const target = await someRecord(turn, livePage(turn.device, turn.dice));
  if (target === null || book.kept.some(({ entity, id }) => entity === target.entity && id === target.id)) return;
  await onPage(livePage(turn.device, turn.dice), async ({ device: { db } }) =>
    book.open(target, await db.rows(target.entity).get(target.id)),
  );
}

/** A reload, a pull, or nothing at all. */
async function somethingElse({ run, device, dice }: Turn): Promise<void> {
  const kind = dice.below(4);
  if (kind === 0) await exchange(run, [device]);
  const page = livePage(device, dice);
  if (kind !== 1 || page === null) return;
  page.context.kill();
  device.reap();
  await device.openPage();
}

/**
 * A value that none of the deeds has given: one that another tab of the same device gives again with a clock ahead is,
 * once the server has pulled it back, the deed's own for all that anybody can tell [HLC3].
 */
async function workOfOthers(turn: Turn, book: RecordBook): Promise<void> {
  const { device, dice, step } = turn;
  const target = dice.pick(book.kept);
  const name = dice.pick(workedOn(device.release, target.entity));
  const mayDelete = target.known?.stamps.deleted === undefined;
  const value = valueFor(name, othersValues + step.n);
  await meanwhile(turn, target, mayDelete && dice.oneIn(4) ? { deleted: true } : { [name]: value });
}

const rowsOf = ({ device: { db } }: Page, targets: readonly Target[]) =>
  Promise.all(targets.map(({ entity, id }) => db.rows(entity).get(id)));

async function lookAgain({ device, dice }: Turn, book: RecordBook): Promise<boolean> {
  const rows = await onPage(livePage(device, dice), (page) => rowsOf(page, book.kept));
  if (rows !== null) book.find(rows);
  return rows !== null;
}

/** One action, with the book kept. Null: it was refused, or nobody could do it. */
async function doOne<O extends WriteOutcome | UndoOutcome>(
  turn: Turn,
  book: RecordBook,
  { words, isUndo, act }: { words: string; isUndo: boolean; act(page: Page): Promise<O> },
): Promise<Acted<O> | null> {
  const page = livePage(turn.device, turn.dice);
  if (page === null) return null;
  const acted = await witnessAction(turn, page, { targets: book.kept, words, act: () => act(page) });
  if (acted === null) return null;
  book.find(acted.before);
  book.leave(acted.after, isUndo);
  return acted;
}

/** Its number in the history; null where nothing came of it, undefined where nobody is left to go on. */
async function someDeed(turn: Turn, book: RecordBook): Promise<number | null | undefined> {
  const { run, device, dice } = turn;
  const kind = dice.pick(kinds);
  const target = dice.pick(book.kept);
  if (kind === 'add') book.open({ entity: target.entity, id: diceId(dice, run.world.now()) }, undefined);
  const about = kind === 'add' ? book.kept.slice(-1) : kind.endsWith('_all') ? book.kept : [target];
  const writes = about.map(({ entity, id }) => {
    const name = dice.pick(workedOn(device.release, entity));
    return { entity, id, values: kind.startsWith('remove') ? { deleted: true } : valuesFor(turn, [name]) };
  });
  const acted = await doOne(turn, book, {
    words: `${kind} ${about.map(({ entity, id }) => recordKey(entity, id)).join(', ')}`,
    isUndo: false,
    act: ({ device }) => pressed(turn, device, kind, writes),
  });
  if (acted === null) return undefined;
  return acted.outcome.ok ? acted.outcome.action : null;
}

type Written = Parameters<typeof writeRecords>[1];

/** A row by the store of its entity, several by the one write of all of them. */
async function pressed(
  { device: { release } }: Turn,
  device: Page['device'],
  kind: (typeof kinds)[number],
  writes: Written,
): Promise<WriteOutcome> {
  const [only, ...others] = writes;
  if (only === undefined || others.length > 0) return writeRecords(device, writes, { words: kind });
  const { entity, id, values } = only;
  const store = createEntityStore(device, releases[release][entity as 'todo']);
  if (kind === 'add') return store.add(values, id);
  if (values.deleted === true) return store.remove(id);
  const shown: Record<string, unknown> = (await store.get(id)) ?? {};
  return store.edit(id, values, Object.fromEntries(Object.keys(values).map((name) => [name, shown[name]])));
}

interface Taken {
  /** In the order they were done in. */
  seqs: readonly number[];
  /** Nobody else acts on this device meanwhile: the keys find them by themselves. */
  isAlone: boolean;
  next: typeof lastUndoable;
}

/** The last first. The actions that took them back, in the order they were done in; null where nobody is left to go on. */
async function takeBackEach(turn: Turn, book: RecordBook, { seqs, isAlone, next }: Taken): Promise<number[] | null> {
  const taken: number[] = [];
  for (const seq of seqs.toReversed()) {
    const acted = await doOne(turn, book, {
      words: `takes back ${seqs.indexOf(seq)}`,
      isUndo: true,
      async act({ device }) {
        const found = await next(device);
        if (isAlone && found?.seq !== seq) throw new Broken('HI3', `${found?.seq} is found in the place of ${seq}`);
        const outcome = await undoAction(device, seq);
        if (outcome === null) throw new Broken('HI3', `the action ${seq} cannot be taken back`);
        return outcome;
      },
    });
    if (!acted?.outcome.ok) return null;
    checkLeft(book, acted.outcome);
    if (acted.outcome.action !== null) taken.push(acted.outcome.action);
    await somethingElse(turn);
  }
  return taken;
}

/** Of a record that nobody else has touched, nothing is said to have been left. */
function checkLeft({ kept }: RecordBook, { left }: Extract<UndoOutcome, { ok: true }>): void {
  for (const { entity, id, fields } of left) {
    const touched = kept.find((record) => record.entity === entity && record.id === id)?.touched;
    if (touched?.size === 0)
      throw new Broken('HI2', `${fields} of ${recordKey(entity, id)} was left, and nobody else has touched it`);
  }
}
