/**
 * The marks of some records, and what the server refused of them: read in bulk, changed in memory, written back in bulk.
 * For one transaction of its caller, over the tables of `outboxTables` and `meta`. Here is what a person does to them;
 * what the server's answers do is in answeredMarks.ts, which no tab has to load.
 */
import type { Stamp } from '@holdfast/shared/clock/stamp';
import type { Table } from 'dexie';
import type { DeviceDatabase, OutboxRow, RefusedRow } from '../database.ts';
import { type ClockState, countWrite } from '../meta.ts';
import { putInSlices } from '../putInSlices.ts';
import { readPresent } from '../readPresent.ts';
import { keyOf, type RecordName } from '../recordName.ts';

export type Stamps = Readonly<Record<string, Stamp>>;

/** For transactions in which marks are written. */
export function outboxTables({ outbox, refused }: DeviceDatabase) {
  return [outbox, refused];
}

/** For a record that is removed from this device as if it had never existed: nothing of it is sent. */
export async function forgetMark({ outbox }: DeviceDatabase, entity: string, id: string): Promise<void> {
  await outbox.delete([entity, id]);
}

export class Marks {
  protected readonly marks = new Map<string, OutboxRow>();
  protected readonly refused = new Map<string, RefusedRow>();
  protected readonly changed = new Set<string>();
  /** Something is to be sent that was not before. */
  private hasMoreToSend = false;
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
    const { outbox, refused: held } = this.db;
    const [marks, refused] = await Promise.all([readPresent(outbox, keys), readPresent(held, keys)]);
    for (const mark of marks) this.marks.set(keyOf(mark), mark);
    for (const row of refused) this.refused.set(keyOf(row), row);
  }

  /** A person's edit. What was refused of the record is offered with it [OB5]. */
  edit(name: RecordName, stamps: Stamps): void {
    this.takeBack(name);
    const mark = this.marked(name);
    Object.assign(mark.fields, stamps);
    mark.edits += 1;
  }

  /** Offers again what was refused, as it is. */
  retry(name: RecordName): void {
    const mark = this.takeBack(name);
    if (mark) mark.edits = Math.max(mark.edits, 1);
  }

  /** Writes back what changed, and wakes the sync worker when there is more to send. `clock`: where its caller has moved it. */
  async save(clock?: ClockState): Promise<void> {
    await Promise.all([
      writeBack(this.db.outbox, this.marks, this.changed),
      writeBack(this.db.refused, this.refused, this.changed),
      this.hasMoreToSend && countWrite(this.db, clock),
    ]);
    this.changed.clear();
    this.hasMoreToSend = false;
  }

  /** The mark of a record, to be changed; made if there is none. */
  protected marked({ entity, id }: RecordName): OutboxRow {
    const key = keyOf({ entity, id });
    const mark = this.marks.get(key) ?? { entity, id, fields: {}, since: this.now(), edits: 0 };
    this.marks.set(key, mark);
    this.changed.add(key);
    this.hasMoreToSend = true;
    return mark;
  }

  /** Marks again what was in quarantine; what has been marked since takes precedence. Null where nothing was in it. */
  private takeBack(name: RecordName): OutboxRow | null {
    const held = this.refused.get(keyOf(name));
    if (held === undefined) return null;
    const mark = this.marked(name);
    mark.fields = { ...held.fields, ...mark.fields };
    held.fields = {};
    return mark;
  }
}

/** Rows without fields are deleted. */
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
  await putInSlices(table, left);
}
