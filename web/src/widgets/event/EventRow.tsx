/** One event on its day, or far from it with the day among its facts. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { memo } from 'react';
import { Row } from '../../ui/rows/Row.tsx';
import { wallTimeWords } from '../../ui/time/dateWords.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';
import { useRecordRow } from '../commands/useRecordRow.tsx';
import { events } from './definition.ts';
import { isElsewhere, type TimedEvent } from './eventTimes.ts';
import { oddDays, spanWords } from './spanWords.ts';

interface EventRowProps {
  entry: TimedEvent;
  date: CivilDate;
  today: CivilDate;
}

export const EventRow = memo(function EventRow({ entry, date, today }: EventRowProps) {
  const row = useRecordRow(events, entry.event);
  const { place, start, zone } = entry.event;
  const elsewhere = isElsewhere(entry.event, deviceZone()) && `${wallTimeWords(start)} in ${zone.replaceAll('_', ' ')}`;
  return <Row {...row} facts={[spanWords(entry, date, today), ...oddDays(entry.event, today), elsewhere, place]} />;
});
