/** One event on its day. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { Facts, Row } from '../../ui/Row.tsx';
import { wallTimeWords } from '../../ui/time/dateWords.ts';
import { deviceZone } from '../../ui/time/deviceZone.ts';
import { RecordStatus } from '../RecordStatus.tsx';
import { RowActions } from '../RowActions.tsx';
import { useRowWrites } from '../useRowWrites.ts';
import { events } from './definition.ts';
import { isElsewhere, type TimedEvent } from './eventTimes.ts';
import { oddDays, spanWords } from './spanWords.ts';

interface EventRowProps {
  entry: TimedEvent;
  date: CivilDate;
  today: CivilDate;
  onEdit(): void;
}

export function EventRow({ entry, date, today, onEdit }: EventRowProps) {
  const { remove } = useRowWrites(events);
  const { id, title, place, start, zone } = entry.event;
  const elsewhere = isElsewhere(entry.event, deviceZone()) && `${wallTimeWords(start)} in ${zone.replaceAll('_', ' ')}`;
  return (
    <Row
      id={id}
      title={title}
      meta={<Facts>{[spanWords(entry, date, today), ...oddDays(entry.event, today), elsewhere, place]}</Facts>}
      mark={<RecordStatus entity="event" id={id} />}
      actions={<RowActions title={title} onEdit={onEdit} onDelete={() => remove(entry.event)} />}
    />
  );
}
