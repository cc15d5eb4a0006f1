import { wallMinutesBetween } from '@holdfast/shared/values/zonedTime';
import { useWallTime } from '../../../ui/time/clock.ts';
import { dayMinutes } from './placeHours.ts';
import styles from './TimeGrid.module.css';

/** Where the clock stands, in the column of today. */
export function NowLine() {
  const minutes = wallMinutesBetween('1970-01-01T00:00', `1970-01-01${useWallTime().slice(10)}`);
  return <span className={styles.now} style={{ insetBlockStart: `${(minutes / dayMinutes) * 100}%` }} />;
}
