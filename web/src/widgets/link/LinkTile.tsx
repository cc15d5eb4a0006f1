/** One link: a letter or an emoji, its title, and a new tab that learns nothing of this one. */
import { Pencil, Trash2 } from 'lucide-react';
import { memo, use } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import { RowPick } from '../../ui/rows/Row.tsx';
import { firstSigns } from '../../ui/words/firstSigns.ts';
import { openRecord } from '../openRecord.ts';
import { RecordStatus } from '../RecordStatus.tsx';
import { useRowWrites } from '../useRowWrites.ts';
import { links, type QuickLink } from './definition.ts';
import styles from './Link.module.css';

export const LinkTile = memo(function LinkTile({ link }: { link: QuickLink }) {
  const { remove } = useRowWrites(links);
  const { id, url, title, icon } = link;
  const Pick = use(RowPick);
  return (
    <li data-row={id} className={styles.tile}>
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
      <RecordStatus id={id} />
      {!Pick && (
        <span className={styles.actions}>
          <IconButton icon={Pencil} label={`Edit ${title}`} onClick={() => openRecord(link)} />
          <IconButton icon={Trash2} label={`Delete ${title}`} onClick={() => remove(link)} />
        </span>
      )}
    </li>
  );
});
