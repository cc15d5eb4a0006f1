/** Exactly what signing out would lose: how many of each kind, and the first of them by name [AU3]. */
import { MoreRows } from '../../ui/MoreRows.tsx';
import type { Unsent } from '../useUnsentRecords.ts';
import styles from './Account.module.css';
import { kindsWords } from './kindsWords.ts';
import { lossWords } from './lossWords.ts';

/** `isCertain`: the server is known not to have them; without a session nobody can tell. */
export function Losses({ unsent, isCertain, onMore }: { unsent: Unsent; isCertain: boolean; onMore(): void }) {
  const { count, records, drafts } = unsent;
  return (
    <div className={styles.losses}>
      <p>{lossWords({ kinds: kindsWords(unsent), drafts, isCertain })}</p>
      <ul>
        {records.map(({ entity, id, title }) => (
          <li key={`${entity} ${id}`}>
            <bdi>{title}</bdi>
          </li>
        ))}
      </ul>
      <MoreRows shown={records.length} total={count} onMore={onMore} />
    </div>
  );
}
