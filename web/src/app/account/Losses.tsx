/** Exactly what signing out would lose: how many of each kind, and the first of them by name [AU3]. */
import { countWords } from '../recordWords.ts';
import type { Unsent } from '../useUnsentRecords.ts';
import styles from './Account.module.css';
import { lossWords } from './lossWords.ts';

/** `isCertain`: the server is known not to have them; without a session nobody can tell. */
export function Losses({ unsent, isCertain }: { unsent: Unsent; isCertain: boolean }) {
  const { count, countByEntity, records } = unsent;
  const kinds = [...countByEntity].map(([entity, number]) => countWords(entity, number)).join(', ');
  const more = count - records.length;
  return (
    <div className={styles.losses}>
      <p>{lossWords(kinds, count, isCertain)}</p>
      <ul>
        {records.map(({ entity, id, title }) => (
          <li key={`${entity} ${id}`} dir="auto">
            {title}
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </div>
  );
}
