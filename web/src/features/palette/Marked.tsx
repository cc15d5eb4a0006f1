/** A text, with what it was found by standing out. */
import { markWords } from '../../data/search/markWords.ts';
import styles from './Palette.module.css';

export function Marked({ text, asked }: { text: string; asked: readonly string[] }) {
  return markWords(text, asked).map((part, at) =>
    part.isMarked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
      <b key={at} className={styles.mark}>
        {part.text}
      </b>
    ) : (
      part.text
    ),
  );
}
