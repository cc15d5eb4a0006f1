/**
 * The records one action writes: read in bulk, changed in memory in the order of the writes, written back in bulk.
 * For one transaction of write.ts.
 */
import { tick } from '@holdfast/shared/clock/stamp';
import { type EntityDefinition, findEntity, readValue, refuseValue } from '@holdfast/shared/entities/defineEntity';
import { deletedField, positionField } from '@holdfast/shared/merge/isDeleted';
import { type DiaryRow, isDeletedRow, type Row } from './database.ts';
import type { Device } from './device.ts';
import { type ClockState, newClock, readMeta } from './meta.ts';
import { Marks } from './outbox/marks.ts';
import { keyOf, own } from './recordName.ts';
import type { RollupCounts } from './rollups/countRows.ts';
import { RowSet } from './rollups/rowSet.ts';
import { sameValue } from './sameValue.ts';
import type { Deed, Write } from './write.ts';

export class WriteSet {
  private readonly rows: RowSet;
  private readonly marks: Marks;
  private readonly made = new Map<string, Deed & { fields: Record<string, Deed['fields'][string]> }>();
  private readonly overwritten: DiaryRow[] = [];
  private readonly device: Device;
  private readonly clock: ClockState;

  private constructor(device: Device, clock: ClockState, { rows, marks }: { rows: RowSet; marks: Marks }) {
    this.device = device;
    this.clock = clock;
    this.rows = rows;
    this.marks = marks;
  }

  /** Reads all that the writes need, few of them in one turn of the database. `counts`: as of a RowSet. */
  static async open(device: Device, writes: readonly Write[], counts?: RollupCounts): Promise<WriteSet> {
    const { db } = device;
    const rows = new RowSet(db, counts);
    const marks = new Marks(db, () => device.now());
    const entities = [...new Set(writes.map(({ entity }) => entity))];
    const idsOf = (name: string) => [...new Set(writes.filter(({ entity }) => entity === name).map(({ id }) => id))];
    const [clock] = await Promise.all([
      readMeta(db, 'clock'),
      ...entities.flatMap((name) => [rows.open(name, idsOf(name)), marks.open(name, idsOf(name))]),
    ]);
    return new WriteSet(device, { ...newClock, ...clock }, { rows, marks });
  }

  /** What is edited must be there; making a record and bringing one back need nothing [FO2]. */
  isGone({ base, values, ...name }: Write): boolean {
    if (base === undefined || values[deletedField] === false) return false;
    const row = this.rows.get(name);
    return row === undefined || isDeletedRow(row);
  }

  /** Two writes of one record are folded in order. */
  write(write: Write): void {
    const { device, clock } = this;
    const entity = findEntity(device.registry, write.entity);
    if (entity === undefined) return;
    const { id, values } = write;
    const key = keyOf(write);
    const known = this.rows.get(write);
    const row = known ?? { id, values: {}, stamps: {}, keys: {} };
    const changed = Object.keys(values).filter((field) => isChanged(entity, row, field, write));
    if (changed.length === 0) return;
    this.noteOverwritten(entity, row, changed, write);
    const stamp = tick(laterOf(clock.last, row), device.now() + clock.offsetMs, device.node);
    clock.last = stamp;
    const wasDeleted = isDeletedRow(row);
    // The server forgets a deleted record after a while, so whoever edits one offers all of it [RH2].
    const marked = wasDeleted ? { ...row.stamps } : {};
    const deed = this.made.get(key) ?? { entity: write.entity, id, isNew: known === undefined, fields: {} };
    if (wasDeleted && !changed.includes(deletedField)) deed.wasDeleted ??= row.stamps[deletedField];
    for (const field of changed) {
      const before = field === deletedField ? wasDeleted : own(row.values, field);
      const first = Object.hasOwn(deed.fields, field) ? deed.fields[field] : undefined;
      deed.fields[field] = { before, was: own(row.stamps, field), ...first, after: values[field], stamp };
      row.values[field] = values[field];
      row.stamps[field] = stamp;
      marked[field] = stamp;
    }
    if (isPlaceLost(entity, row)) {
      row.values[positionField] = '';
      row.stamps[positionField] = stamp;
      marked[positionField] = stamp;
    }
    this.marks.edit(write, marked);
    this.rows.put(entity.name, row);
    this.made.set(key, deed);
  }

  deeds(): Deed[] {
    return [...this.made.values()];
  }

  async save(): Promise<void> {
    const { diary } = this.device.db;
    await Promise.all([
      this.rows.save(),
      this.marks.save(this.clock),
      this.overwritten.length > 0 && diary.bulkAdd(this.overwritten),
    ]);
  }

  /** A value that arrived while the form was open, unseen, and is now overwritten is kept in the diary. */
  private noteOverwritten(entity: EntityDefinition, row: Row, changed: string[], { base, values, id }: Write): void {
    if (base === undefined) return;
    const unseen = changed.filter(
      (name) => Object.hasOwn(base, name) && !sameValue(readValue(entity, row.values, name), base[name]),
    );
    if (unseen.length === 0) return;
    const changes = unseen.map((name) => ({
      name,
      before: own(row.values, name),
      after: values[name],
      lostMine: false,
    }));
    this.overwritten.push({ at: this.device.now(), entity: entity.name, id, changes, by: 'form' });
  }
}

/**
 * A field the person has not changed must get no stamp: it would win over an edit made elsewhere, or write a fallback
 * over a value that only a newer version can read. A field changed to the value that is stored already needs none.
 */
function isChanged(entity: EntityDefinition, row: Row, field: string, { values, base }: Write): boolean {
  const exists = Object.keys(row.stamps).length > 0;
  if (!exists) return true;
  // Of a record that later work brought back, the field itself still says "deleted" [MG5].
  if (field === deletedField) return isDeletedRow(row) !== values[field];
  if (base !== undefined && Object.hasOwn(base, field) && sameValue(base[field], values[field])) return false;
  return !sameValue(readValue(entity, row.values, field), values[field]);
}

/**
 * Whether the record has a position as older versions wrote it, which the server now rejects. A person can neither see
 * nor mend it, and where all of a record is sent [OB5, RH2] its other fields would be rejected too. So the next edit
 * empties it, which is no part of the person's action.
 */
function isPlaceLost(entity: EntityDefinition, { values }: Row): boolean {
  const place = own(values, positionField);
  return place !== undefined && refuseValue(entity, positionField, place) !== null;
}

/** What a person does here comes after everything this device has seen of the record. */
function laterOf(last: ClockState['last'], row: Row): ClockState['last'] {
  return Object.values(row.stamps).reduce<ClockState['last']>(
    (latest, stamp) => (latest === null || stamp > latest ? stamp : latest),
    last,
  );
}
