/** What a copy holds, kind by kind, what restoring it would do, and what of it cannot be read. */
import { BarredList, countBarred } from '../../ui/files/BarredList.tsx';
import styles from '../../ui/files/Files.module.css';
import { CheckField } from '../../ui/form/Field.tsx';
import { useNow } from '../../ui/time/clock.ts';
import { instantWords } from '../../ui/time/dateWords.ts';
import { countWords } from '../../widgets/recordWords.ts';
import type { BackupFile } from './readBackup.ts';
import { type RestoreCounts, restoredIn, sumOf } from './restoreBackup.ts';
import { countRecords, fatesWords, formsWords } from './restoreWords.ts';

interface RestorePreviewProps {
  file: BackupFile;
  /** How many forms get back what was typed into them. */
  forms: number;
  preview: RestoreCounts;
  /** Records that are different here become what they are in the copy. */
  putsBack: boolean;
  onPutBack(putsBack: boolean): void;
}

export function RestorePreview({ file, forms, preview, putsBack, onPutBack }: RestorePreviewProps) {
  const now = useNow(60_000);
  const { exportedAt, isCut, deleted, barred, records } = file;
  const changed = sumOf(preview, 'changed');
  const restored = restoredIn(preview, putsBack);
  return (
    <div className={styles.preview}>
      <p className={styles.sum}>
        {restored > 0 ? `${countRecords(restored)} to restore` : nothingWords(records.length, changed)}
      </p>
      {exportedAt !== null && <p>The copy was made {instantWords(exportedAt, now)}.</p>}
      {isCut && <p>The file ends in the middle, or is damaged there. What stands before that can be restored.</p>}
      <ul className={styles.groups} aria-label="In the copy">
        {[...preview].map(([entity, counts]) => (
          <li key={entity}>
            {countWords(entity, counts.added + counts.back + counts.changed + counts.same)}: {fatesWords(counts)}
          </li>
        ))}
      </ul>
      {changed > 0 && (
        <CheckField
          name="put-back"
          label={`Also put ${countRecords(changed)} that ${changed === 1 ? 'is' : 'are'} different here back to the copy`}
          checked={putsBack}
          onChange={({ currentTarget }) => onPutBack(currentTarget.checked)}
        />
      )}
      {forms > 0 && <p>Also {formsWords(forms)}: the forms offer it again.</p>}
      {deleted > 0 && (
        <p>
          {countRecords(deleted)} {deleted === 1 ? 'was' : 'were'} deleted when the copy was made, and{' '}
          {deleted === 1 ? 'is' : 'are'} left out.
        </p>
      )}
      <BarredList head={`${countRecords(countBarred(barred))} cannot be read`} barred={barred} />
    </div>
  );
}

function nothingWords(found: number, changed: number): string {
  if (found === 0) return 'There is nothing in this copy to restore';
  return changed > 0 ? 'Nothing of this copy is missing here' : 'All of this copy is here already';
}
