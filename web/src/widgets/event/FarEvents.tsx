/** Events outside the agenda's days, so that none is out of reach: folded away, in order of their distance. */

import type { CivilDate } from '@holdfast/shared/values/civilDate';
import { useState } from 'react';
import { Folded } from '../../ui/Folded.tsx';
import { MoreRows } from '../../ui/MoreRows.tsx';
import { Row } from '../../ui/rows/Row.tsx';
import { dayWords } from '../../ui/time/dateWords.ts';
import { useRecordRow } from '../commands/useRecordRow.tsx';
import { LiveStates } from '../RecordStatus.tsx';
import { events } from './definition.ts';
import type { AgendaSpan, TimedEvent } from './eventTimes.ts';
import { oddDays } from './spanWords.ts';
import { useFarEvents } from './useFarEvents.ts';

interface FarEventsProps {
  name: string;
  part: 'earlier' | 'later';
  span: AgendaSpan;
}

const pageSize = 20;

/** What was just added is in sight, not in the fold. */
export function FarEvents({ name, part, span }: FarEventsProps) {
  const far = useFarEvents(part, span, 0);
  if (far === undefined) return null;
  const { inSight, rest } = far;
  return (
    <>
      {inSight.length > 0 && <FarRows rows={inSight} today={span.first} />}
      {rest > 0 && (
        <Folded name={name} count={rest}>
          {() => <FarList {...{ part, span }} />}
        </Folded>
      )}
    </>
  );
}

function FarList({ part, span }: Omit<FarEventsProps, 'name'>) {
  const [limit, setLimit] = useState(pageSize);
  const far = useFarEvents(part, span, limit);
  if (far === undefined) return null;
  const { rows, rest } = far;
  return (
    <>
      <FarRows rows={rows} today={span.first} />
      <MoreRows shown={rows.length} total={rest} onMore={() => setLimit(limit + pageSize)} />
    </>
  );
}

interface FarRowsProps {
  rows: readonly TimedEvent[];
  today: CivilDate;
}

function FarRows({ rows, today }: FarRowsProps) {
  return (
    <LiveStates entity="event" rows={rows.map(({ event }) => event)}>
      <ul>
        {rows.map((entry) => (
          <FarRow key={entry.event.id} entry={entry} today={today} />
        ))}
      </ul>
    </LiveStates>
  );
}

function FarRow({ entry: { event, from }, today }: { entry: TimedEvent; today: CivilDate }) {
  const row = useRecordRow(events, event);
  return <Row {...row} facts={[dayWords(from.slice(0, 10), today), ...oddDays(event, today), event.place]} />;
}
