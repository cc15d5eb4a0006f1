/**
 * The records and marks one reply touches, read in bulk, changed in memory, written back in bulk.
 * For one transaction of applyReply.ts; decides nothing but what a merge decides.
 */
import { findEntity } from '@holdfast/shared/entities/defineEntity';
import { type Fields, mergeFields, type Pair } from '@holdfast/shared/merge/mergeFields';
import type { Change } from '@holdfast/shared/protocol/exchange';
import type { PackedMark } from '../sync/ports.ts';
import type { Row, UnknownRow } from './database.ts';
import type { Device } from './device.ts';
import type { Snapshot } from './meta.ts';
import { AnsweredMarks, type Refusal } from './outbox/answeredMarks.ts';
import { keyOf, own, type RecordName } from './recordName.ts';
import { ReplyDiary } from './replyDiary.ts';
import { RowSet } from './rollups/rowSet.ts';
import { stampsOf, toFields, toRow } from './rowFields.ts';

export class Replica {
  private readonly device: Device;
  private readonly seen: Pick<Row, 'seen'>;
  private readonly rows: RowSet;
  private readonly aside = new Map<string, UnknownRow>();
  private readonly marks: AnsweredMarks;
  private readonly diary = new ReplyDiary();

  /** `snapshot`: the one this reply is a page of, if any. */
  constructor(device: Device, snapshot: Snapshot | null) {
    this.device = device;
    this.rows = new RowSet(device.db);
    this.seen = snapshot ? { seen: snapshot.id } : {};
    this.marks = new AnsweredMarks(device.db, () => device.now());
  }

  /** `touched`: every record the reply speaks of; one may be named twice. */
  async open(touched: readonly RecordName[]): Promise<void> {
    const { db, registry } = this.device;
    const distinct = new Map(touched.map((name) => [keyOf(name), name]));
    for (const [entity, ids] of idsByEntity(distinct.values())) {
      await this.marks.open(entity, ids);
      if (findEntity(registry, entity) === undefined) {
        const keys = ids.map((id) => [entity, id] as [string, string]);
        for (const row of await db.unknown.bulkGet(keys)) if (row) this.aside.set(keyOf(row), row);
      } else {
        await this.rows.open(entity, ids);
      }
    }
    this.diary.open(distinct, this.rows.all(), this.marks.keys());
  }

  /** Clears the marks whose stamp is still the one that was sent [OB3]. */
  clearMarks(sent: PackedMark): void {
    for (const [field, stamp] of Object.entries(sent.fields))
      this.marks.clear(sent, field, (marked) => marked === stamp);
  }

  /** Takes over what the server stores where it differs from what was sent; a newer edit made here stays. */
  adopt(sent: PackedMark, field: string, pair: Pair): void {
    const name = { entity: sent.entity, id: sent.id };
    const here = own(this.rows.get(name)?.stamps, field);
    const isOurs = here !== undefined && here === own(sent.fields, field);
    if (!isOurs && here !== undefined && here >= pair[1]) return;
    this.answer(name, field, pair);
    this.put(name, field, pair, isOurs);
  }

  merge({ entity, id, fields }: Change): void {
    const name = { entity, id };
    const definition = findEntity(this.device.registry, entity);
    if (definition === undefined) this.setAside(name, fields);
    else this.mergeRow(name, fields);
  }

  /** Moves the marks that were sent into quarantine, unless the record was edited since [OB5]. */
  refuse(sent: PackedMark, refusal: Refusal): void {
    this.marks.refuse(sent, refusal);
  }

  /** `at`: when the reply came, device milliseconds. */
  async save(at: number): Promise<void> {
    const { db } = this.device;
    await this.rows.save();
    await this.marks.save();
    await db.unknown.bulkPut([...this.aside.values()]);
    await this.diary.save(db, at, this.rows.all());
  }

  private mergeRow(name: RecordName, fields: Fields): void {
    const row = this.rows.get(name);
    if (row === undefined) {
      this.rows.put(name.entity, { ...toRow(name.id, fields), ...this.seen });
      return;
    }
    const { taken } = mergeFields(toFields(row), fields);
    for (const [field, pair] of Object.entries(fields)) {
      const wasMine = this.answer(name, field, pair);
      if (taken.includes(field)) this.put(name, field, pair, wasMine);
    }
    this.offerWhatLacks(name, row.stamps, fields);
    if (this.seen.seen === undefined) return;
    this.rows.put(name.entity, Object.assign(row, this.seen));
  }

  /** Keeps a record of an entity this version does not know. */
  private setAside(name: RecordName, fields: Fields): void {
    const known = this.aside.get(keyOf(name))?.fields ?? {};
    const merged = mergeFields(known, fields).fields;
    for (const [field, pair] of Object.entries(fields)) this.answer(name, field, pair);
    this.offerWhatLacks(name, stampsOf(merged), fields);
    this.aside.set(keyOf(name), { ...name, fields: merged, ...this.seen });
  }

  /** The server has this pair: marks that are no later are answered. True if there was one. */
  private answer(name: RecordName, field: string, [, stamp]: Pair): boolean {
    const wasMarked = this.marks.clear(name, field, (marked) => marked <= stamp);
    const wasRefused = this.marks.settle(name, field, stamp);
    return wasMarked || wasRefused;
  }

  private put(name: RecordName, field: string, [value, stamp]: Pair, lostMine: boolean): void {
    const row = this.rows.get(name);
    this.diary.note(name, { name: field, before: own(row?.values, field), after: value, lostMine });
    if (row === undefined) return;
    row.values[field] = value;
    row.stamps[field] = stamp;
    this.rows.put(name.entity, row);
  }

  /**
   * The server shows all it has of a record. What is newer here, or missing there, it has lost: in a restore [RH1], or
   * because it had forgotten a deleted record before somebody who had been away edited it [RH2]. So it is offered again.
   */
  private offerWhatLacks(name: RecordName, here: Row['stamps'], shown: Fields): void {
    const lacking = Object.entries(here).filter(([field, stamp]) => !((own(shown, field)?.[1] ?? '') >= stamp));
    if (lacking.length === 0) return;
    this.marks.offer(name, Object.fromEntries(lacking));
  }
}

function idsByEntity(names: Iterable<RecordName>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { entity, id } of names) {
    const group = groups.get(entity);
    if (group) group.push(id);
    else groups.set(entity, [id]);
  }
  return groups;
}
