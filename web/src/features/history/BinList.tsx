/** What was deleted in the last days, here or on another device: each comes back by itself. */
import { bringBack } from '../../data/bringBack.ts';
import { useDevice } from '../../data/DeviceProvider.tsx';
import type { BinEntry } from '../../data/history/bin.ts';
import { Button } from '../../ui/Button.tsx';
import { useNotices } from '../../ui/Notices.tsx';
import { LongList } from '../../ui/rows/LongList.tsx';
import { Row } from '../../ui/rows/Row.tsx';
import { useNow } from '../../ui/time/clock.ts';
import { instantWords } from '../../ui/time/dateWords.ts';
import { findWidget } from '../../widgets/allWidgets.ts';
import { kindWord, recordTitle } from '../../widgets/recordWords.ts';
import { wayBack } from '../../widgets/wayBack.ts';
import styles from './History.module.css';
import { useBinPage } from './useBinPage.ts';

export function BinList() {
  return (
    <LongList
      name="bin"
      usePage={useBinPage}
      asked={null}
      empty={<p>What you delete, on whatever device, can be had back from here for 30 days.</p>}
    >
      {(entry) => <Deleted entry={entry} />}
    </LongList>
  );
}

function Deleted({ entry }: { entry: BinEntry }) {
  const device = useDevice();
  const { offerUndo, tell } = useNotices();
  const now = useNow(60_000);
  const { entity, id, at, values } = entry;
  const title = recordTitle(entity, values);
  const Icon = findWidget(entity)?.icon;
  const restore = async () => {
    const words = `Restored “${title}”`;
    const outcome = await bringBack(device, { entity, id }, { words });
    if (!outcome.ok) return tell(outcome);
    offerUndo(words, () => wayBack(device, outcome));
  };
  return (
    <Row
      id={id}
      lead={Icon && <Icon size={16} strokeWidth={1.75} aria-hidden className={styles.icon} />}
      title={title}
      facts={[kindWord(entity), `Deleted ${instantWords(at, now)}`]}
      trail={
        <Button weight="quiet" aria-label={`Restore ${title}`} onClick={restore}>
          Restore
        </Button>
      }
    />
  );
}
