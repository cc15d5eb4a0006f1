/** Exactly what signing out would lose: how many of each kind, and the first of them by name [AU3]. */
import { MoreRows } from '../../ui/MoreRows.tsx';
import { countWords } from '../../widgets/recordWords.ts';
import type { Unsent } from '../useUnsentRecords.ts';
import styles from './Account.module.css';
import { lossWords } from './lossWords.ts';

/** `isCertain`: the server is known not to have them; without a session nobody can tell. */
export function Losses({ unsent, isCertain, onMore }: { unsent: Unsent; isCertain: boolean; onMore(): void }) {
  const { count, countByEntity, records, drafts } = unsent;
  const kinds = [...countByEntity].map(([entity, number]) => countWords(entity, number)).join(', ');
  return (
    <div className={styles.losses}>
      <p>{lossWords({ kinds, drafts, isCertain })}</p>
      <ul>
        {records.map(({ entity, id, title }) => (
          <li key={`${entity} ${id}`} dir="auto">
            {title}
          </li>
        ))}
      </ul>
      <MoreRows shown={records.length} total={count} onMore={onMore} />
    </div>
  );
}
