/** The days ahead, and everything before and after them. */

import { RowList } from '../../ui/rows/RowList.tsx';
import { useToday, useZone } from '../../ui/time/clock.ts';
import { EntityPage } from '../EntityPage.tsx';
import { LiveStates } from '../RecordStatus.tsx';
import { AgendaDays } from './AgendaDays.tsx';
import { events } from './definition.ts';
import { FarEvents } from './FarEvents.tsx';
import { useAgenda } from './useAgenda.ts';

const shownDays = 28;

export function EventPage() {
  const today = useToday();
  const span = { first: today, days: shownDays, zone: useZone() };
  const days = useAgenda(span);
  const rows = days?.flatMap(({ entries }) => entries.map(({ event }) => event)) ?? [];
  return (
    <EntityPage of={events}>
      <LiveStates entity="event" rows={rows}>
        <RowList>
          {days?.length === 0 && <p>Nothing in the next {shownDays} days.</p>}
          <AgendaDays days={days ?? []} today={today} heading="h2" />
        </RowList>
      </LiveStates>
      <FarEvents name="Later" part="later" span={span} />
      <FarEvents name="Earlier" part="earlier" span={span} />
    </EntityPage>
  );
}
