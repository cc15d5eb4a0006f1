/** One link: a letter or an emoji, its title, and a new tab that learns nothing of this one. */
import { Pencil } from 'lucide-react';
import { type ComponentProps, memo, type ReactNode, use } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import { RowPick } from '../../ui/rows/Row.tsx';
import { firstSigns } from '../../ui/words/firstSigns.ts';
import { useRecordRow } from '../commands/useRecordRow.tsx';
import { links, type QuickLink } from './definition.ts';
import styles from './Link.module.css';

interface LinkTileProps {
  link: QuickLink;
  /** The key that opens it. */
  number?: number | undefined;
  /** What it is moved by, in the place of its actions. */
  handle?: ReactNode;
  /** Of its list item, for who moves it. */
  item?: ComponentProps<'li'> | undefined;
}

export const LinkTile = memo(function LinkTile({ link, number, handle, item }: LinkTileProps) {
  const { id, entity, title, onOpen, actions, mark } = useRecordRow(links, link);
  const { url, icon } = link;
  const Pick = use(RowPick);
  return (
    <li data-row={id} data-entity={entity} className={styles.tile} {...item}>
      {Pick && <Pick id={id} title={title} />}
      <a
        className={styles.link}
        href={(!Pick && url) || undefined}
        target="_blank"
        rel="noopener noreferrer"
        title={title}
        draggable={item === undefined}
        aria-keyshortcuts={number?.toString()}
      >
        <span className={styles.icon} aria-hidden="true">
          {firstSigns(icon, 2) || firstSigns(title, 1).toUpperCase()}
        </span>
        <span className={styles.title} dir="auto">
          {title}
        </span>
        {number !== undefined && !Pick && (
          <span className={styles.number} aria-hidden="true">
            {number}
          </span>
        )}
      </a>
      {mark}
      {!Pick && handle}
      {!Pick && !handle && (
        <span className={styles.actions}>
          <IconButton icon={Pencil} label={`Edit ${title}`} onClick={onOpen} />
          {actions.map(({ word, icon, act }) => (
            <IconButton key={word} icon={icon} label={`${word} ${title}`} onClick={act} />
          ))}
        </span>
      )}
    </li>
  );
});
