/**
 * Counts anew what another version counted, or nobody, and gives rows the words they are found by today [SE3]: a slice of
 * records at a time, in the order of their ids, so that whatever is written meanwhile waits for one slice at most. It goes on where it stopped, in whichever tab.
 */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import { Dexie } from 'dexie';
import type { DeviceDatabase, Row } from '../database.ts';
import { writeMeta } from '../meta.ts';
import { sameValue } from '../sameValue.ts';
import { wordsOf } from '../search/wordsOf.ts';
import { isStorageFull } from '../storageFull.ts';
import { addendsOf } from './addends.ts';
import { countRows } from './countRows.ts';
import { isCounted, readRollupStates, ruleOf, stateOf } from './rollupState.ts';

/** Some ten milliseconds' worth. */
const sliceSize = 500;

/** `pause` is waited for between slices: a person comes first. */
export async function rebuildRollups(db: DeviceDatabase, pause: () => Promise<unknown>): Promise<void> {
  for (;;) {
    const left = await uncounted(db);
    if (left.length === 0) return;
    for (const entity of left) {
      await countSlice(db, entity);
      await pause();
    }
  }
}

/** The first slice of each, which is all of a small database, and nothing at all where all is counted. */
export async function beginRollups(db: DeviceDatabase): Promise<void> {
  try {
    for (const entity of await uncounted(db)) await countSlice(db, entity);
  } catch (error) {
    // A full disk keeps nobody out: what is not counted is not shown.
    if (!isStorageFull(error)) throw error;
  }
}

async function uncounted(db: DeviceDatabase): Promise<EntityDefinition[]> {
  const states = await readRollupStates(db);
  return Object.values(db.registry).filter((entity) => !isCounted(states, entity));
}

/** True when there may be more to count. */
export async function countSlice(db: DeviceDatabase, entity: EntityDefinition, size = sliceSize): Promise<boolean> {
  const [rule, { name }] = [ruleOf(entity), entity];
  return db.transaction('rw', db.rowTables([name]), async () => {
    const states = await readRollupStates(db);
    const state = stateOf(states, entity);
    if (isCounted(states, entity)) return false;
    if (state === undefined) await db.rollups.where('key').between([name], [name, Dexie.maxKey]).delete();
    const rows = await db
      .rows(name)
      .where('id')
      .above(state?.upTo ?? '')
      .limit(size)
      .toArray();
    const upTo = rows[size - 1]?.id;
    const counted = { ...states, [name]: { rule, ...(upTo !== undefined && { upTo }) } };
    await writeMeta(db, 'rollups', counted);
    await renewWords(db, entity, rows);
    await countRows(
      db,
      rows.map((row) => ({ entity, id: row.id, before: [], after: addendsOf(entity, row) })),
      counted,
    );
    return upTo !== undefined;
  });
}

/** Of rows that an older version wrote, or nobody has looked at since. */
async function renewWords(db: DeviceDatabase, entity: EntityDefinition, rows: readonly Row[]): Promise<void> {
  const stale = rows.flatMap((row) => {
    const words = wordsOf(entity, row);
    return sameValue(row.words, words) ? [] : [{ ...row, words }];
  });
  if (stale.length > 0) await db.table<Row>(entity.name).bulkPut(stale);
}
