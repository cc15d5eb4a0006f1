/** What is due on one day of a grid: the records themselves while they are few, else how many of each layer. */
import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { hrefWith } from '../../ui/page/navigate.ts';
import { PageLink } from '../../ui/page/PageLink.tsx';
import { openRecord } from '../openRecord.ts';
import type { DueEntry, LayerDays } from './dueLayers.ts';
import styles from './Layers.module.css';

interface DueMarksProps {
  layers: readonly LayerDays[];
  date: CivilDate;
  isStop: boolean;
  /** Up to how many of a layer stand for themselves. */
  shown: number;
  /** The day itself is shown, and nothing but it. */
  isDay?: boolean;
}

export function DueMarks({ layers, date, isStop, shown, isDay = false }: DueMarksProps) {
  const marks = layers.flatMap((layer) => {
    const entries = layer.byDay.get(date) ?? [];
    if (entries.length > shown) return [<CountMark key={layer.of.entity.name} {...{ layer, date, isStop, isDay }} />];
    return entries.map((entry) => <DueMark key={entry.id} {...{ layer, entry, isStop }} />);
  });
  return marks.length > 0 && <ul className={styles.marks}>{marks}</ul>;
}

const iconSize = { size: 12, strokeWidth: 1.75, 'aria-hidden': true } as const;

function DueMark({ layer: { of }, entry, isStop }: { layer: LayerDays; entry: DueEntry; isStop: boolean }) {
  const { icon: Icon, words } = of;
  return (
    <li>
      <button
        type="button"
        tabIndex={isStop ? 0 : -1}
        className={styles.mark}
        title={`${entry.title}, ${words[0]} due`}
        aria-label={`Edit ${entry.title}`}
        onClick={() => openRecord(entry)}
      >
        <Icon {...iconSize} />
        <bdi>{entry.title}</bdi>
      </button>
    </li>
  );
}

interface CountMarkProps {
  layer: LayerDays;
  date: CivilDate;
  isStop: boolean;
  isDay: boolean;
}

/** Leads to the day, and from the day to the page that has them all. */
function CountMark({ layer: { of, due, byDay }, date, isStop, isDay }: CountMarkProps) {
  const { icon: Icon, words, path } = of;
  const count = byDay.get(date)?.length ?? 0;
  return (
    <li>
      <PageLink
        href={isDay ? `${path}${due.search}` : hrefWith({ view: 'day', day: date })}
        tabIndex={isStop ? 0 : -1}
        className={styles.mark}
        aria-label={`${count} ${due.name}`}
      >
        <Icon {...iconSize} />
        <bdi>
          {count} {words[1]}
        </bdi>
      </PageLink>
    </li>
  );
}
