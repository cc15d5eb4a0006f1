/** Events outside the agenda's days, so that none is out of reach: folded away, in order of their distance. */
import { event as entity } from '@holdfast/shared/entities/event';
import { useState } from 'react';
import { useEntityStore } from '../../data/DeviceProvider.tsx';
import type { Query } from '../../data/entityStore.ts';
import { Folded } from '../../ui/Folded.tsx';
import { Facts, Row } from '../../ui/Row.tsx';
import type { CivilDate } from '../../ui/time/civilDate.ts';
import { dayWords } from '../../ui/time/dateWords.ts';
import { MoreRows } from '../../ui/WidgetCard.tsx';
import { RecordStatus } from '../RecordStatus.tsx';
import { RowActions } from '../RowActions.tsx';
import { useRowWrites } from '../useRowWrites.ts';
import type { CalendarEvent } from './eventRecord.ts';

interface FarEventsProps {
  name: string;
  query: Query<typeof entity>;
  today: CivilDate;
  onEdit(event: CalendarEvent): void;
}

const pageSize = 20;

export function FarEvents(props: FarEventsProps) {
  const count = useEntityStore(entity).useCount(props.query);
  if (count === undefined || count === 0) return null;
  return (
    <Folded name={props.name} count={count}>
      {() => <FarList {...props} count={count} />}
    </Folded>
  );
}

function FarList({ query, today, onEdit, count }: FarEventsProps & { count: number }) {
  const store = useEntityStore(entity);
  const { remove } = useRowWrites(store);
  const [limit, setLimit] = useState(pageSize);
  const rows = store.useQuery({ ...query, limit }) ?? [];
  return (
    <>
      <ul>
        {rows.map((event) => (
          <Row
            key={event.id}
            title={event.title}
            meta={<Facts>{[dayWords(event.start.slice(0, 10), today), event.place]}</Facts>}
            mark={<RecordStatus entity="event" id={event.id} />}
            actions={
              <RowActions
                title={event.title}
                onEdit={() => onEdit(event)}
                onDelete={(control) => remove(event.id, event.title, control)}
              />
            }
          />
        ))}
      </ul>
      <MoreRows shown={rows.length} total={count} onMore={() => setLimit(limit + pageSize)} />
    </>
  );
}
