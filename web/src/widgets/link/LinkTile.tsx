/** One link: a letter or an emoji, its title, and a new tab that learns nothing of this one. */
import { Pencil } from 'lucide-react';
import { memo, use } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import { RowPick } from '../../ui/rows/Row.tsx';
import { firstSigns } from '../../ui/words/firstSigns.ts';
import { useRecordRow } from '../commands/useRecordRow.tsx';
import { links, type QuickLink } from './definition.ts';
import styles from './Link.module.css';

export const LinkTile = memo(function LinkTile({ link }: { link: QuickLink }) {
  const { id, entity, title, onOpen, actions, mark } = useRecordRow(links, link);
  const { url, icon } = link;
  const Pick = use(RowPick);
  return (
    <li data-row={id} data-entity={entity} className={styles.tile}>
      {Pick && <Pick id={id} title={title} />}
      <a
        className={styles.link}
        href={(!Pick && url) || undefined}
        target="_blank"
        rel="noopener noreferrer"
        title={title}
      >
        <span className={styles.icon} aria-hidden="true">
          {firstSigns(icon, 2) || firstSigns(title, 1).toUpperCase()}
        </span>
        <span className={styles.title} dir="auto">
          {title}
        </span>
      </a>
      {mark}
      {!Pick && (
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
