/**
 * What became of a few records while one person acts on them, kept by looking alone: how they were before, and what
 * somebody else has touched since. It knows nothing of the history, and so can tell whether an undo is right [HI2].
 */
import { readValues } from '@holdfast/shared/entities/defineEntity';
import type { Row } from '../src/data/database.ts';
import { sameValue } from '../src/data/sameValue.ts';
import { Broken } from '../src/lab/broken.ts';
import { isDeletedRow } from './deletions.ts';
import type { Target } from './others.ts';
import { releases } from './releases.ts';
import { fieldKey, recordKey } from './storage.ts';
import type { Turn } from './witness.ts';

export interface Kept extends Target {
  /** The row as this person last saw or left it. */
  known: Row | undefined;
  /** Fields that somebody else has given another value since. */
  touched: Set<string>;
  /** Those of them that this person has not given one after that. */
  theirs: Set<string>;
  /** Every stamp this person has given, by field. */
  given: Map<string, string[]>;
}

type Look = readonly (Row | undefined)[];

export interface RecordBook {
  kept: readonly Kept[];
  /** One more record, as it is before the person does something to it. */
  open(target: Target, row: Row | undefined): void;
  /** Before the person acts: what is another stamp than the one they left is somebody else's. */
  find(rows: Look): void;
  /** After the person acted: what they gave is theirs. Of what is somebody else's an undo gives nothing. */
  leave(rows: Look, isUndo: boolean): void;
  /** How all of it stands, to come back to. */
  state(): Record<string, unknown>[];
  /** Everything nobody else has touched stands as it did. */
  checkBack(state: readonly Record<string, unknown>[], words: string): void;
}

export function openBook({ run, device }: Turn): RecordBook {
  const kept: Kept[] = [];
  const stateOf = ({ entity, known }: Kept) => ({
    ...readValues(releases[device.release][entity as 'todo'], known?.values ?? {}),
    deleted: isDeletedRow(known),
  });

  return {
    kept,
    open: (target, row) =>
      void kept.push({
        ...target,
        known: row && structuredClone(row),
        touched: new Set(),
        theirs: new Set(),
        given: new Map(),
      }),
    find(rows) {
      kept.forEach((record, n) => {
        const { entity, id, known, touched, theirs, given } = record;
        const row = rows[n];
        const isStill = (name: string, stamp: string) =>
          run.oracle.isStill(fieldKey(entity, id, name), stamp, row?.stamps[name]);
        const isMine = (name: string) => isStill(name, known?.stamps[name] ?? '');
        // With a clock ahead, a request that comes late is pulled back behind a later one: what stands is an earlier
        // value of the same person. The later deed finds it changed, the earlier one finds it its own.
        const isEarlier = (name: string) => given.get(name)?.some((stamp) => isStill(name, stamp)) === true;
        const names = new Set([...Object.keys(known?.stamps ?? {}), ...Object.keys(row?.stamps ?? {})]);
        for (const name of names) {
          if (isMine(name)) continue;
          touched.add(name);
          if (!isEarlier(name)) theirs.add(name);
        }
        record.known = row && structuredClone(row);
      });
    },
    leave(rows, isUndo) {
      kept.forEach((record, n) => {
        const row = rows[n];
        const fresh = Object.keys(row?.stamps ?? {}).filter((name) => row?.stamps[name] !== record.known?.stamps[name]);
        for (const name of fresh) record.given.set(name, [...(record.given.get(name) ?? []), row?.stamps[name] ?? '']);
        const stranger = fresh.find((name) => record.theirs.has(name));
        if (!isUndo) for (const name of fresh) record.theirs.delete(name);
        else if (stranger)
          throw new Broken('HI2', `${stranger} of ${recordKey(record.entity, record.id)} is somebody else's, undone`);
        record.known = row && structuredClone(row);
      });
    },
    state: () => kept.map(stateOf),
    checkBack(state, words) {
      kept.forEach((record, n) => {
        const { touched } = record;
        const was = state[n] ?? { deleted: true };
        // Whether it is deleted depends on all of its fields, and what it holds matters to nobody then.
        const isWhole = touched.size === 0;
        if (!isWhole && (touched.has('deleted') || was.deleted === true)) return;
        const is: Record<string, unknown> = stateOf(record);
        if (isWhole && is.deleted === true && was.deleted === true) return;
        const names = Object.keys(is).filter((name) => !touched.has(name) && (isWhole || name !== 'deleted'));
        const other = names.find((name) => !sameValue(is[name], was[name]));
        if (other === undefined) return;
        const values = `is ${JSON.stringify(is[other])} and was ${JSON.stringify(was[other])}`;
        throw new Broken('HI2', `${words}: ${other} of ${recordKey(record.entity, record.id)} ${values}`);
      });
    },
  };
}
