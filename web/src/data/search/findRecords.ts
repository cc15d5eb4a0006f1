/**
 * The records of one entity that have all the words asked for, whatever list they are in: all of them where few have, else
 * some of those made last.
 */
import type { EntityDefinition } from '@holdfast/shared/entities/defineEntity';
import type { DeviceDatabase, Row } from '../database.ts';
import { isWanted, readFew, readWanted } from './findRows.ts';

const atATime = 200;

/** Of what many have: with so many found, or so many records looked at, it is enough. */
export interface Depth {
  found: number;
  looked: number;
}

export interface FoundRows {
  rows: Row[];
  /** Whether these are all there are. */
  isWhole: boolean;
}

/** Within a transaction over `rowTables`. */
export async function findRecords(
  db: DeviceDatabase,
  entity: EntityDefinition,
  text: string,
  depth: Depth,
): Promise<FoundRows> {
  const wanted = await readWanted(db, entity, text);
  if (wanted.words.length === 0) return { rows: [], isWhole: true };
  const few = await readFew(db, entity, wanted);
  if (few !== null) return { rows: few, isWhole: true };
  const rows: Row[] = [];
  let looked = 0;
  for (let before = '\uffff'; ; ) {
    const read = await db.rows(entity.name).where('id').below(before).reverse().limit(atATime).toArray();
    rows.push(...read.filter((row) => isWanted(entity, row, wanted)));
    looked += read.length;
    const last = read[atATime - 1];
    if (last === undefined) return { rows, isWhole: true };
    if (rows.length >= depth.found || looked >= depth.looked) return { rows, isWhole: false };
    before = last.id;
  }
}
