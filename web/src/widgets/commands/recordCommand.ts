/**
 * What can be done with the records of an entity, as data. The buttons and swipes of rows, the bar over a selection, keys
 * and every list of commands are made from it; none of them knows a command by its name [CM1].
 */
import type { EntityDefinition, Values } from '@holdfast/shared/entities/defineEntity';
import type { deletedField } from '@holdfast/shared/merge/isDeleted';
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import type { LucideIcon } from 'lucide-react';
import type { EntityStore, Entry } from '../../data/entityStore.ts';
import type { RowPlace } from '../../ui/rows/Row.tsx';

// biome-ignore lint/suspicious/noExplicitAny: a command of one entity must fit where any entity's is asked for
type AnyEntity = EntityDefinition<any, string>;

/** Where it stands, beside the keys and the lists of all commands: at a row, in the record's form, over a selection. */
export type CommandPlace = RowPlace | 'form' | 'bulk';

/** New values for some fields; of a deletion none but that. */
export type Change<E extends AnyEntity> = Partial<Values<E>> | Readonly<Record<typeof deletedField, true>>;

/** What a plan goes by beside the record. */
export interface Given {
  /** The workspace's time, and the day it is here. */
  nowMs: number;
  today: CivilDate;
  /** What was answered where the command asks; else empty. */
  value: string;
}

/** What a person is asked for before it is done; the answer is a text. An empty one, where it has words, is for none. */
export type Ask<E extends AnyEntity> = {
  /** "Due" */
  label: string;
  /** "No date" */
  none?: string;
} /** `isLater`: it is a day after today that is likely. */ & (
  | { kind: 'day'; isLater?: boolean }
  /** A name to write, or one of those that are used; `ids`: the records it is asked for. */
  | { kind: 'name'; used(store: EntityStore<E>, ids: readonly string[]): Promise<string[]> }
  | { kind: 'choice'; choices: readonly { value: string; words: string }[] }
);

/** A record that follows on another; of null there is none after all. */
export type Follow<E extends AnyEntity = AnyEntity> = {
  id: string;
  values: Partial<Values<E>>;
  /** Said with what was done: "again tomorrow". */
  words: string;
} | null;

export interface RecordCommand<E extends AnyEntity = AnyEntity> {
  /** "todo.done": the same for ever. */
  id: string;
  /** "Mark paid" */
  name: string;
  /** Other words it is looked for by. */
  also?: readonly string[];
  icon: LucideIcon;
  /** As ui/keys/keyOf.ts writes them. */
  keys?: readonly string[];
  places: readonly CommandPlace[];
  /** "Paid:", "Moved to “Work”:": with the title, or how many, what is said of it. */
  said: string | ((value: string, today: CivilDate) => string);
  /** Where a row shows it, too, the question is put by whoever hears callFor.ts. */
  ask?: Ask<E>;
  /** What it gives to a record's fields; null: it is not for this one. */
  plan(record: Entry<E>, given: Given): Change<E> | null;
  /** What is made beside it, unless it is there already [RP2]; null: nothing. */
  follow?(record: Entry<E>, given: Given): Promise<Follow<E>> | null;
  /** Why it is not for some: "what was paid is refunded instead". */
  except?: string;
}

/** "Done: “Water the fig tree”, again tomorrow". `what`: the title, or how many. */
export function saidOf(
  { said }: Pick<RecordCommand, 'said'>,
  { value, today }: Given,
  what: string,
  follow?: Pick<NonNullable<Follow>, 'words'> | null,
): string {
  const deed = typeof said === 'string' ? said : said(value, today);
  return `${deed} ${what}${follow ? `, ${follow.words}` : ''}`;
}

/** What is known when nobody has asked for it yet: enough to see whether it is for a record. */
export const nothingGiven: Given = { nowMs: 0, today: '', value: '' };
