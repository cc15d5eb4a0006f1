/**
 * The deeds of an action as its row in the history holds them. The database copies a row in one go whenever it is read or
 * written, and the page waits for it: many deeds are kept as texts, which are copied in no time.
 */
import type { Deed } from '../write.ts';

export interface StoredDeeds {
  /** All of them; none where they are packed, so that a version that does not know of it takes no part for the whole. */
  deeds: readonly Deed[];
  packed?: {
    /** JSON of a slice each. */
    slices: readonly string[];
    /** Of all deeds: how many, of which entities, and whether each made its record. */
    count: number;
    entities: readonly string[];
    areNew: boolean;
  };
}

/** Collects the deeds of an action that is written in slices. */
export class DeedLog {
  private first: readonly Deed[] = [];
  private readonly later: string[] = [];
  private readonly entities = new Set<string>();
  private areNew = true;
  private count = 0;

  add(slice: readonly Deed[]): void {
    if (slice.length === 0) return;
    if (this.count === 0) this.first = slice;
    else this.later.push(JSON.stringify(slice));
    this.count += slice.length;
    for (const { entity, isNew } of slice) {
      this.entities.add(entity);
      this.areNew &&= isNew;
    }
  }

  /** Those of one slice as they are. */
  stored(): StoredDeeds {
    const { first, later, entities, count, areNew } = this;
    if (later.length === 0) return { deeds: first };
    const slices = [JSON.stringify(first), ...later];
    return { deeds: [], packed: { slices, count, entities: [...entities], areNew } };
  }
}

/** All deeds in their order, read a slice at a time. */
export function* deedsOf({ deeds, packed }: StoredDeeds): Generator<Deed> {
  yield* deeds;
  for (const slice of packed?.slices ?? []) yield* readSlice(slice);
}

export const readSlice = (slice: string): Deed[] => JSON.parse(slice) as Deed[];

export const countDeeds = ({ deeds, packed }: StoredDeeds): number => packed?.count ?? deeds.length;

export const entitiesOf = ({ deeds, packed }: StoredDeeds): readonly string[] =>
  packed?.entities ?? [...new Set(deeds.map(({ entity }) => entity))];

/** Whether each of them made its record. */
export const areNew = ({ deeds, packed }: StoredDeeds): boolean => packed?.areNew ?? deeds.every(({ isNew }) => isNew);
