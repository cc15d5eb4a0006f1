/** What one reply changed of records that were already here, and which values lost: written as rows of the diary. */
import { deletedField } from '@holdfast/shared/merge/isDeleted';
import { type DeviceDatabase, type DiaryRow, isDeletedRow, type Row } from './database.ts';
import { keyOf, type RecordName } from './recordName.ts';
import { sameValue } from './sameValue.ts';

/** How long a value that lost can be taken back. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

type DiaryChange = DiaryRow['changes'][number];
type Rows = ReadonlyMap<string, Row>;

export class ReplyDiary {
  private names: ReadonlyMap<string, RecordName> = new Map();
  private readonly wasDeleted = new Map<string, boolean>();
  private worked: ReadonlySet<string> = new Set();
  private readonly entries = new Map<string, DiaryRow>();

  /** How things stand before the reply. `worked`: records with work of this device that no reply has answered. */
  open(names: ReadonlyMap<string, RecordName>, rows: Rows, worked: ReadonlySet<string>): void {
    this.names = names;
    this.worked = worked;
    for (const [key, row] of rows) this.wasDeleted.set(key, isDeletedRow(row));
  }

  /** Notes a change of something a person could already see here. */
  note(name: RecordName, change: DiaryChange): void {
    if (change.name !== deletedField && !sameValue(change.before, change.after)) this.add(name, change);
  }

  /** `rows`: as the reply left them. Also removes entries that are too old. */
  async save(db: DeviceDatabase, at: number, rows: Rows): Promise<void> {
    this.noteFates(rows);
    await db.diary
      .where('at')
      .below(at - keptMs)
      .delete();
    await db.diary.bulkAdd([...this.entries.values()].map((entry) => ({ ...entry, at })));
  }

  /** Notes which records went or came back. The deleted field alone does not tell: later work overrules it [MG5]. */
  private noteFates(rows: Rows): void {
    for (const [key, wasDeleted] of this.wasDeleted) {
      const row = rows.get(key);
      const name = this.names.get(key);
      if (row === undefined || name === undefined || isDeletedRow(row) === wasDeleted) continue;
      const change = { name: deletedField, before: wasDeleted, after: !wasDeleted };
      this.add(name, { ...change, lostMine: !wasDeleted && this.worked.has(key) });
    }
  }

  private add(name: RecordName, change: DiaryChange): void {
    const entry = this.entries.get(keyOf(name)) ?? { at: 0, ...name, changes: [], by: 'sync' };
    entry.changes.push(change);
    this.entries.set(keyOf(name), entry);
  }
}
