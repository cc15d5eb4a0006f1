/**
 * The marks of some records, and what the server refused of them: read in bulk, changed in memory, written back in bulk.
 * Lives inside one transaction of its caller, over the tables of `outboxTables`.
 */
import type { Stamp } from '@holdfast/shared/clock/stamp';
import type { Table } from 'dexie';
import type { DeviceDatabase, OutboxRow, RefusedRow } from '../database.ts';
import { keyOf, own, type RecordName } from '../recordName.ts';

type Stamps = Readonly<Record<string, Stamp>>;

export interface Refusal {
  code: string;
  /** For people: which field, and why. */
  message: string;
  /** Device milliseconds. */
  at: number;
}

/** For transactions in which marks are written. */
export function outboxTables({ outbox, refused }: DeviceDatabase) {
  return [outbox, refused];
}

/** As if the record had never been: nothing of it is offered to anybody. */
export async function forgetMark({ outbox }: DeviceDatabase, entity: string, id: string): Promise<void> {
  await outbox.delete([entity, id]);
}

export class Marks {
  private readonly marks = new Map<string, OutboxRow>();
  private readonly refused = new Map<string, RefusedRow>();
  private readonly changed = new Set<string>();
  private readonly db: DeviceDatabase;
  private readonly now: () => number;

  /** `now`: device milliseconds, for how long a mark has waited. */
  constructor(db: DeviceDatabase, now: () => number) {
    this.db = db;
    this.now = now;
  }

  /** To be called before anything else is asked or done about these records. */
  async open(entity: string, ids: readonly string[]): Promise<void> {
    const keys = ids.map((id) => [entity, id] as [string, string]);
    for (const mark of await this.db.outbox.bulkGet(keys)) if (mark) this.marks.set(keyOf(mark), mark);
    for (const row of await this.db.refused.bulkGet(keys)) if (row) this.refused.set(keyOf(row), row);
  }

  /** Records with work of this device that the server has not taken. */
  keys(): Set<string> {
    return new Set([...this.marks.keys(), ...this.refused.keys()]);
  }

  /** A person's edit. What was refused of the record is offered with it [OB5]. */
  edit(name: RecordName, stamps: Stamps): void {
    this.takeBack(name);
    const mark = this.marked(name);
    Object.assign(mark.fields, stamps);
    mark.edits += 1;
  }

  /** Offers once more what was given before. What is in quarantine stays there: it was rejected as it is. */
  offer(name: RecordName, stamps: Stamps): void {
    const held = this.refused.get(keyOf(name))?.fields;
    const offered = Object.entries(stamps).filter(([field]) => own(held, field) === undefined);
    if (offered.length === 0) return;
    const mark = this.marked(name);
    Object.assign(mark.fields, Object.fromEntries(offered));
    mark.edits = Math.max(mark.edits, 1);
  }

  /** Offers again what was refused, as it is. False where nothing was. */
  retry(name: RecordName): boolean {
    if (!this.takeBack(name)) return false;
    const mark = this.marked(name);
    mark.edits = Math.max(mark.edits, 1);
    return true;
  }

  /** Takes the mark off one field; true where there was one and `isAnswered` says so of its stamp [OB3]. */
  clear(name: RecordName, field: string, isAnswered: (stamp: Stamp) => boolean): boolean {
    const mark = this.marks.get(keyOf(name));
    const stamp = own(mark?.fields, field);
    if (mark === undefined || stamp === undefined || !isAnswered(stamp)) return false;
    delete mark.fields[field];
    // The edits so far have been answered, and what is left is at least one.
    mark.edits = 1;
    this.changed.add(keyOf(name));
    return true;
  }

  /** What was refused is settled once the server has that value, or a later one: then true. */
  settle(name: RecordName, field: string, stamp: Stamp): boolean {
    const held = this.refused.get(keyOf(name));
    const refused = own(held?.fields, field);
    if (held === undefined || refused === undefined || refused > stamp) return false;
    delete held.fields[field];
    this.changed.add(keyOf(name));
    return true;
  }

  /** Moves the marks that were sent into quarantine, unless the record was edited since [OB5]. */
  refuse(sent: RecordName & { fields: Stamps }, refusal: Refusal): void {
    const { entity, id } = sent;
    const mark = this.marks.get(keyOf(sent));
    if (mark === undefined) return;
    const isEditedSince = Object.entries(mark.fields).some(([field, stamp]) => own(sent.fields, field) !== stamp);
    if (isEditedSince) return;
    // Some of the record may be there already: offered apart, it is refused apart.
    const fields = { ...this.refused.get(keyOf(sent))?.fields, ...sent.fields };
    this.refused.set(keyOf(sent), { entity, id, fields, ...refusal });
    mark.fields = {};
    this.changed.add(keyOf(sent));
  }

  /** Writes back what changed. */
  async save(): Promise<void> {
    await writeBack(this.db.outbox, this.marks, this.changed);
    await writeBack(this.db.refused, this.refused, this.changed);
    this.changed.clear();
  }

  /** The mark of a record, to be changed; made if there is none. */
  private marked({ entity, id }: RecordName): OutboxRow {
    const key = keyOf({ entity, id });
    const mark = this.marks.get(key) ?? { entity, id, fields: {}, since: this.now(), edits: 0 };
    this.marks.set(key, mark);
    this.changed.add(key);
    return mark;
  }

  /** Out of quarantine, under whatever has been marked since. False where nothing was in it. */
  private takeBack(name: RecordName): boolean {
    const held = this.refused.get(keyOf(name));
    if (held === undefined) return false;
    const mark = this.marked(name);
    mark.fields = { ...held.fields, ...mark.fields };
    held.fields = {};
    return true;
  }
}

/** A row without fields has nothing left to say. */
async function writeBack<R extends OutboxRow | RefusedRow>(
  table: Table<R, [string, string]>,
  rows: ReadonlyMap<string, R>,
  changed: ReadonlySet<string>,
): Promise<void> {
  const touched = [...changed].map((key) => rows.get(key)).filter((row) => row !== undefined);
  const isOver = ({ fields }: R) => Object.keys(fields).length === 0;
  const over = touched.filter(isOver).map(({ entity, id }): [string, string] => [entity, id]);
  const left = touched.filter((row) => !isOver(row));
  if (over.length > 0) await table.bulkDelete(over);
  if (left.length > 0) await table.bulkPut(left);
}
