/** What an import would add, in which groups; what is left out, and why. */
import { BarredList, countBarred } from '../../../ui/files/BarredList.tsx';
import type { Barred } from '../../../ui/files/barred.ts';
import styles from '../../../ui/files/Files.module.css';
import { CheckField } from '../../../ui/form/Field.tsx';
import { joinWords } from '../../../ui/words/joinWords.ts';
import { countOf } from '../../commands/writeCommand.ts';
import { links } from '../definition.ts';
import type { Bookmark } from './judgeBookmark.ts';

interface ImportPreviewProps {
  /** What would be added. */
  taken: readonly Bookmark[];
  barred: readonly Barred[];
  /** How many of the file are here already. */
  known: number;
  takesKnown: boolean;
  onTakeKnown(takes: boolean): void;
}

/** So many are named, and the rest counted. */
const namedGroups = 20;

export function ImportPreview({ taken, barred, known, takesKnown, onTakeKnown }: ImportPreviewProps) {
  const groups = groupsOf(taken);
  const cut = taken.filter(({ isCut }) => isCut).length;
  return (
    <div className={styles.preview}>
      <p className={styles.sum}>
        {taken.length === 0 ? 'Nothing to import' : `${countOf(links, taken.length)} to import`}
      </p>
      {groups.length > 0 && (
        <ul className={styles.groups} aria-label="Groups">
          {groups.slice(0, namedGroups).map(({ name, count }) => (
            <li key={name}>
              <bdi>{name || 'No group'}</bdi> · {count.toLocaleString()}
            </li>
          ))}
          {groups.length > namedGroups && <li>{(groups.length - namedGroups).toLocaleString()} more groups</li>}
        </ul>
      )}
      {known > 0 && (
        <CheckField
          name="leave-out-known"
          label={`Leave out ${countOf(links, known)} with an address and group that ${known === 1 ? 'is' : 'are'} here already`}
          checked={!takesKnown}
          onChange={({ currentTarget }) => onTakeKnown(!currentTarget.checked)}
        />
      )}
      {cut > 0 && (
        <p>
          {countOf(links, cut)} {cut === 1 ? 'has' : 'have'} a title or group of more than 500 characters: its end is
          cut off, which “…” shows.
        </p>
      )}
      <BarredList head={`${countOf(links, countBarred(barred))} cannot be imported`} barred={barred} />
    </div>
  );
}

/** By how they are written first: there may be thousands of links in a few groups. */
function groupsOf(taken: readonly Bookmark[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { group } of taken) counts.set(group, (counts.get(group) ?? 0) + 1);
  const countOf = ([, count]: [string, number]) => count;
  return joinWords([...counts], ([group]) => group, countOf).map(({ name, items }) => ({
    name,
    count: items.map(countOf).reduce((sum, count) => sum + count, 0),
  }));
}
