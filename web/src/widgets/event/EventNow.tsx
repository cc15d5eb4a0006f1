/** "Cupping at 15:00": what comes next today. */
import { useToday, useWallTime, useZone } from '../../ui/time/clock.ts';
import { wallTimeWords } from '../../ui/time/dateWords.ts';
import { openRecord } from '../openRecord.ts';
import styles from './Event.module.css';
import { useAgenda } from './useAgenda.ts';

export function EventNow() {
  const now = useWallTime();
  const [day] = useAgenda({ first: useToday(), days: 1, zone: useZone() }) ?? [];
  const next = day?.entries.find(({ event, from }) => !event.allDay && from >= now);
  if (next === undefined) return null;
  return (
    <span>
      <button type="button" className={styles.now} onClick={() => openRecord(next.event)}>
        <bdi>{next.event.title}</bdi> at {wallTimeWords(next.from)}
      </button>
    </span>
  );
}
