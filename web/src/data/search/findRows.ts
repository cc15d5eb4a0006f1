/**
 * The records that have all the words asked for, by the index of words [SE1]. What few records have is read whole; of what
 * many have there is some everywhere, so whoever reads in another order finds it on the way.
 */
import { type EntityDefinition, readValues } from '@holdfast/shared/entities/defineEntity';
import type { DeviceDatabase, Row } from '../database.ts';
import { isCounted, readRollupStates } from '../rollups/rollupState.ts';
import { wordsIn } from './wordsIn.ts';
import { wordsOf } from './wordsOf.ts';

/** Some twenty milliseconds' worth. */
const few = 400;

export interface Wanted {
  /** None: everything is meant. */
  words: readonly string[];
  /** Whether every record has its words; otherwise they are worked out from what it holds [SE3]. */
  isIndexed: boolean;
  /** Beside the words, among which are this one's. */
  having?: Having | undefined;
}

/** Something that is in a field which is a list, such as a tag: in whatever case [SE5]. */
export interface Having {
  field: string;
  item: string;
}

export function hasItem(values: Readonly<Record<string, unknown>>, { field, item }: Having): boolean {
  const items = values[field];
  return Array.isArray(items) && items.some((one) => String(one).toLowerCase() === item.toLowerCase());
}

export async function readWanted(
  db: DeviceDatabase,
  entity: EntityDefinition,
  text: string,
  having?: Having,
): Promise<Wanted> {
  const words = askedWords(having === undefined ? text : `${text} ${having.item}`);
  return { words, isIndexed: isCounted(await readRollupStates(db), entity), having };
}

/** Of several of which one begins another, the longer one says it all. */
export function askedWords(text: string): string[] {
  const words = [...new Set(wordsIn(text))];
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
}

export function hasWords(words: readonly string[], asked: readonly string[]): boolean {
  return asked.every((begun) => words.some((word) => word.startsWith(begun)));
}

export function isWanted(entity: EntityDefinition, row: Row, { words, isIndexed, having }: Wanted): boolean {
  if (!hasWords(isIndexed ? (row.words ?? []) : wordsOf(entity, row), words)) return false;
  return having === undefined || hasItem(readValues(entity, row.values), having);
}

/** All that are wanted, in no order; null where any of the words is in more than a few records. */
export async function readFew(db: DeviceDatabase, entity: EntityDefinition, wanted: Wanted): Promise<Row[] | null> {
  const { words, isIndexed } = wanted;
  if (!isIndexed || words.length === 0) return null;
  const beginning = (word: string) =>
    db
      .rows(entity.name)
      .where('words')
      .startsWith(word)
      .limit(few + 1);
  const ids = await Promise.all(words.map((word) => beginning(word).primaryKeys()));
  const rarest = ids.reduce((one, other) => (other.length < one.length ? other : one));
  if (rarest.length > few) return null;
  const rows = await beginning(words[ids.indexOf(rarest)] ?? '').toArray();
  // A record is there once for each of its words that begin alike.
  const distinct = [...new Map(rows.map((row) => [row.id, row])).values()];
  return distinct.filter((row) => isWanted(entity, row, wanted));
}
