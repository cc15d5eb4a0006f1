/** What the server's answers do to marks: verdicts and pulled records answer them, refuse them, or show what to offer again. */
import type { Stamp } from '@holdfast/shared/clock/stamp';
import { keyOf, own, type RecordName } from '../recordName.ts';
import { Marks, type Stamps } from './marks.ts';

export interface Refusal {
  code: string;
  /** For people: which field, and why. */
  message: string;
  /** Device milliseconds. */
  at: number;
}

export class AnsweredMarks extends Marks {
  /** Records with work of this device that the server has not taken. */
  keys(): Set<string> {
    return new Set([...this.marks.keys(), ...this.refused.keys()]);
  }

  /** Marks values to be sent again, with the stamps they have. Fields in quarantine stay there: they were rejected. */
  offer(name: RecordName, stamps: Stamps): void {
    const held = this.refused.get(keyOf(name))?.fields;
    const offered = Object.entries(stamps).filter(([field]) => own(held, field) === undefined);
    if (offered.length === 0) return;
    const mark = this.marked(name);
    Object.assign(mark.fields, Object.fromEntries(offered));
    mark.edits = Math.max(mark.edits, 1);
  }

  /** Takes the mark off one field; true where there was one and `isAnswered` says so of its stamp [OB3]. */
  clear(name: RecordName, field: string, isAnswered: (stamp: Stamp) => boolean): boolean {
    const mark = this.marks.get(keyOf(name));
    const stamp = own(mark?.fields, field);
    if (mark === undefined || stamp === undefined || !isAnswered(stamp)) return false;
    delete mark.fields[field];
    // Some of the edits that were counted have been answered. How many are left is not known, but it is at least one.
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
    // Other fields of the record may be in quarantine already, if they were sent and rejected before.
    const fields = { ...this.refused.get(keyOf(sent))?.fields, ...sent.fields };
    this.refused.set(keyOf(sent), { entity, id, fields, ...refusal });
    mark.fields = {};
    this.changed.add(keyOf(sent));
  }
}
