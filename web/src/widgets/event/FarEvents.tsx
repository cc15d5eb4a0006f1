/** Events outside the agenda's days, so that none is out of reach: folded away, in order of their distance. */
import { event as entity } from '@holdfast/shared/entities/event';
import { useState } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import { Folded } from '../../ui/Folded.tsx';
import { Facts, Row } from '../../ui/Row.tsx';
import { dayWords } from '../../ui/time/dateWords.ts';
import { MoreRows } from '../../ui/WidgetCard.tsx';
import { RecordStatus } from '../RecordStatus.tsx';
import { RowActions } from '../RowActions.tsx';
import { useRowWrites } from '../useRowWrites.ts';
import type { CalendarEvent } from './eventRecord.ts';
import type { AgendaSpan } from './eventTimes.ts';
import { oddDays } from './spanWords.ts';
import { useFarEvents } from './useAgenda.ts';

interface FarEventsProps {
  name: string;
  part: 'earlier' | 'later';
  span: AgendaSpan;
  onEdit(event: CalendarEvent): void;
}

const pageSize = 20;

export function FarEvents(props: FarEventsProps) {
  const far = useFarEvents(props.part, props.span, 0);
  if (far === undefined || far.count === 0) return null;
  return (
    <Folded name={props.name} count={far.count}>
      {() => <FarList {...props} />}
    </Folded>
  );
}

function FarList({ part, span, onEdit }: FarEventsProps) {
  const { remove } = useRowWrites(useEntityStore(entity));
  const [limit, setLimit] = useState(pageSize);
  const far = useFarEvents(part, span, limit);
  if (far === undefined) return null;
  return (
    <>
      <ul>
        {far.rows.map((timed) => (
          <Row
            key={timed.event.id}
            title={timed.event.title}
            meta={
              <Facts>
                {[
                  dayWords(timed.from.slice(0, 10), span.first),
                  ...oddDays(timed.event, span.first),
                  timed.event.place,
                ]}
              </Facts>
            }
            mark={<RecordStatus entity="event" id={timed.event.id} />}
            actions={
              <RowActions
                title={timed.event.title}
                onEdit={() => onEdit(timed.event)}
                onDelete={(control) => remove(timed.event.id, timed.event.title, control)}
              />
            }
          />
        ))}
      </ul>
      <MoreRows shown={far.rows.length} total={far.count} onMore={() => setLimit(limit + pageSize)} />
    </>
  );
}
