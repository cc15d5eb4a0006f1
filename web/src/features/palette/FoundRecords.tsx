/** Records among the choices of the palette, and where all of a kind are listed that have what was typed. */
import { Command } from 'cmdk';
import { ListFilter } from 'lucide-react';
import { askedWords } from '../../data/search/findRows.ts';
import { goTo } from '../../ui/page/navigate.ts';
import { kindWord } from '../../widgets/recordWords.ts';
import { searchHref } from '../../widgets/searchHref.ts';
import type { Found } from './findAcross.ts';
import { Marked } from './Marked.tsx';
import styles from './Palette.module.css';

interface FoundRecordsProps {
  found: Found;
  choose(run: () => void): void;
}

export function FoundRecords({ found: { typed, records, more }, choose }: FoundRecordsProps) {
  const asked = askedWords(typed);
  const searched = more.filter(({ everything }) => everything !== undefined);
  return (
    <>
      {records.length > 0 && (
        <Command.Group heading="Records" className={styles.group}>
          {records.map(({ id, widget, title, elsewhere }) => (
            <Command.Item
              key={id}
              value={id}
              onSelect={() => choose(() => goTo(`${widget.path}?open=${id}`))}
              className={styles.item}
            >
              <widget.icon size={18} strokeWidth={1.75} aria-hidden />
              <span className={styles.words}>
                <bdi>
                  <Marked text={title} asked={asked} />
                </bdi>
                {elsewhere !== '' && (
                  <span className={styles.elsewhere}>
                    <bdi>
                      <Marked text={elsewhere} asked={asked} />
                    </bdi>
                  </span>
                )}
              </span>
              <span className={styles.kind}>{kindWord(widget.entity.name)}</span>
            </Command.Item>
          ))}
        </Command.Group>
      )}
      {searched.length > 0 && (
        <Command.Group heading="On a page" className={styles.group}>
          {searched.map((widget) => (
            <Command.Item
              key={widget.path}
              value={widget.path}
              onSelect={() => choose(() => goTo(searchHref(widget, typed)))}
              className={styles.item}
            >
              <ListFilter size={18} strokeWidth={1.75} aria-hidden />
              <span className={styles.words}>
                All {widget.words[1]} with “{typed.trim()}”
              </span>
            </Command.Item>
          ))}
        </Command.Group>
      )}
    </>
  );
}
