/**
 * The one way to write rows [RO1]: read in bulk, changed in memory, written back in bulk, and with them what they are found
 * by [SE1] and what is counted of them. For one transaction over `rowTables` of its entities.
 */
import { findEntity } from '@holdfast/shared/entities/defineEntity';
import { type DeviceDatabase, keysOf, type Row } from '../database.ts';
import { putInSlices } from '../putInSlices.ts';
import { readPresent } from '../readPresent.ts';
import { keyOf, type RecordName } from '../recordName.ts';
import { wordsOf } from '../search/wordsOf.ts';
import { addendsOf, type RowAddend } from './addends.ts';
import { countRows, type RollupCounts, type RowChange } from './countRows.ts';
import { type RollupStates, readRollupStates } from './rollupState.ts';

export class RowSet {
  private readonly rows = new Map<string, Row>();
  private readonly before = new Map<string, readonly RowAddend[]>();
  private readonly changed = new Map<string, Set<string>>();
  private states: RollupStates | undefined;
  private readonly db: DeviceDatabase;
  private readonly counts: RollupCounts | undefined;

  /** `counts`: where what is counted goes, if these are a part of what the transaction writes. */
  constructor(db: DeviceDatabase, counts?: RollupCounts) {
    this.db = db;
    this.counts = counts;
  }

  /** To be called before anything is done to these records. */
  async open(entity: string, ids: readonly string[]): Promise<void> {
    const [rows, states] = await Promise.all([
      readPresent(this.db.rows(entity), ids),
      this.states ?? readRollupStates(this.db),
    ]);
    this.states = states;
    for (const row of rows) this.hold(entity, row);
  }

  /** For rows that the transaction has read already: as they are stored. */
  hold(entity: string, row: Row): void {
    const key = keyOf({ entity, id: row.id });
    const definition = findEntity(this.db.registry, entity);
    this.rows.set(key, row);
    if (definition !== undefined) this.before.set(key, addendsOf(definition, row));
  }

  /** By `keyOf` of their names. */
  all(): ReadonlyMap<string, Row> {
    return this.rows;
  }

  get(name: RecordName): Row | undefined {
    return this.rows.get(keyOf(name));
  }

  /** `row`: a new one, or the one that is there, with changes made in place. */
  put(entity: string, row: Row): void {
    this.rows.set(keyOf({ entity, id: row.id }), row);
    this.touch(entity, row.id);
  }

  /** Takes the row off this device, as if it had never been there. */
  remove({ entity, id }: RecordName): void {
    this.rows.delete(keyOf({ entity, id }));
    this.touch(entity, id);
  }

  /** Once, at the end. */
  async save(): Promise<void> {
    const changes: RowChange[] = [];
    const writes: Promise<unknown>[] = [];
    for (const [name, ids] of this.changed) {
      const entity = findEntity(this.db.registry, name);
      if (entity === undefined) continue;
      const left: Row[] = [];
      const gone: string[] = [];
      for (const id of ids) {
        const key = keyOf({ entity: name, id });
        const row = this.rows.get(key);
        if (row === undefined) gone.push(id);
        else left.push(Object.assign(row, { keys: keysOf(entity, row), words: wordsOf(entity, row) }));
        changes.push({ entity, id, before: this.before.get(key) ?? [], after: row ? addendsOf(entity, row) : [] });
      }
      const table = this.db.table<Row, string>(name);
      if (left.length > 0) writes.push(putInSlices(table, left));
      if (gone.length > 0) writes.push(table.bulkDelete(gone));
    }
    if (changes.length > 0) writes.push(this.count(changes));
    await Promise.all(writes);
  }

  private async count(changes: readonly RowChange[]): Promise<void> {
    const states = this.states ?? (await readRollupStates(this.db));
    if (this.counts === undefined) await countRows(this.db, changes, states);
    else this.counts.add(changes, states);
  }

  private touch(entity: string, id: string): void {
    const ids = this.changed.get(entity) ?? new Set();
    this.changed.set(entity, ids.add(id));
  }
}
