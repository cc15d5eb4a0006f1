/**
 * Names people give to groups: which are one name, how it is written, and in what order they stand. By the habits of
 * the device's language, since that is what people write in: "Fuel" and "fuel" are one, and "Öl" stands where it belongs.
 */
import { numberLocale } from '../locale.ts';
import { onFirstUse } from '../onFirstUse.ts';
import { visibleText } from './visibleText.ts';

export interface Named<T> {
  /** As most of the items write it, as the first of them where that is a tie; empty for those without a name. */
  name: string;
  /** In the order they came in. */
  items: T[];
}

/** `countOf`: for how many an item stands. */
export type JoinWords = <T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  countOf?: (item: T) => number,
) => Named<T>[];

/** The items by the names `nameOf` gives them, in the order of the names; those without a name first. */
export const joinWords: JoinWords = (...given) => ownJoiner()(...given);

const ownJoiner = onFirstUse(() => wordJoiner(numberLocale()));

/** The words among these texts, each once, in their order. */
export function wordsIn(texts: readonly string[]): string[] {
  return joinWords(texts, (text) => text)
    .map(({ name }) => name)
    .filter((name) => name !== '');
}

export function wordJoiner(locale: string): JoinWords {
  /** Large and small letters, full and half width are one; marks stay apart: a bar is no Bär. */
  const sameness = new Intl.Collator(locale, { sensitivity: 'accent' });
  /** "Box 2" before "Box 10". */
  const order = new Intl.Collator(locale, { numeric: true });

  return (items, nameOf, countOf = () => 1) => {
    const spellings = items.map((item) => visibleText(nameOf(item)));
    const counts = new Map<string, number>();
    items.forEach((item, n) => {
      const spelling = spellings[n] ?? '';
      counts.set(spelling, (counts.get(spelling) ?? 0) + countOf(item));
    });
    const groupOf = joinSpellings(counts, sameness);
    const groups = new Map<string, Named<(typeof items)[number]>>();
    items.forEach((item, n) => {
      const name = groupOf.get(spellings[n] ?? '') ?? '';
      const group = groups.get(name) ?? { name, items: [] };
      group.items.push(item);
      groups.set(name, group);
    });
    return [...groups.values()].sort((a, b) => order.compare(a.name, b.name));
  };
}

/** Each spelling with the one its group goes by. Compares distinct spellings only: items may be many. */
function joinSpellings(counts: ReadonlyMap<string, number>, sameness: Intl.Collator): ReadonlyMap<string, string> {
  const groups: string[][] = [];
  // Sorting leaves those that are the same in the order they first came in.
  for (const spelling of [...counts.keys()].sort(sameness.compare)) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && sameness.compare(group[0], spelling) === 0) group.push(spelling);
    else groups.push([spelling]);
  }
  const countOf = (spelling: string) => counts.get(spelling) ?? 0;
  const most = (group: string[]) => group.reduce((name, other) => (countOf(other) > countOf(name) ? other : name));
  return new Map(groups.flatMap((group) => group.map((spelling) => [spelling, most(group)])));
}
