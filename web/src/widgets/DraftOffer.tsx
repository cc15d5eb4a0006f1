/** A draft that was left behind, and what can be done with it: going on, or throwing it away. */
import { X } from 'lucide-react';
import type { DraftRow } from '../data/database.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useNow } from '../ui/time/clock.ts';
import { instantWords } from '../ui/time/dateWords.ts';
import styles from './DraftOffer.module.css';
import { useDropDraft } from './useDraft.ts';

const longest = 60;

interface DraftOfferProps {
  draft: DraftRow;
  onGoOn(draft: DraftRow): void;
}

export function DraftOffer({ draft, onGoOn }: DraftOfferProps) {
  const drop = useDropDraft();
  const now = useNow(60_000);
  return (
    <div className={styles.offer}>
      <p>
        Typed {instantWords(draft.at, now)}, not saved: <bdi>{wordsOf(draft)}</bdi>
      </p>
      <span className={styles.buttons}>
        <Button onClick={() => onGoOn(draft)}>Go on with what you typed</Button>
        <IconButton icon={X} label="Throw away what you typed" onClick={() => drop(draft.id)} />
      </span>
    </div>
  );
}

function wordsOf({ typed }: DraftRow): string {
  const texts = Object.values(typed).map(({ text }) => text.trim());
  const said = texts.filter((text) => text !== '').join(' · ');
  if (said === '') return 'a field emptied';
  return said.length > longest ? `${said.slice(0, longest)}…` : said;
}
