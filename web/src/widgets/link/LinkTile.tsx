/** One link: a letter or an emoji, its title, and a new tab that learns nothing of this one. */
import { firstSigns } from '../../ui/words/firstSigns.ts';
import { RecordStatus } from '../RecordStatus.tsx';
import { RowActions } from '../RowActions.tsx';
import { useRowWrites } from '../useRowWrites.ts';
import { links, type QuickLink } from './definition.ts';
import styles from './Link.module.css';

export function LinkTile({ link, onEdit }: { link: QuickLink; onEdit(): void }) {
  const { remove } = useRowWrites(links);
  const { id, url, title, icon } = link;
  return (
    <li data-row={id} className={styles.tile}>
      <a className={styles.link} href={url || undefined} target="_blank" rel="noopener noreferrer">
        <span className={styles.icon} aria-hidden="true">
          {firstSigns(icon, 2) || firstSigns(title, 1).toUpperCase()}
        </span>
        <span className={styles.title}>
          <bdi>{title}</bdi>
        </span>
      </a>
      <RecordStatus entity="link" id={id} />
      <span className={styles.actions}>
        <RowActions title={title} onEdit={onEdit} onDelete={() => remove(link)} />
      </span>
    </li>
  );
}
