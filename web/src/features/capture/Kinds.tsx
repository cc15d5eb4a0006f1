/** What the empty line can be for. */
import { kindWord } from '../../widgets/recordWords.ts';
import styles from './Capture.module.css';
import type { Reader } from './loadReader.ts';

export function Kinds({ reader, onChoose }: { reader: Reader | null; onChoose(kind: string): void }) {
  return (
    <ul aria-label="Kinds" className={styles.chips} onMouseDown={(event) => event.preventDefault()}>
      {reader?.captureParts.map(({ of: { entity } }) => (
        <li key={entity.name}>
          <button type="button" className={styles.kind} onClick={() => onChoose(entity.name)}>
            {kindWord(entity.name)}
          </button>
        </li>
      ))}
    </ul>
  );
}
